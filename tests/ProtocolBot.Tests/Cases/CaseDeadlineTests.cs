using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>The deadlines of the policy's section 2, to the minute.</summary>
public sealed class CaseDeadlineTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(Priority.Normal, 240)]
    [InlineData(Priority.Urgent, 15)]
    public void Whoever_has_not_taken_it_up_is_reminded(Priority priority, int minutes)
    {
        var play = CasePlay.Open(RouteId.Derail, priority: priority);

        Assert.Empty(play.Wait(TimeSpan.FromMinutes(minutes) - Minute));
        Assert.Equal([Notice(Staff.Lead, NoticeKind.Reminder)], play.Wait(Minute));
    }

    [Theory]
    [InlineData(RouteId.Derail, Priority.Normal, 480)]
    [InlineData(RouteId.Derail, Priority.Urgent, 30)]
    [InlineData(RouteId.Report, Priority.Normal, 480)]
    [InlineData(RouteId.Report, Priority.Urgent, 30)]
    public void Still_not_taken_up_goes_to_the_next_in_the_row_and_the_reporter_phones(RouteId route, Priority priority, int minutes)
    {
        var play = CasePlay.Open(route, priority: priority);
        var next = route is RouteId.Derail ? Staff.Head : Staff.Board;
        play.Wait(TimeSpan.FromMinutes(minutes) - Minute);

        Assert.Equal([Notice(next, NoticeKind.PassedOn), Notice(Staff.Teacher, NoticeKind.Phone)], play.Wait(Minute));

        Assert.Contains(CaseAction.Acknowledge, CasePermissions.Of(play.File, next));
        Assert.Contains(CaseAction.Acknowledge, CasePermissions.Of(play.File, play.File.Seats[0].Person));
    }

    [Fact]
    public void It_goes_on_down_the_row_until_it_ends_with_the_FG()
    {
        var play = CasePlay.Open(RouteId.Derail);

        play.Wait(3 * Day);

        Assert.Equal([Staff.Head, Staff.Board, Staff.Officer], play.Told.Where(notice => notice.Kind is NoticeKind.PassedOn).Select(notice => notice.To));
        Assert.Equal(4, play.Told.Count(notice => notice == Notice(Staff.Teacher, NoticeKind.Phone)));
        Assert.Equal([TimerKind.Review], play.Timers.Select(timer => timer.Kind));
    }

    [Fact]
    public void It_passes_over_whom_it_concerns()
    {
        var play = CasePlay.Open(RouteId.Report, involved: [Role.Bestuur]);

        play.Wait(Day);

        Assert.Equal([Staff.Officer], play.Told.Where(notice => notice.Kind is NoticeKind.PassedOn).Select(notice => notice.To));
    }

    [Fact]
    public void A_case_for_the_bestuur_alone_goes_to_nobody_else_and_the_reporter_phones()
    {
        var play = CasePlay.Open(RouteId.Report, chosen: Role.Bestuur, priority: Priority.Urgent);

        Assert.Equal([Notice(Staff.Board, NoticeKind.Reminder), Notice(Staff.Teacher, NoticeKind.Phone)], play.Wait(3 * Day));
        Assert.Equal(Staff.Board, Assert.Single(play.File.Seats).Person);
    }

    [Fact]
    public void Two_who_have_the_first_stage_are_both_reminded_and_one_of_them_is_enough()
    {
        var play = CasePlay.Open(RouteId.Derail, reporter: Role.Leidinggevende);

        Assert.Equal([Notice(Staff.Head, NoticeKind.Reminder), Notice(Staff.Officer, NoticeKind.Reminder)], play.Wait(TimeSpan.FromHours(4)));

        play.Does(Staff.Officer, CaseAction.Acknowledge);
        Assert.Empty(play.Wait(3 * Day));
    }

    [Fact]
    public void The_leidinggevende_is_reminded_of_stage_2_every_24_hours()
    {
        var play = CasePlay.Open(RouteId.Derail);
        play.Does(Staff.Lead, CaseAction.Acknowledge);

        Assert.Empty(play.Wait(Day - Minute));
        Assert.Equal([Notice(Staff.Lead, NoticeKind.StageTwoReminder)], play.Wait(Minute));
        Assert.Equal([Notice(Staff.Lead, NoticeKind.StageTwoReminder)], play.Wait(Day));

        play.Does(Staff.Lead, CaseAction.InformDirectorAndFg);
        Assert.Empty(play.Wait(3 * Day));
    }

    [Fact]
    public void Where_no_second_stage_is_left_nobody_is_reminded_of_it()
    {
        var play = CasePlay.Open(RouteId.Derail, involved: [Role.Directeur, Role.Fg]);
        play.Does(Staff.Board, CaseAction.Acknowledge);

        Assert.Empty(play.Wait(3 * Day));
    }

    [Fact]
    public void A_doubt_without_an_answer_is_brought_up_after_two_school_days()
    {
        // From Monday 09:00 at school.
        var play = CasePlay.Open(RouteId.Doubt);
        play.Does(Staff.Lead, CaseAction.AskFg);

        Assert.Empty(play.Wait(2 * Day - Minute));
        Assert.Equal([Notice(Staff.Lead, NoticeKind.AnswerReminder)], play.Wait(Minute));
        Assert.Equal([Notice(Staff.Lead, NoticeKind.AnswerReminder)], play.Wait(2 * Day));

        play.Does(Staff.Lead, CaseAction.Answer);
        Assert.Empty(play.Wait(7 * Day));
    }

    [Theory]
    [InlineData(RouteId.Doubt)]
    [InlineData(RouteId.Press)]
    public void Doubt_and_press_wait_in_school_hours(RouteId route)
    {
        // Friday 16:00 at school, in winter: one hour is left of the day.
        var play = CasePlay.Open(route, at: CasePlay.Monday + TimeSpan.FromDays(4) + TimeSpan.FromHours(7));
        var first = Assert.Single(play.File.Seats).Person;

        // Monday 11:00.
        Assert.Empty(play.Wait(TimeSpan.FromHours(67) - Minute));
        Assert.Equal([Notice(first, NoticeKind.Reminder)], play.Wait(Minute));
        // Monday 15:00.
        Assert.Contains(Notice(Staff.Teacher, NoticeKind.Phone), play.Wait(TimeSpan.FromHours(4)));
    }

    [Fact]
    public void In_the_holidays_a_doubt_waits_and_a_derailment_does_not()
    {
        var staff = new Staff { Holidays = [new Holiday("herfst", DateOnly.FromDateTime(CasePlay.Monday.Date), DateOnly.FromDateTime(CasePlay.Monday.Date).AddDays(6))] };

        Assert.Empty(CasePlay.Open(RouteId.Doubt, staff).Wait(7 * Day));
        Assert.NotEmpty(CasePlay.Open(RouteId.Derail, staff).Wait(TimeSpan.FromHours(4)));
    }

    [Theory]
    [InlineData(CaseAction.Acknowledge)]
    [InlineData(CaseAction.InformDirectorAndFg)]
    [InlineData(CaseAction.NoDerail)]
    public void Who_does_something_about_it_is_not_reminded_to_take_it_up(CaseAction action)
    {
        var play = CasePlay.Open(RouteId.Derail);

        play.Does(Staff.Lead, action);

        Assert.Empty(play.Wait(Day - Minute));
    }

    [Fact]
    public void A_timer_that_rings_too_late_does_nothing()
    {
        var play = CasePlay.Open(RouteId.Derail);
        var timers = play.Timers.ToList();
        play.Does(Staff.Teacher, CaseAction.Withdraw);

        Assert.Empty(play.Timers);
        Assert.All(timers, timer => Assert.Equal(CaseDecision.Nothing, CaseClock.Due(play.World, play.File, timer)));
    }

    [Fact]
    public void Nobody_to_tell_starts_no_clock()
    {
        var play = CasePlay.Open(RouteId.Derail, involved: [Role.Leidinggevende, Role.Directeur, Role.Fg, Role.Bestuur]);

        Assert.Empty(play.Told);
        Assert.Empty(play.Timers);
        Assert.Equal(CaseStatus.Sent, play.File.Status);
    }

    private static CaseNotice Notice(PersonId to, NoticeKind kind) => new(to, kind);
}
