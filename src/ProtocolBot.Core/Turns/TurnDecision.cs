using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Onboarding;

namespace ProtocolBot.Core.Turns;

/// <summary>All that is remembered of a conversation between turns. Empty means: erase the row.</summary>
/// <param name="Tongue">Set only when the person chose a language.</param>
public sealed record TurnState(DialogState Dialogs, Tongue? Tongue, int Misses)
{
    public static TurnState Empty { get; } = new(DialogState.Empty, null, 0);

    /// <summary>The choice outside a dialog that the next words may answer (one of <see cref="Asks"/>); null when there is none.</summary>
    public string? Asking { get; init; }

    public bool IsEmpty => Dialogs.DialogStack.IsEmpty && Tongue is null && Misses == 0 && Asking is null;
}

/// <summary>What should happen: deciding returns it, and the host makes it so.</summary>
public sealed record TurnDecision(TurnState State, ImmutableArray<Reply> Replies, DialogTurnStatus Status)
{
    /// <summary>The case that begins with this turn; null when none does.</summary>
    public CaseDecision? Case { get; init; }

    /// <summary>How far the person is in the course from now on; null where that is as it was.</summary>
    public LearnerDecision? Learner { get; init; }

    /// <summary>All that is kept of this person beside cases is erased, and with this turn nothing is kept anew.</summary>
    public bool Forgets { get; init; }
}
