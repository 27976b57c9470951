using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>People fall ill, leave, change parts and press the wrong thing; the case stays with who should have it.</summary>
public sealed class LifeHappensTests
{
    [Fact]
    public void Who_is_ill_is_replaced_by_the_deputy_from_the_start() =>
        Assert.Equal([Notice(Staff.DeputyOf(Staff.Lead), NoticeKind.New)], CasePlay.Open(RouteId.Derail, new Staff { Absent = [Staff.Lead] }).Told);

    [Fact]
    public void Who_is_ill_without_a_deputy_is_replaced_by_the_next_in_the_row() =>
        Assert.Equal([Notice(Staff.Head, NoticeKind.New)], CasePlay.Open(RouteId.Derail, new Staff { Absent = [Staff.Lead], Deputies = [] }).Told);

    [Fact]
    public void The_deputy_of_whom_it_concerns_does_not_get_it_in_their_place() =>
        Assert.Equal([Notice(Staff.Board, NoticeKind.New)], CasePlay.Open(RouteId.Derail, new Staff { Directeur = Staff.Lead }, involved: [Role.Leidinggevende]).Told);

    [Fact]
    public void The_leidinggevende_whom_the_reporter_picked_has_it_or_when_ill_that_persons_deputy()
    {
        var staff = new Staff { Leidinggevende = null };

        Assert.Equal([Notice(Staff.Lead, NoticeKind.New)], CasePlay.Open(RouteId.Derail, staff, pick: Staff.Lead).Told);
        Assert.Equal([Notice(Staff.DeputyOf(Staff.Lead), NoticeKind.New)], CasePlay.Open(RouteId.Derail, staff with { Absent = [Staff.Lead] }, pick: Staff.Lead).Told);
    }

    [Fact]
    public void Where_no_leidinggevende_is_known_the_directeur_has_stage_1_and_stage_2_tells_the_FG_alone()
    {
        var play = CasePlay.Open(RouteId.Derail, new Staff { Leidinggevende = null });

        Assert.Equal([Notice(Staff.Head, NoticeKind.New)], play.Told);
        Assert.Equal([Notice(Staff.Officer, NoticeKind.StageTwo), Notice(Staff.Teacher, NoticeKind.StageTwoOpened)], play.Does(Staff.Head, CaseAction.InformDirectorAndFg));
    }

    [Fact]
    public void A_directeur_who_is_also_the_leidinggevende_is_not_replaced_by_the_bestuur_in_stage_2()
    {
        var play = CasePlay.Open(RouteId.Derail, new Staff { Directeur = Staff.Lead });

        Assert.Equal([Notice(Staff.Officer, NoticeKind.StageTwo), Notice(Staff.Teacher, NoticeKind.StageTwoOpened)], play.Does(Staff.Lead, CaseAction.InformDirectorAndFg));
    }

    [Fact]
    public void Stage_2_without_anybody_left_is_not_called_opened()
    {
        var play = CasePlay.Open(RouteId.Derail);
        play.Becomes(staff => staff with { Gone = [Staff.Head, Staff.Officer, Staff.Board], Deputies = [] });

        Assert.Equal([Notice(Staff.Teacher, NoticeKind.Acknowledged)], play.Does(Staff.Lead, CaseAction.InformDirectorAndFg));
        Assert.Contains(CaseAction.Close, CasePermissions.Of(play.File, Staff.Lead));
    }

    [Fact]
    public void Who_leaves_in_the_middle_is_replaced_at_the_next_look()
    {
        var play = CasePlay.Open(RouteId.Doubt);
        play.Does(Staff.Lead, CaseAction.Acknowledge);
        play.Becomes(staff => staff with { Gone = [Staff.Lead], Leidinggevende = Staff.Stranger });

        Assert.Contains(Notice(Staff.Stranger, NoticeKind.New), play.Wait(TimeSpan.FromDays(1)));
        Assert.False(CasePermissions.MaySee(play.File, Staff.Lead));
        play.Does(Staff.Stranger, CaseAction.Answer);
    }

    [Fact]
    public void Who_leaves_and_is_not_replaced_leaves_it_to_the_next_in_the_row_who_may_have_it_already()
    {
        var play = CasePlay.Open(RouteId.Derail);
        play.Does(Staff.Lead, CaseAction.InformDirectorAndFg);
        play.Becomes(staff => staff with { Gone = [Staff.Lead], Leidinggevende = null, Deputies = [] });

        play.Review();

        Assert.DoesNotContain(play.Told, notice => notice.To == Staff.Board);
        Assert.Equal(Standing.First, CasePermissions.StandingOf(play.File, Staff.Head));
        play.Does(Staff.Head, CaseAction.Close);
    }

