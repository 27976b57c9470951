using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>Looks through a message that somebody wrote or wants to write: what stands out, and then the questions of "mag ik dit plaatsen?". It remembers nothing; where one is travels along.</summary>
public static class MessageCheck
{
    /// <summary>What stands out, and the first question that is still open.</summary>
    public static MessageChecked Begin(ContentSet content, string text, TurnInput input)
    {
        var exchange = new Exchange(content, TurnState.Empty, input);
        var remarks = exchange.Message(exchange.Say(WordingIds.CheckTitle), string.Join("\n", Remarks.Of(exchange, text).Select(line => $"- {line}")));
        if (content.Scenario(ScenarioIds.Post) is not { } scenario)
        {
            return new([remarks], null);
        }

        var known = Positions.NewOnes(scenario.Dialog, Answers.None, Fills.Of(exchange.Lexicon, scenario, text));
        return Of(Walk.On(exchange, DialogVerbs.Begin(scenario.Dialog, content.Hash, known), [remarks, .. Assumed(exchange, scenario, known)], []));
    }

    /// <summary>One step on: an answer, "terug", or an answer that was not right.</summary>
    /// <param name="scenario">Where one was, as the card brought it back; with answers that do not fit one goes on without them.</param>
    public static MessageChecked On(ContentSet content, string scenario, Answers answers, TurnInput input)
    {
        var at = content.Scenario(scenario);
        var dialogs = at is null ? DialogState.Empty : new DialogState([new DialogInstance(at.Id, content.Hash, Positions.Fit(at.Dialog, answers))]);
        return Of(Turn.Decide(content, TurnState.Empty with { Dialogs = dialogs }, input));
    }

    /// <summary>A first card that asks for the text.</summary>
    public static Reply.Message Ask(ContentSet content, TurnInput input)
    {
        var exchange = new Exchange(content, TurnState.Empty, input);
        return exchange.Message(exchange.Say(WordingIds.CheckTitle), exchange.Say(WordingIds.CheckAsk));
    }

    private static ImmutableArray<Reply> Assumed(Exchange exchange, Scenario scenario, Answers known) =>
        known.Given.IsEmpty ? [] : [Corrections.ReadBack(exchange, scenario, known, receipt: null)];

    private static MessageChecked Of(TurnDecision decision) => new(decision.Replies, decision.State.Dialogs.Active);
}

/// <summary>What is said of a message, and where one is in its questions; null at their end.</summary>
public sealed record MessageChecked(ImmutableArray<Reply> Replies, DialogInstance? At);
