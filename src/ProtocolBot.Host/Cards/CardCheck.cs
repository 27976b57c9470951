using System.Collections.Immutable;
using System.Text.Json;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>Draws every card that the content can show and looks at it, so that a label that is too long is its author's to mend and no teacher's to meet.</summary>
internal static class CardCheck
{
    private const string Channel = "msteams";

    /// <summary>Every card.</summary>
    public static ImmutableArray<ContentProblem> Full(ContentSet content) => Of(content, Screens.Before(content).Concat(Screens.Ends(content)));

    /// <summary>All but verdicts and summaries: what the host has time for when it starts.</summary>
    public static ImmutableArray<ContentProblem> Quick(ContentSet content) => Of(content, Screens.Before(content));

    private static ImmutableArray<ContentProblem> Of(ContentSet content, IEnumerable<Screen> screens)
    {
        var renderer = new ReplyRenderer(content, traces: false);
        return [.. from screen in screens
                   from flaw in Flaws(renderer, screen.Reply)
                   let problem = new ContentProblem(screen.File, Math.Max(1, screen.Line), $"The card of {screen.Name} ({screen.Reply.Tongue}): {flaw.Message}.", flaw.Remedy)
                   group problem by problem into same
                   orderby same.Key.File, same.Key.Line
                   select same.Key];
    }

    private static IEnumerable<(string Message, string Remedy)> Flaws(ReplyRenderer renderer, Reply reply)
    {
        if (renderer.Render(reply, Channel).Attachments is not [{ Content: JsonElement card }])
            return [($"more than {CardJson.MaxBytes} bytes, so that only its text is shown", "Make it shorter, or split it.")];

        var flaws = CardLint.Check(card).Select(flaw => ($"{flaw.Message} (at {flaw.Path})", "Make it shorter, or with fewer answers."));
        return card.GetProperty("fallbackText").GetString() == TextTwin.Of(reply)
            ? flaws
            : flaws.Append(($"more than {CardJson.MaxBytes} bytes together with its plain text", "Make it shorter, or split it."));
    }
}