    [Fact]
    public void When_nobody_is_left_after_somebody_left_the_reporter_phones()
    {
        var play = CasePlay.Open(RouteId.Press);
        play.Becomes(staff => staff with { Gone = [Staff.Head, Staff.Board, Staff.Officer], Deputies = [] });

        Assert.Equal([Notice(Staff.Teacher, NoticeKind.Phone)], play.Review().Notices);
    }

    [Fact]
    public void A_part_that_changes_hands_takes_the_case_along()
    {
        var play = CasePlay.Open(RouteId.Press);
        play.Does(Staff.Head, CaseAction.Acknowledge);
        play.Becomes(staff => staff with { Directeur = Staff.Stranger });

        Assert.Equal([Notice(Staff.Stranger, NoticeKind.New)], play.Review().Notices);
        Assert.False(CasePermissions.MaySee(play.File, Staff.Head));
        play.Does(Staff.Stranger, CaseAction.Close);
    }

    [Fact]
    public void A_part_that_falls_vacant_leaves_the_case_with_who_had_it()
    {
        var play = CasePlay.Open(RouteId.Press);
        play.Becomes(staff => staff with { Directeur = null });

        Assert.Equal(CaseDecision.Nothing, play.Review());
    }

    [Fact]
    public void A_deputy_keeps_it_when_the_holder_is_back()
    {
        var play = CasePlay.Open(RouteId.Press, new Staff { Absent = [Staff.Head] });
        play.Becomes(staff => staff with { Absent = [] });

        Assert.Equal(CaseDecision.Nothing, play.Review());
    }

    [Fact]
    public void It_is_handed_over_with_all_that_one_had()
    {
        var (play, deputy) = (CasePlay.Open(RouteId.Derail), Staff.DeputyOf(Staff.Lead));

        Assert.Equal([Notice(deputy, NoticeKind.HandedOver)], play.Does(Staff.Lead, CaseAction.HandOver));

        Assert.False(CasePermissions.MaySee(play.File, Staff.Lead));
        Assert.Equal([Notice(deputy, NoticeKind.Reminder)], play.Wait(TimeSpan.FromHours(4)));
        play.Does(deputy, CaseAction.InformDirectorAndFg);
    }

    [Fact]
    public void It_is_handed_to_nobody_who_is_gone_ill_concerned_or_has_it()
    {
        var deputy = Staff.DeputyOf(Staff.Lead);
        Staff[] schools =
        [
            new() { Deputies = [] },
            new() { Gone = [deputy] },
            new() { Absent = [deputy] },
            new() { Deputies = [(Staff.Lead, Staff.Officer)] },
            new() { Deputies = [(Staff.Lead, Staff.Teacher)] },
        ];

        Assert.All(schools, staff => Assert.IsType<CaseRefusal.NoDeputy>(CasePlay.Open(RouteId.Derail, staff, involved: [Role.Fg]).Act(Staff.Lead, CaseAction.HandOver).Refused));
    }

    [Fact]
    public void This_was_not_me_freezes_it_and_tells_the_FG()
    {
        var play = CasePlay.Open(RouteId.Derail);
        play.Does(Staff.Lead, CaseAction.Acknowledge);

        Assert.Equal([Notice(Staff.Officer, NoticeKind.Frozen)], play.Does(Staff.Teacher, CaseAction.NotMe));

        Assert.Equal(CaseStatus.Frozen, play.File.Status);
        Assert.Empty(CasePermissions.Of(play.File, Staff.Lead));
        Assert.IsType<CaseEvent.Frozen>(Assert.IsType<CaseRefusal.TooLate>(play.Act(Staff.Lead, CaseAction.Note).Refused).Before);
        Assert.Empty(play.Wait(TimeSpan.FromDays(10)));
        Assert.Equal([Notice(Staff.Teacher, NoticeKind.Closed)], play.Does(Staff.Officer, CaseAction.Close));
    }

    [Theory]
    [InlineData(RouteId.Press)]
    [InlineData(RouteId.Report)]
    public void Where_the_FG_is_not_in_the_route_the_bestuur_looks_after_what_is_frozen(RouteId route) =>
        Assert.Equal([Notice(Staff.Board, NoticeKind.Frozen)], CasePlay.Open(route).Does(Staff.Teacher, CaseAction.NotMe));

    [Fact]
    public void Where_the_FG_may_not_the_bestuur_looks_after_what_is_frozen() =>
        Assert.Equal([Notice(Staff.Board, NoticeKind.Frozen)], CasePlay.Open(RouteId.Derail, involved: [Role.Fg]).Does(Staff.Teacher, CaseAction.NotMe));

