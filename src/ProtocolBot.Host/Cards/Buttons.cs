using System.Collections.Immutable;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>Turns what can be pressed into at most six buttons on a card; what is more goes into a list, and nothing falls off.</summary>
internal static class Buttons
{
    public const int Most = 6;

    /// <summary>So many of a list's most used keep a button of their own, one press away.</summary>
    private const int AboveList = 4;

    /// <summary>A button that leaves the card's inputs behind.</summary>
    public static CardButton Of(Button button) =>
        new CardButton.Submit(PressData.Of(button)) { Title = button.Label, AssociatedInputs = AssociatedInputs.None };

    public static ImmutableArray<CardButton> Of(IEnumerable<Button> buttons) => [.. buttons.Select(Of)];

    /// <summary>Words that can be pressed, small and beside one another: a way on that is no answer must not look like one.</summary>
    public static CardElement.ColumnSet AsWords(IEnumerable<Button> buttons) =>
        new([.. buttons.Select(button => new CardColumn("auto", [Blocks.Small(button.Label) with { Color = TextColor.Accent, Weight = TextWeight.Bolder }]) { SelectAction = Of(button) })]) { Separator = true, Spacing = Spacing.Medium };

    /// <summary>All beneath the card where they fit. Else the largest kind becomes a list with one button to choose, and its most used stand above it.</summary>
    public static (ImmutableArray<CardElement> Within, ImmutableArray<CardButton> Beneath) Arrange(ImmutableArray<Button> buttons, string label, string choose)
    {
        if (buttons.Length <= Most)
            return ([], Of(buttons));

        var listed = buttons.GroupBy(GroupOf).MaxBy(group => group.Count())!;
        var (kind, value) = listed.Key;
        var above = kind == ButtonKind.Scenario ? listed.Take(AboveList).ToImmutableArray() : [];
        var inList = listed.Except(above).ToImmutableArray();
        var choosing = new CardButton.Submit(PressData.Of(kind, value)) { Title = choose, Style = ActionStyle.Positive };
        ImmutableArray<CardElement> first = above.IsEmpty ? [] : [new CardElement.ActionSet(Of(above))];
        return ([.. first, ListOf(kind, inList, label)], [choosing, .. Of(buttons.Except(inList).Except(above))]);
    }

    /// <summary>Scenarios are one kind; of fixed things those that differ in their argument alone.</summary>
    private static (ButtonKind Kind, string Value) GroupOf(Button button) => (button.Kind, button.Kind == ButtonKind.Ask ? button.Value : "");

    private static CardElement.ChoiceInput ListOf(ButtonKind kind, ImmutableArray<Button> buttons, string label) =>
        Blocks.List(kind == ButtonKind.Scenario ? PressData.ScenarioId : PressData.ArgumentsId, label, buttons.Select(button => (button.Label, kind == ButtonKind.Scenario ? button.Value : string.Join(',', button.Arguments))));
}
