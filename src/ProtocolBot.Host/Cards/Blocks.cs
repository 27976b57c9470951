using System.Collections.Immutable;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Host.Cards;

/// <summary>The pieces of which our cards are made, so that they all look alike. Words go in escaped; only <see cref="Markup"/> takes markdown.</summary>
internal static class Blocks
{
    private const int MostAtOnce = 12;

    public static CardElement.TextBlock Heading(string words) =>
        Text(words) with { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextRole.Heading };

    public static CardElement.TextBlock Text(string words) => new(Markdown.Escape(words));

    public static CardElement.TextBlock Strong(string words) => Text(words) with { Weight = TextWeight.Bolder };

    public static CardElement.TextBlock Small(string words) => Text(words) with { Size = TextSize.Small };

    public static CardElement.TextBlock Markup(string markdown) => new(markdown);

    public static CardElement.TextBlock Bullets(IEnumerable<string> lines) => Markup(string.Join("\n", lines.Select(line => $"- {OneLine(line)}")));

    public static CardElement.TextBlock Numbers(IEnumerable<string> lines) => Markup(string.Join("\n", lines.Select((line, at) => $"{at + 1}. {OneLine(line)}")));

    /// <summary>A list to choose from; a long one folds. Clients read its words as markdown too.</summary>
    public static CardElement.ChoiceInput List(string id, string label, IEnumerable<(string Title, string Value)> choices)
    {
        ImmutableArray<CardChoice> all = [.. choices.Select(choice => new CardChoice(Markdown.Escape(choice.Title), choice.Value))];
        return new CardElement.ChoiceInput(Markdown.Escape(label), all) { Id = id, Style = all.Length > MostAtOnce ? ChoiceStyle.Compact : ChoiceStyle.Expanded };
    }

    /// <summary>The words of the protocol, set apart.</summary>
    public static ImmutableArray<CardElement> Quote(Paragraph paragraph) =>
    [
        Strong(Citations.Name(paragraph)) with { Spacing = Spacing.Medium },
        new CardElement.Container([Text(paragraph.Verbatim)]) { Style = ContainerStyle.Emphasis, Spacing = Spacing.Small },
    ];

    /// <summary>A part that a button unfolds.</summary>
    public static CardElement.Container Folded(string id, IEnumerable<CardElement> items) => new([.. items]) { Id = id, IsVisible = false };

    public static CardButton Unfold(string title, string id) => new CardButton.ToggleVisibility([id]) { Title = title };

    private static string OneLine(string line) => Markdown.Escape(line.ReplaceLineEndings(" "));
}