    [Fact]
    public void A_frozen_case_that_nobody_can_look_after_makes_the_reporter_phone()
    {
        Assert.Equal([Notice(Staff.Teacher, NoticeKind.Phone)], CasePlay.Open(RouteId.Derail, involved: [Role.Fg, Role.Bestuur]).Does(Staff.Teacher, CaseAction.NotMe));

        var play = CasePlay.Open(RouteId.Derail);
        play.Does(Staff.Teacher, CaseAction.NotMe);
        Assert.Equal([Notice(Staff.Teacher, NoticeKind.Phone)], play.Undeliverable(Staff.Officer, NoticeKind.Frozen).Notices);
    }

    [Fact]
    public void A_guardian_who_leaves_is_replaced()
    {
        var play = CasePlay.Open(RouteId.Derail);
        play.Does(Staff.Teacher, CaseAction.NotMe);
        play.Becomes(staff => staff with { Gone = [Staff.Officer], Fg = null });

        Assert.Equal([Notice(Staff.Board, NoticeKind.Frozen)], play.Wait(TimeSpan.FromDays(1)));
        play.Does(Staff.Board, CaseAction.Close);
        Assert.False(CasePermissions.MaySee(play.File, Staff.Officer));
    }

    [Fact]
    public void It_can_be_taken_back_until_somebody_took_it_up()
    {
        var withdrawn = CasePlay.Open(RouteId.Derail);
        Assert.Equal([Notice(Staff.Lead, NoticeKind.Withdrawn)], withdrawn.Does(Staff.Teacher, CaseAction.Withdraw));
        Assert.Empty(withdrawn.Timers);

        var acknowledged = CasePlay.Open(RouteId.Derail);
        acknowledged.Does(Staff.Lead, CaseAction.Acknowledge);
        var before = Assert.IsType<CaseRefusal.TooLate>(acknowledged.Act(Staff.Teacher, CaseAction.Withdraw).Refused).Before;
        Assert.Equal(Staff.Lead, Assert.IsType<CaseEvent.Acknowledged>(before).By);
    }

    [Fact]
    public void Whoever_is_second_hears_who_was_first()
    {
        var play = CasePlay.Open(RouteId.Derail);
        play.Wait(TimeSpan.FromHours(8));
        play.Does(Staff.Head, CaseAction.Acknowledge);

        var before = Assert.IsType<CaseRefusal.TooLate>(play.Act(Staff.Lead, CaseAction.Acknowledge).Refused).Before;

        Assert.Equal(Staff.Head, before?.By);
    }

    [Fact]
    public void A_notice_that_reaches_nobody_brings_it_to_the_next_and_the_reporter_phones()
    {
        var play = CasePlay.Open(RouteId.Derail);

        Assert.Equal([Notice(Staff.Head, NoticeKind.PassedOn), Notice(Staff.Teacher, NoticeKind.Phone)], play.Undeliverable(Staff.Lead, NoticeKind.New).Notices);
        Assert.Equal([Notice(Staff.Board, NoticeKind.PassedOn), Notice(Staff.Teacher, NoticeKind.Phone)], play.Undeliverable(Staff.Head, NoticeKind.PassedOn).Notices);
    }

    [Theory]
    [InlineData(NoticeKind.Reminder)]
    [InlineData(NoticeKind.Added)]
    public void A_notice_that_brought_nothing_new_is_only_written_down(NoticeKind kind)
    {
        var decision = CasePlay.Open(RouteId.Derail).Undeliverable(Staff.Lead, kind);

        Assert.Equal(kind, Assert.IsType<CaseEvent.NotDelivered>(Assert.Single(decision.Events)).Notice);
        Assert.Empty(decision.Notices);
    }

    [Fact]
    public void A_notice_that_fails_after_its_receiver_took_it_up_moves_nothing()
    {
        var play = CasePlay.Open(RouteId.Derail);
        play.Does(Staff.Lead, CaseAction.Acknowledge);

        Assert.Empty(play.Undeliverable(Staff.Lead, NoticeKind.New).Notices);
    }

    [Fact]
    public void A_deputy_who_cannot_be_reached_does_not_keep_it_in_the_dark()
    {
        var play = CasePlay.Open(RouteId.Derail);
        play.Does(Staff.Lead, CaseAction.Acknowledge);
        play.Does(Staff.Lead, CaseAction.HandOver);

        Assert.Contains(Notice(Staff.Head, NoticeKind.PassedOn), play.Undeliverable(Staff.DeputyOf(Staff.Lead), NoticeKind.HandedOver).Notices);
    }

    private static CaseNotice Notice(PersonId to, NoticeKind kind) => new(to, kind);
}
