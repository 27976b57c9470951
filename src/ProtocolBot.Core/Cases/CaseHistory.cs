using ProtocolBot.Core.Directory;

namespace ProtocolBot.Core.Cases;

/// <summary>"Al opgepakt door … om 14:02": what came before an action that is no longer possible.</summary>
internal static class CaseHistory
{
    /// <summary>The event that stands in the way; null where the action never belonged to this person on this case.</summary>
    public static CaseEvent? WhatPrevents(CaseFile file, PersonId who, CaseAction action) =>
        file.Status is CaseStatus.Closed or CaseStatus.Withdrawn or CaseStatus.Frozen
            ? file.Events.Last(happened => happened is CaseEvent.Answered or CaseEvent.Closed or CaseEvent.Withdrawn or CaseEvent.Frozen)
            : file.Events.LastOrDefault(happened => Prevents(happened, file, who, action));

    private static bool Prevents(CaseEvent happened, CaseFile file, PersonId who, CaseAction action) => action switch
    {
        CaseAction.Acknowledge => happened is CaseEvent.Acknowledged acknowledged && file.Seats.Any(seat => seat.Person == who && seat.Place == acknowledged.Place),
        CaseAction.Withdraw => happened is CaseEvent.Acknowledged,
        CaseAction.InformDirectorAndFg or CaseAction.NoDerail => happened is CaseEvent.StageOpened,
        CaseAction.AskFg => happened is CaseEvent.FgAsked,
        CaseAction.Advise => happened is CaseEvent.Advised && happened.By == who,
        CaseAction.Answer or CaseAction.Note or CaseAction.MessageReporter or CaseAction.Add or CaseAction.HandOver or CaseAction.Close or CaseAction.NotMe or CaseAction.Export => false,
    };
}
