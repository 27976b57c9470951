using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>From what a person did on a case to what should happen. Pure.</summary>
public static class CaseActing
{
    internal static ImmutableArray<TimerKind> AcknowledgeTimers { get; } = [TimerKind.AcknowledgeReminder, TimerKind.AcknowledgeOverdue];
    internal static ImmutableArray<TimerKind> AllTimers { get; } = [.. Enum.GetValues<TimerKind>()];

    /// <summary>"Verstuur": the case begins, and the first in the plan are told.</summary>
    public static CaseDecision Open(CaseWorld world, CaseOpening opening)
    {
        var seating = Seating.Of(world, opening);
        var seats = seating.First();
        return new CaseDecision
        {
            Events = [new CaseEvent.Opened(opening, seating.Barred, seats) { At = world.Now, By = opening.Reporter }],
            Notices = [.. seats.Select(seat => new CaseNotice(seat.Person, NoticeKind.New))],
            Warned = seats.IsEmpty ? world.Organisation.AdministratorIds : [],
            Timers = seats.IsEmpty ? [] : FirstTimers(world, opening),
        };
    }

    public static CaseDecision Act(CaseWorld world, CaseFile file, PersonId who, CaseRequest request)
    {
        if (!CasePermissions.MaySee(file, who))
        {
            return CaseDecision.Refuse(new CaseRefusal.NoSuchCase());
        }

        if (!CasePermissions.Allows(file, who, request.Action))
        {
            return CaseDecision.Refuse(new CaseRefusal.TooLate(CaseHistory.WhatPrevents(file, who, request.Action)));
        }

        return CaseInput.Missing(file.Route, request) is { } field ? CaseDecision.Refuse(new CaseRefusal.Incomplete(field))
            : CaseHistory.IsRepeat(file, who, request, world.Now) ? CaseDecision.Nothing
            : Do(new Acting(world, file, who, request));
    }

    private static ImmutableArray<CaseTimer> FirstTimers(CaseWorld world, CaseOpening opening)
    {
        var (terms, calendar, now) = (world.Terms, world.Organisation.Calendar, world.Now);
        ImmutableArray<CaseTimer> answer = opening.Route is RouteId.Doubt ? [new(TimerKind.AnswerReminder, calendar.AddSchoolDays(now, terms.AnswerSchoolDays), 0)] : [];
        return
        [
            new(TimerKind.AcknowledgeReminder, terms.ReminderAfter(opening, calendar, now), 0),
            new(TimerKind.AcknowledgeOverdue, terms.OverdueAfter(opening, calendar, now), 0),
            new(TimerKind.Review, now + terms.Review, 0),
            .. answer,
        ];
    }

    private static CaseDecision Do(Acting act) => act.Request.Action switch
    {
        CaseAction.Acknowledge => Acknowledge(act),
        CaseAction.InformDirectorAndFg => CaseStages.InformDirectorAndFg(act),
        CaseAction.AskFg => CaseStages.AskFg(act),
        CaseAction.Advise => CaseDecision.Of(new CaseEvent.Advised(CaseIds.AdviceOf(act.Choice)!.Value, act.Text) { At = act.Now, By = act.Who }) with { Notices = act.To(Standing.First, NoticeKind.Advised) },
        CaseAction.Answer => CaseStages.Answer(act),
        CaseAction.Note => CaseDecision.Of(new CaseEvent.Noted(act.Text) { At = act.Now, By = act.Who }),
        CaseAction.MessageReporter => CaseDecision.Of(new CaseEvent.ReporterTold(act.Text) { At = act.Now, By = act.Who }) with { Notices = [act.ToReporter(NoticeKind.Message)] },
        CaseAction.Add => CaseDecision.Of(new CaseEvent.Added(act.Text) { At = act.Now, By = act.Who }) with { Notices = act.ToSeats(NoticeKind.Added) },
        CaseAction.Withdraw => CaseDecision.Of(new CaseEvent.Withdrawn { At = act.Now, By = act.Who }) with { Notices = act.ToSeats(NoticeKind.Withdrawn), Cancelled = AllTimers },
        CaseAction.HandOver => HandOver(act),
        CaseAction.NoDerail => Close(act, [Outcome.NoDerail]),
        CaseAction.Close => Close(act, [.. act.Request.Choices.Select(CaseIds.OutcomeOf).OfType<Outcome>().Distinct()]),
        CaseAction.NotMe => Freeze(act),
        CaseAction.Export => CaseDecision.Of(new CaseEvent.Exported { At = act.Now, By = act.Who }),
    };

    private static CaseDecision Acknowledge(Acting act)
    {
        var taken = act.File.Events.OfType<CaseEvent.Acknowledged>().Select(acknowledged => acknowledged.Place).ToList();
        var place = act.File.Seats.First(seat => seat.Person == act.Who && !taken.Contains(seat.Place)).Place;
        var first = !act.File.IsAcknowledged;
        return CaseDecision.Of(new CaseEvent.Acknowledged(place) { At = act.Now, By = act.Who }) with
        {
            Notices = first ? [act.ToReporter(NoticeKind.Acknowledged)] : [],
            Timers = first && act.File is { Route: RouteId.Derail, HasNextStage: true } ? [new(TimerKind.StageTwoReminder, act.Now + act.World.Terms.StageTwo, 0)] : [],
            Cancelled = AcknowledgeTimers,
        };
    }

    private static CaseDecision HandOver(Acting act) => act.Seating.Deputy(act.Who) is { } deputy
        ? CaseDecision.Of(new CaseEvent.HandedOver(act.File.Seats.First(seat => seat.Person == act.Who) with { Person = deputy }) { At = act.Now, By = act.Who }) with { Notices = [new CaseNotice(deputy, NoticeKind.HandedOver)] }
        : CaseDecision.Refuse(new CaseRefusal.NoDeputy());

    private static CaseDecision Close(Acting act, ImmutableArray<Outcome> outcomes) => new()
    {
        Events = [.. act.TakesUp, new CaseEvent.Closed(outcomes, act.Request.Text) { At = act.Now, By = act.Who }],
        Notices = [act.ToReporter(NoticeKind.Closed)],
        Cancelled = AllTimers,
    };

    /// <summary>One guardian goes on with it; with nobody left for that the reporter phones. That the guardian still plays that part is looked at as before.</summary>
    private static CaseDecision Freeze(Acting act)
    {
        ImmutableArray<Seat> guardians = act.Seating.Guardian(gone: null) is { } guardian ? [guardian] : [];
        return CaseDecision.Of(new CaseEvent.Frozen(guardians) { At = act.Now, By = act.Who }) with
        {
            Notices = [.. guardians.Select(seat => new CaseNotice(seat.Person, NoticeKind.Frozen)), .. guardians.IsEmpty ? [act.ToReporter(NoticeKind.Phone)] : ImmutableArray<CaseNotice>.Empty],
            Timers = guardians.IsEmpty ? [] : [new(TimerKind.Review, act.Now + act.World.Terms.Review, 0)],
            Cancelled = AllTimers,
        };
    }
}
