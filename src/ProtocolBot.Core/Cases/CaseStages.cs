using System.Collections.Immutable;

using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>Actions by which others come to know of a case: the second stage, the FG's advice, and the answer of which the FG hears.</summary>
internal static class CaseStages
{
    /// <summary>What 5.4 obliges to.</summary>
    public static CaseDecision InformDirectorAndFg(Acting act)
    {
        var seats = act.Seating.OfStage(act.File.Stage + 1);
        // Where nobody is left the case itself says so; that more people look at it would not be true.
        ImmutableArray<CaseNotice> toReporter = seats.IsEmpty ? act.TellsTakenUp : [act.ToReporter(NoticeKind.StageTwoOpened)];
        return new CaseDecision
        {
            Events = [.. act.TakesUp, new CaseEvent.StageOpened(act.File.Stage + 1, seats) { At = act.Now, By = act.Who }],
            Notices = [.. Told(seats, NoticeKind.StageTwo), .. toReporter],
            Cancelled = [.. CaseActing.AcknowledgeTimers, TimerKind.StageTwoReminder],
        };
    }

    /// <summary>On a doubt the FG is the next stage; on a report no stage is fixed, and the FG is added to it.</summary>
    public static CaseDecision AskFg(Acting act)
    {
        var isStage = act.File.Route is RouteId.Doubt;
        var stage = isStage ? act.File.Stage + 1 : act.File.Opening.Plan.Length;
        ImmutableArray<Seat> seats = isStage ? act.Seating.OfStage(stage) : act.Seating.Adviser() is { } fg ? [fg] : [];
        return new CaseDecision
        {
            Events = [.. act.TakesUp, new CaseEvent.FgAsked(act.Request.Text) { At = act.Now, By = act.Who }, new CaseEvent.StageOpened(stage, seats) { At = act.Now, By = act.Who }],
            Notices = [.. Told(seats, NoticeKind.Asked), .. act.TellsTakenUp],
            Cancelled = CaseActing.AcknowledgeTimers,
        };
    }

    /// <summary>"The FG advises, the leidinggevende answers"; who was not asked for advice hears of the answer.</summary>
    public static CaseDecision Answer(Acting act)
    {
        var answered = new CaseEvent.Answered(CaseIds.AnswerOf(act.Choice)!.Value, act.Request.Text) { At = act.Now, By = act.Who };
        var informed = act.File.HasNextStage ? act.Seating.OfStage(act.File.Stage + 1) : [];
        ImmutableArray<CaseEvent> opened = informed.IsEmpty ? [] : [new CaseEvent.StageOpened(act.File.Stage + 1, informed) { At = act.Now, By = act.Who }];
        return new CaseDecision
        {
            Events = [.. act.TakesUp, .. opened, answered],
            Notices = [act.ToReporter(NoticeKind.Answered), .. Told(informed, NoticeKind.Informed), .. act.To(Standing.Later, NoticeKind.Informed)],
            Cancelled = CaseActing.AllTimers,
        };
    }

    private static IEnumerable<CaseNotice> Told(ImmutableArray<Seat> seats, NoticeKind kind) => seats.Select(seat => new CaseNotice(seat.Person, kind));
}
