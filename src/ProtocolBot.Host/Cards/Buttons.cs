using System.Collections.Immutable;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>Turns what can be pressed into at most six buttons on a card; what is more goes into a list, and nothing falls off.</summary>
internal static class Buttons
{
    public const int Most = 6;

    /// <summary>Buttons beside a list: the most used ones keep a button of their own, so that they stay one press away.</summary>
    private const int BesideList = 4;

    /// <summary>A button that leaves the card's inputs behind.</summary>
    public static CardButton Of(Button button) =>
        new CardButton.Submit(PressData.Of(button)) { Title = button.Label, AssociatedInputs = AssociatedInputs.None };

    public static ImmutableArray<CardButton> Of(IEnumerable<Button> buttons) => [.. buttons.Select(Of)];

    /// <summary>All as buttons where they fit, else the largest kind as a list with one button to choose.</summary>
    public static (CardElement? List, ImmutableArray<CardButton> Actions) Arrange(ImmutableArray<Button> buttons, string label, string choose)
    {
        if (buttons.Length <= Most)
            return (null, Of(buttons));

        var listed = buttons.GroupBy(GroupOf).MaxBy(group => group.Count())!;
        var kept = listed.Key.Kind == ButtonKind.Scenario ? listed.Take(BesideList).ToList() : [];
        var inList = listed.Except(kept).ToImmutableArray();
        var others = buttons.Except(inList).ToImmutableArray();
        return (ListOf(listed.Key.Kind, inList, label), [.. Of(others), Choose(listed.Key.Kind, listed.Key.Value, choose)]);
    }

    /// <summary>Scenarios are one kind; of fixed things those that differ in their argument alone.</summary>
    private static (ButtonKind Kind, string Value) GroupOf(Button button) => (button.Kind, button.Kind == ButtonKind.Ask ? button.Value : "");

    private static CardElement.ChoiceInput ListOf(ButtonKind kind, ImmutableArray<Button> buttons, string label) =>
        new(label, [.. buttons.Select(button => new CardChoice(button.Label, kind == ButtonKind.Scenario ? button.Value : string.Join(',', button.Arguments)))])
        {
            Id = kind == ButtonKind.Scenario ? PressData.ScenarioId : PressData.ArgumentsId,
            Style = ChoiceStyle.Expanded,
        };

    private static CardButton.Submit Choose(ButtonKind kind, string value, string title) => new(PressData.Of(kind, value)) { Title = title };
}
