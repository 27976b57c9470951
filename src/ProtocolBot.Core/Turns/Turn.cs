using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;

namespace ProtocolBot.Core.Turns;

/// <summary>One turn, decided: from what was remembered and what the person did to what should happen. Pure.</summary>
public static class Turn
{
    public static TurnDecision Decide(ContentSet content, TurnState state, TurnInput input)
    {
        if (input is TurnInput.Left)
        {
            // Nobody reads an answer any more.
            return new TurnDecision(TurnState.Empty, [], DialogTurnStatus.Cancelled) { Forgets = true };
        }

        var deployed = Deploys.Take(content, state.Dialogs);
        var exchange = new Exchange(content, state with { Dialogs = deployed.Dialogs }, input);
        var decision = deployed switch
        {
            { Gone: { } gone } when input is not TurnInput.Joined => Rescue.ScenarioGone(exchange, gone),
            { Changed: true } => AfterDeploy(exchange),
            _ when HasEnded(exchange) => Walk.On(exchange, exchange.Dialogs, [], []),
            _ when IsOnlyAFile(input) => exchange.Stay(exchange.Dialogs.Active is null ? [] : [Walk.Present(exchange, exchange.Dialogs, [])]),
            _ => Decide(exchange),
        };
        return input.HasFile ? decision with { Replies = [NoFiles(exchange, decision), .. decision.Replies] } : decision;
    }

    /// <summary>It is the first reply now, so it says what was understood too.</summary>
    private static Reply.Message NoFiles(Exchange exchange, TurnDecision decision) =>
        exchange.Message(null, exchange.Say(WordingIds.NoFiles)) with { Understanding = decision.Replies.FirstOrDefault()?.Understanding };

    private static bool IsOnlyAFile(TurnInput input) => input is TurnInput.Said { HasFile: true, Text: var text } && string.IsNullOrWhiteSpace(text);

    /// <summary>No dialog that ended is kept, unless the content changed or what was kept is not ours: then its end is said now.</summary>
    private static bool HasEnded(Exchange exchange) => exchange.Dialogs.Active is not null && Walk.PresentStep(exchange, exchange.Dialogs) is null;

    private static TurnDecision Decide(Exchange exchange) => Lessons.Return(exchange, Lessons.Decide(exchange) ?? Plain(exchange));

    private static TurnDecision Plain(Exchange exchange) => exchange.Input switch
    {
        TurnInput.Said said => Typed.Decide(exchange, said.Text),
        TurnInput.Pressed pressed => Presses.Decide(exchange, pressed),
        TurnInput.Asked asked => AskedFor.Decide(exchange, asked.What, asked.Arguments),
        TurnInput.Joined => Lessons.Offer(exchange, Greeting.Welcome(exchange)),
        TurnInput.OnCase => Rescue.OldButton(exchange),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The content changed since the last turn. A button says which question it answers; a number or a word might mean another question by now.</summary>
    private static TurnDecision AfterDeploy(Exchange exchange)
    {
        if (HasEnded(exchange))
        {
            return Walk.On(exchange, exchange.Dialogs, [exchange.Message(null, exchange.Say(WordingIds.ContentChanged))], []);
        }

        var decision = exchange.Input is TurnInput.Said said && !Typed.IsCommand(exchange, said.Text)
            ? exchange.Stay(Walk.Present(exchange, exchange.Dialogs, []))
            : Decide(exchange);
        return decision with { Replies = [exchange.Message(null, exchange.Say(WordingIds.ContentChanged)), .. decision.Replies] };
    }
}
