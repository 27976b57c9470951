using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

using ProtocolBot.BotFramework;

namespace ProtocolBot.Host.Commands;

/// <summary>What a terminal shows of one reply: its words, and what can be chosen by number.</summary>
internal sealed record ChatReply(string Text, ImmutableArray<ChatChoice> Choices)
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    public static ChatReply Of(Activity activity)
    {
        var cards = (activity.Attachments ?? [])
            .Where(attachment => attachment is { ContentType: CardType, Content.ValueKind: JsonValueKind.Object })
            .Select(attachment => attachment.Content.GetValueOrDefault())
            .ToImmutableArray();
        var text = activity.Text is { Length: > 0 } said ? said : string.Join("\n\n", cards.Select(Words).Where(words => words.Length > 0));
        return new ChatReply(text.Trim(), [.. cards.SelectMany(ChoicesOf), .. Suggested(activity)]);
    }

    /// <summary>Whether the words number the choices themselves; the bot then understands the number as it is.</summary>
    public bool IsNumbered => Text.Split('\n').Any(line => line.TrimStart().StartsWith("1.", StringComparison.Ordinal) || line.TrimStart().StartsWith("1)", StringComparison.Ordinal));

    /// <summary>The card's own text for those who see no card; else what its text blocks say, in order.</summary>
    private static string Words(JsonElement card)
    {
        if (Word(card, "fallbackText") is { Length: > 0 } fallback)
            return fallback;
        var words = new StringBuilder();
        foreach (var text in Inside(card).Where(element => Word(element, "type") == "TextBlock").Select(element => Word(element, "text")))
            words.AppendLine(text);
        return words.ToString().TrimEnd();
    }

    /// <summary>Buttons that send something; one that only unfolds or opens a page is no choice here.</summary>
    private static IEnumerable<ChatChoice> ChoicesOf(JsonElement card) =>
        from element in Inside(card)
        where Word(element, "type") is "Action.Submit" or "Action.Execute"
        let title = Word(element, "title")
        where title is { Length: > 0 } && element.TryGetProperty("data", out _)
        select new ChatChoice(title, element.GetProperty("data"));

    private static IEnumerable<ChatChoice> Suggested(Activity activity) =>
        (activity.SuggestedActions?.Actions ?? []).Where(action => action.Title is { Length: > 0 }).Select(action => new ChatChoice(action.Title ?? "", action.Value));

    private static IEnumerable<JsonElement> Inside(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(member => member.Name != "data").SelectMany(member => Inside(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Inside),
        _ => [],
    };

    private static string? Word(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>Something to choose: its label, and what pressing it would send.</summary>
internal sealed record ChatChoice(string Title, JsonElement? Value);
