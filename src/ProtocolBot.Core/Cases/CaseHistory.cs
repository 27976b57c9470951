using ProtocolBot.Core.Directory;

namespace ProtocolBot.Core.Cases;

/// <summary>"Al opgepakt door … om 14:02": what came before an action that is no longer possible.</summary>
internal static class CaseHistory
{
    private static readonly TimeSpan RepeatWithin = TimeSpan.FromMinutes(10);

    /// <summary>The event that stands in the way; null where the action never belonged to this person on this case.</summary>
    public static CaseEvent? WhatPrevents(CaseFile file, PersonId who, CaseAction action) =>
        file.Status is CaseStatus.Closed or CaseStatus.Withdrawn or CaseStatus.Frozen
            ? file.Events.Last(happened => happened is CaseEvent.Answered or CaseEvent.Closed or CaseEvent.Withdrawn or CaseEvent.Frozen)
            : file.Events.LastOrDefault(happened => Prevents(happened, file, who, action));

    /// <summary>The same words of the same person a moment ago: a press that a channel brought twice, under another id.</summary>
    public static bool IsRepeat(CaseFile file, PersonId who, CaseRequest request, DateTimeOffset now) =>
        request.Text is { } text && file.Events.Any(happened => happened.By == who && now - happened.At < RepeatWithin && (request.Action, happened) switch
        {
            (CaseAction.Note, CaseEvent.Noted noted) => noted.Text == text,
            (CaseAction.MessageReporter, CaseEvent.ReporterTold told) => told.Text == text,
            (CaseAction.Add, CaseEvent.Added added) => added.Text == text,
            _ => false,
        });

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
