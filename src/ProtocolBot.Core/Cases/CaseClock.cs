using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>From time that passed, or a notice that arrived or did not, to what should happen to a case. Pure.</summary>
public static class CaseClock
{
    /// <summary>A timer is due. What it reminds of may have been done meanwhile: then nothing happens.</summary>
    public static CaseDecision Due(CaseWorld world, CaseFile file, CaseTimer timer) => timer.Kind switch
    {
        TimerKind.AcknowledgeReminder when !file.IsAcknowledged && file.IsOpen => Remind(world, timer.Kind, [.. file.Seats.Select(seat => seat.Person).Distinct()], NoticeKind.Reminder),
        TimerKind.AcknowledgeOverdue when !file.IsAcknowledged && file.IsOpen => Overdue(world, file, timer),
        TimerKind.StageTwoReminder when file is { IsOpen: true, Route: RouteId.Derail, HasNextStage: true } =>
            Remind(world, timer.Kind, FirstSeats(file), NoticeKind.StageTwoReminder) with { Timers = [timer with { Due = world.Now + world.Terms.StageTwo, Round = timer.Round + 1 }] },
        TimerKind.AnswerReminder when file is { IsOpen: true, Route: RouteId.Doubt } =>
            Remind(world, timer.Kind, FirstSeats(file), NoticeKind.AnswerReminder) with
            {
                Timers = [timer with { Due = world.Organisation.Calendar.AddSchoolDays(world.Now, world.Terms.AnswerSchoolDays), Round = timer.Round + 1 }],
            },
        TimerKind.Review when file.IsOpen || file.Status is CaseStatus.Frozen => Review(world, file) with { Timers = [timer with { Due = world.Now + world.Terms.Review, Round = timer.Round + 1 }] },
        _ => CaseDecision.Nothing,
    };

    /// <summary>A notice was taken by a channel.</summary>
    public static CaseDecision Delivered(CaseWorld world, CaseFile file, CaseNotice notice, NoticeChannel channel) =>
        file.Events.OfType<CaseEvent.Delivered>().Any(delivered => delivered.To == notice.To && delivered.Notice == notice.Kind && delivered.Channel == channel)
            ? CaseDecision.Nothing
            : new() { Events = [new CaseEvent.Delivered(notice.To, notice.Kind, channel) { At = world.Now }] };

    /// <summary>Teams does not take it: a mail goes.</summary>
    public static CaseDecision NotInTeams(CaseWorld world, CaseNotice notice) =>
        CaseDecision.Of(new CaseEvent.NotDelivered(notice.To, notice.Kind, NoticeChannel.Teams) { At = world.Now });

    /// <summary>No channel takes it: the next in the row has it too, and the reporter is told to phone.</summary>
    public static CaseDecision Undeliverable(CaseWorld world, CaseFile file, CaseNotice notice)
    {
        var failed = new CaseEvent.NotDelivered(notice.To, notice.Kind, NoticeChannel.Mail) { At = world.Now };
        if (file.Status is CaseStatus.Frozen && notice.Kind is NoticeKind.Frozen)
        {
            return new() { Events = [failed], Notices = [new(file.Reporter, NoticeKind.Phone)] };
        }

        if (!file.IsOpen || !BringsTheCase(notice.Kind) || file.Seats.FirstOrDefault(seat => seat.Person == notice.To) is not { } seat || file.IsInHand(seat.Place))
        {
            return new() { Events = [failed] };
        }

        var passed = PassOn(world, file, seat.Place);
        return passed with { Events = [failed, .. passed.Events] };
    }

    /// <summary>A receiver read it for the first time.</summary>
    public static CaseDecision Viewed(CaseWorld world, CaseFile file, PersonId who) =>
        file.Sits(who) && !file.Events.Any(happened => happened is CaseEvent.Viewed && happened.By == who)
            ? new() { Events = [new CaseEvent.Viewed { At = world.Now, By = who }] }
            : CaseDecision.Nothing;

    /// <summary>Whoever left, or does not play the part any more, is replaced by who does. On a frozen case only the guardian matters.</summary>
    public static CaseDecision Review(CaseWorld world, CaseFile file)
    {
        var decision = CaseDecision.Nothing;
        foreach (var seat in (file.IsOpen ? file.Seats : file.Guardians).Where(seat => !Seating.Of(world, file).StillPlays(seat)))
        {
            var now = decision.Events.Aggregate(file, (held, happened) => held.With(happened));
            var seating = Seating.Of(world, now);
            var instead = file.IsOpen ? seating.Instead(seat) : seating.Guardian(gone: seat.Person);
            decision = decision with
            {
                Events = decision.Events.Add(new CaseEvent.Replaced(seat.Person, seat.Place, instead) { At = world.Now }),
                Notices = [.. decision.Notices.Union([ReplacedNotice(now, instead)])],
            };
        }

        return decision;
    }

    /// <summary>Kinds without which a receiver would not know of the case, or of their part in it.</summary>
    public static bool BringsTheCase(NoticeKind kind) =>
        kind is NoticeKind.New or NoticeKind.PassedOn or NoticeKind.StageTwo or NoticeKind.Asked or NoticeKind.HandedOver;

    private static CaseDecision Overdue(CaseWorld world, CaseFile file, CaseTimer timer)
    {
        var places = file.Seats.Where(seat => seat.Stage == file.Seats.Min(other => other.Stage)).Select(seat => seat.Place).Distinct().ToList();
        var decision = CaseDecision.Nothing;
        foreach (var place in places)
        {
            var now = decision.Events.Aggregate(file, (held, happened) => held.With(happened));
            var passed = PassOn(world, now, place);
            decision = decision with { Events = decision.Events.AddRange(passed.Events), Notices = [.. decision.Notices.Union(passed.Notices)] };
        }

        var again = decision.Events.Any(happened => happened is CaseEvent.PassedOn { To: not null });
        var due = world.Terms.OverdueAfter(file.Opening, world.Organisation.Calendar, world.Now);
        return again ? decision with { Timers = [timer with { Due = due, Round = timer.Round + 1 }] } : decision;
    }

    private static CaseNotice ReplacedNotice(CaseFile file, Seat? instead) => instead is null
        ? new(file.Reporter, NoticeKind.Phone)
        : new(instead.Person, file.IsOpen ? NoticeKind.New : NoticeKind.Frozen);

    private static CaseDecision PassOn(CaseWorld world, CaseFile file, int place)
    {
        var next = Seating.Of(world, file).Next(place);
        return new()
        {
            Events = [new CaseEvent.PassedOn(place, next) { At = world.Now }],
            Notices = [.. next is null ? ImmutableArray<CaseNotice>.Empty : [new CaseNotice(next.Person, NoticeKind.PassedOn)], new CaseNotice(file.Reporter, NoticeKind.Phone)],
        };
    }

    private static CaseDecision Remind(CaseWorld world, TimerKind timer, ImmutableArray<PersonId> people, NoticeKind kind) => new()
    {
        Events = [new CaseEvent.Reminded(timer) { At = world.Now }],
        Notices = [.. people.Select(person => new CaseNotice(person, kind))],
    };

    private static ImmutableArray<PersonId> FirstSeats(CaseFile file) =>
        [.. file.Seats.Select(seat => seat.Person).Distinct().Where(person => CasePermissions.StandingOf(file, person) is Standing.First)];
}
