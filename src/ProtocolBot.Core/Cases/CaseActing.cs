using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>All that deciding about a case may look at.</summary>
public sealed record CaseWorld(Organisation Organisation, CaseTerms Terms, DateTimeOffset Now)
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The day at school.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Amsterdam).DateTime);
}

/// <summary>From what a person did on a case to what should happen. Pure.</summary>
public static class CaseActing
{
    private static readonly ImmutableArray<TimerKind> AcknowledgeTimers = [TimerKind.AcknowledgeReminder, TimerKind.AcknowledgeOverdue];
    private static readonly ImmutableArray<TimerKind> AllTimers = [.. Enum.GetValues<TimerKind>()];

    /// <summary>"Verstuur": the case begins, and the first in the plan are told.</summary>
    public static CaseDecision Open(CaseWorld world, CaseOpening opening)
    {
        var barred = Seating.Barred(world.Organisation, opening);
        var seats = Seating.First(world.Organisation, opening, barred, world.Today);
        var calendar = world.Organisation.Calendar;
        var timers = ImmutableArray.CreateBuilder<CaseTimer>();
        if (!seats.IsEmpty)
        {
            timers.Add(new(TimerKind.AcknowledgeReminder, world.Terms.ReminderAfter(opening, calendar, world.Now), 0));
            timers.Add(new(TimerKind.AcknowledgeOverdue, world.Terms.OverdueAfter(opening, calendar, world.Now), 0));
            timers.Add(new(TimerKind.Review, world.Now + world.Terms.Review, 0));
        }

        if (!seats.IsEmpty && opening.Route is RouteId.Doubt)
        {
            timers.Add(new(TimerKind.AnswerReminder, calendar.AddSchoolDays(world.Now, world.Terms.AnswerSchoolDays), 0));
        }

        return new CaseDecision
        {
            Events = [new CaseEvent.Opened(opening, barred, seats) { At = world.Now, By = opening.Reporter }],
            Notices = [.. seats.Select(seat => new CaseNotice(seat.Person, NoticeKind.New))],
            Timers = timers.ToImmutable(),
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

    private static CaseDecision Do(Acting act) => act.Request.Action switch
    {
        CaseAction.Acknowledge => Acknowledge(act),
        CaseAction.InformDirectorAndFg => OpenStage(act, NoticeKind.StageTwo, [], NoticeKind.StageTwoOpened, TimerKind.StageTwoReminder),
        CaseAction.AskFg => AskFg(act),
        CaseAction.Advise => CaseDecision.Of(new CaseEvent.Advised(CaseIds.AdviceOf(act.Choice)!.Value, act.Text) { At = act.Now, By = act.Who }) with { Notices = act.To(Standing.First, NoticeKind.Advised) },
        CaseAction.Answer => Answer(act),
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

    private static CaseDecision AskFg(Acting act)
    {
        var asked = new CaseEvent.FgAsked(act.Request.Text) { At = act.Now, By = act.Who };
        if (act.File.Route is RouteId.Doubt)
        {
            return OpenStage(act, NoticeKind.Asked, [asked], null, null);
        }

        // On a report no stage is fixed: the FG is added to it.
        var stage = act.File.Opening.Plan.Length;
        var place = act.File.Opening.Plan.Sum(roles => roles.Length);
        ImmutableArray<Seat> seats = Seating.Of(act.World.Organisation, act.File, Role.Fg, stage, place, act.World.Today) is { } fg ? [fg] : [];
        return Opened(act, stage, seats, NoticeKind.Asked, [asked], null, null);
    }

    private static CaseDecision OpenStage(Acting act, NoticeKind notice, ImmutableArray<CaseEvent> before, NoticeKind? toReporter, TimerKind? cancels)
    {
        var stage = act.File.Stage + 1;
        var seats = Seating.OfStage(act.World.Organisation, act.File, stage, act.World.Today);
        return Opened(act, stage, seats, notice, before, toReporter, cancels);
    }

    /// <summary>Whoever opens a stage has taken the case up.</summary>
    private static CaseDecision Opened(Acting act, int stage, ImmutableArray<Seat> seats, NoticeKind notice, ImmutableArray<CaseEvent> before, NoticeKind? toReporter, TimerKind? cancels)
    {
        ImmutableArray<CaseEvent> taken = act.TakesUp();
        return new CaseDecision
        {
            Events = [.. taken, .. before, new CaseEvent.StageOpened(stage, seats) { At = act.Now, By = act.Who }],
            Notices = [.. seats.Select(seat => new CaseNotice(seat.Person, notice)), .. toReporter is { } kind ? [act.ToReporter(kind)] : taken.IsEmpty ? ImmutableArray<CaseNotice>.Empty : [act.ToReporter(NoticeKind.Acknowledged)]],
            Cancelled = [.. AcknowledgeTimers, .. cancels is { } timer ? [timer] : ImmutableArray<TimerKind>.Empty],
        };
    }

    /// <summary>"The FG advises, the leidinggevende answers"; who was not asked for advice hears of the answer.</summary>
    private static CaseDecision Answer(Acting act)
    {
        var answered = new CaseEvent.Answered(CaseIds.AnswerOf(act.Choice)!.Value, act.Request.Text) { At = act.Now, By = act.Who };
        ImmutableArray<Seat> informed = act.File.HasNextStage ? Seating.OfStage(act.World.Organisation, act.File, act.File.Stage + 1, act.World.Today) : [];
        ImmutableArray<CaseEvent> opened = informed.IsEmpty ? [] : [new CaseEvent.StageOpened(act.File.Stage + 1, informed) { At = act.Now, By = act.Who }];
        return new CaseDecision
        {
            Events = [.. act.TakesUp(), .. opened, answered],
            Notices = [act.ToReporter(NoticeKind.Answered), .. informed.Select(seat => new CaseNotice(seat.Person, NoticeKind.Informed)), .. act.To(Standing.Later, NoticeKind.Informed)],
            Cancelled = AllTimers,
        };
    }

    private static CaseDecision HandOver(Acting act) =>
        Seating.Deputy(act.World.Organisation, act.File, act.File.Seats.First(seat => seat.Person == act.Who)) is { } deputy
            ? CaseDecision.Of(new CaseEvent.HandedOver(deputy) { At = act.Now, By = act.Who }) with { Notices = [new CaseNotice(deputy.Person, NoticeKind.HandedOver)] }
            : CaseDecision.Refuse(new CaseRefusal.NoDeputy());

    private static CaseDecision Close(Acting act, ImmutableArray<Outcome> outcomes) => new()
    {
        Events = [.. act.TakesUp(), new CaseEvent.Closed(outcomes, act.Request.Text) { At = act.Now, By = act.Who }],
        Notices = [act.ToReporter(NoticeKind.Closed)],
        Cancelled = AllTimers,
    };

    /// <summary>The FG is told where the FG is in the route and may be, else the bestuur.</summary>
    private static CaseDecision Freeze(Acting act)
    {
        var guardians = Guardians(act);
        return CaseDecision.Of(new CaseEvent.Frozen(guardians) { At = act.Now, By = act.Who }) with
        {
            Notices = [.. guardians.Select(seat => new CaseNotice(seat.Person, NoticeKind.Frozen))],
            Cancelled = AllTimers,
        };
    }

    private static ImmutableArray<Seat> Guardians(Acting act)
    {
        var inRoute = act.File.Opening.Plan.Any(stage => stage.Contains(Role.Fg)) || act.File.Seats.Any(seat => seat.Role is Role.Fg);
        ImmutableArray<Role> wanted = inRoute ? [Role.Fg, Role.Bestuur] : [Role.Bestuur];
        var place = act.File.Opening.Plan.Sum(roles => roles.Length) + 1;
        foreach (var role in wanted)
        {
            if (act.File.Seats.FirstOrDefault(seat => seat.Role == role) is { } sits)
            {
                return [sits];
            }

            if (Seating.Of(act.World.Organisation, act.File, role, act.File.Opening.Plan.Length + 1, place, act.World.Today) is { } seat)
            {
                return [seat];
            }
        }

        return [];
    }
}
