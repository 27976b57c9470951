using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Turns;

/// <summary>When it went wrong: not understood once, twice, three times; a button of before; a dialog that is gone. Always kind, never a dead end.</summary>
internal static class Rescue
{
    private const int Twice = 2;

    public static TurnDecision NotUnderstood(Exchange exchange, string? text) =>
        exchange.Dialogs.Active is { } active ? InDialog(exchange, active.Misses + 1) : Outside(exchange, exchange.State.Misses + 1);

    /// <summary>A button whose question has passed: here is the present one, or the menu.</summary>
    public static TurnDecision OldButton(Exchange exchange) => exchange.Dialogs.Active is null
        ? exchange.Stay(Greeting.MenuCard(exchange, exchange.Say(WordingIds.OldButtonIdle)))
        : exchange.Stay(Walk.Present(exchange, exchange.Dialogs, [exchange.Say(WordingIds.OldButton)]));

    /// <summary>The content changed and the dialog is not in it any more.</summary>
    public static TurnDecision ScenarioGone(Exchange exchange, string scenario) =>
        exchange.Decision(DialogState.Empty, [Greeting.MenuCard(exchange, exchange.Say(WordingIds.ScenarioGone))]) with { Status = DialogTurnStatus.Cancelled };

    private static TurnDecision InDialog(Exchange exchange, int misses)
    {
        var dialogs = exchange.Dialogs.Miss();
        ImmutableArray<Reply> replies = misses switch
        {
            < Twice => [Walk.Present(exchange, dialogs, [exchange.Say(WordingIds.ReAsk)])],
            Twice => [Walk.Present(exchange, dialogs, [exchange.Say(WordingIds.ReAskList), .. Numbered(exchange, dialogs)])],
            _ => [Human(exchange), Walk.Present(exchange, dialogs, [exchange.Say(WordingIds.BackToQuestion)])],
        };
        return exchange.Decision(dialogs, replies);
    }

    private static TurnDecision Outside(Exchange exchange, int misses)
    {
        ImmutableArray<Reply> replies = misses switch
        {
            < Twice => [Greeting.MenuCard(exchange, exchange.Say(WordingIds.NotUnderstood))],
            Twice => [Greeting.MenuCard(exchange, exchange.Say(WordingIds.NotUnderstoodAgain))],
            _ => [Human(exchange)],
        };
        return exchange.Stay() with { State = exchange.State with { Misses = misses, Asking = null }, Replies = replies };
    }

    /// <summary>Who to ask when the bot does not understand.</summary>
    private static Reply.Message Human(Exchange exchange) => exchange.Message(
        exchange.Say(WordingIds.HumanTitle),
        $"{exchange.Say(WordingIds.HumanText)}\n\n- {Summaries.Receiver(exchange, Role.Leidinggevende)}\n- {Summaries.Receiver(exchange, Role.Fg)}",
        exchange.MenuButton);

    private static IEnumerable<string> Numbered(Exchange exchange, DialogState dialogs) =>
        Walk.PresentStep(exchange, dialogs) is { } step
            ? AnswerReading.ChoicesOf(step.Prompt).Select((choice, at) => $"{(at + 1).ToString(CultureInfo.InvariantCulture)}. {exchange.Say(choice.Label)}")
            : [];
}
