using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Turns;

/// <summary>One turn, decided: from what was remembered and what the person did to what should happen. Pure.</summary>
public static class Turn
{
    public static TurnDecision Decide(ContentSet content, TurnState state, TurnInput input) =>
        new(state, [], Dialogs.DialogTurnStatus.Empty);
}
