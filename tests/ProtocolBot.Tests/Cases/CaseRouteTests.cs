using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>The four routes from "Verstuur" to their end: who is told what, step by step.</summary>
public sealed class CaseRouteTests
{
    [Fact]
    public void Derail_goes_from_leidinggevende_to_directeur_and_FG_and_then_closes()
    {
        var play = CasePlay.Open(RouteId.Derail);

        Assert.Equal([Notice(Staff.Lead, NoticeKind.New)], play.Told);
        Assert.Equal([Notice(Staff.Teacher, NoticeKind.Acknowledged)], play.Does(Staff.Lead, CaseAction.Acknowledge));
        Assert.Equal(
            [Notice(Staff.Head, NoticeKind.StageTwo), Notice(Staff.Officer, NoticeKind.StageTwo), Notice(Staff.Teacher, NoticeKind.StageTwoOpened)],
            play.Does(Staff.Lead, CaseAction.InformDirectorAndFg));
        Assert.Equal(CaseStatus.Consulting, play.File.Status);
        Assert.Empty(play.Does(Staff.Officer, CaseAction.Note));
        Assert.Equal([Notice(Staff.Teacher, NoticeKind.Message)], play.Does(Staff.Head, CaseAction.MessageReporter));
        Assert.Equal([Notice(Staff.Lead, NoticeKind.Added), Notice(Staff.Head, NoticeKind.Added), Notice(Staff.Officer, NoticeKind.Added)], play.Does(Staff.Teacher, CaseAction.Add));
        Assert.Equal([Notice(Staff.Teacher, NoticeKind.Closed)], play.Does(Staff.Lead, CaseAction.Close));
        Assert.Equal(CaseStatus.Closed, play.File.Status);
        Assert.Empty(play.Timers);
    }

    [Fact]
    public void Derail_closes_at_once_when_it_is_none()
    {
        var play = CasePlay.Open(RouteId.Derail);

        Assert.Equal([Notice(Staff.Teacher, NoticeKind.Closed)], play.Does(Staff.Lead, CaseAction.NoDerail));

        Assert.Equal([Outcome.NoDerail], Assert.IsType<CaseEvent.Closed>(play.File.Events[^1]).Outcomes);
        Assert.DoesNotContain(play.Told, notice => notice.To == Staff.Officer);
    }

    [Fact]
    public void What_a_leidinggevende_reports_is_with_directeur_and_FG_at_once() =>
        Assert.Equal([Notice(Staff.Head, NoticeKind.New), Notice(Staff.Officer, NoticeKind.New)], CasePlay.Open(RouteId.Derail, reporter: Role.Leidinggevende).Told);

    [Fact]
    public void Doubt_asks_the_FG_who_advises_and_the_leidinggevende_answers()
    {
        var play = CasePlay.Open(RouteId.Doubt);

        Assert.Equal([Notice(Staff.Officer, NoticeKind.Asked), Notice(Staff.Teacher, NoticeKind.Acknowledged)], play.Does(Staff.Lead, CaseAction.AskFg));
        Assert.Equal([Notice(Staff.Lead, NoticeKind.Advised)], play.Does(Staff.Officer, CaseAction.Advise));
        Assert.DoesNotContain(CaseAction.Answer, CasePermissions.Of(play.File, Staff.Officer));
        Assert.Equal([Notice(Staff.Teacher, NoticeKind.Answered), Notice(Staff.Officer, NoticeKind.Informed)], play.Does(Staff.Lead, CaseAction.Answer));
        Assert.Equal(CaseStatus.Closed, play.File.Status);
    }

    [Fact]
    public void Doubt_answered_at_once_informs_the_FG()
    {
        var play = CasePlay.Open(RouteId.Doubt);

        Assert.Equal([Notice(Staff.Teacher, NoticeKind.Answered), Notice(Staff.Officer, NoticeKind.Informed)], play.Does(Staff.Lead, CaseAction.Answer));

        Assert.True(CasePermissions.MaySee(play.File, Staff.Officer));
    }

    [Theory]
    [InlineData(RouteId.Derail, CaseAction.InformDirectorAndFg)]
    [InlineData(RouteId.Derail, CaseAction.NoDerail)]
    [InlineData(RouteId.Doubt, CaseAction.AskFg)]
    [InlineData(RouteId.Doubt, CaseAction.Answer)]
    [InlineData(RouteId.Report, CaseAction.AskFg)]
    [InlineData(RouteId.Press, CaseAction.Close)]
    public void Whoever_decides_something_has_taken_it_up(RouteId route, CaseAction action)
    {
        var play = CasePlay.Open(route);

        play.Does(play.File.Seats[0].Person, action);

        Assert.True(play.File.IsAcknowledged);
    }

    [Fact]
    public void Doubt_about_the_FG_asks_directeur_and_bestuur_for_advice()
    {
        var play = CasePlay.Open(RouteId.Doubt, involved: [Role.Fg]);

        Assert.Equal([Staff.Head, Staff.Board], play.Does(Staff.Lead, CaseAction.AskFg).Where(notice => notice.Kind is NoticeKind.Asked).Select(notice => notice.To));
    }

    [Theory]
    [InlineData(Role.Directeur)]
    [InlineData(Role.Bestuur)]
    public void Report_goes_to_whom_the_reporter_chose_who_may_bring_in_the_FG_and_closes_it(Role chosen)
    {
        var play = CasePlay.Open(RouteId.Report, chosen: chosen);
        var receiver = chosen is Role.Bestuur ? Staff.Board : Staff.Head;

        Assert.Equal([Notice(receiver, NoticeKind.New)], play.Told);
        Assert.Contains(Notice(Staff.Officer, NoticeKind.Asked), play.Does(receiver, CaseAction.AskFg));
        Assert.Equal([Notice(receiver, NoticeKind.Advised)], play.Does(Staff.Officer, CaseAction.Advise));
        Assert.Equal([Notice(Staff.Teacher, NoticeKind.Closed)], play.Does(receiver, CaseAction.Close));
    }

    [Theory]
    [InlineData("permitted")]
    [InlineData("refused")]
    [InlineData("taken-over")]
    public void Press_is_for_the_directeur_who_permits_refuses_or_takes_over(string outcome)
    {
        var play = CasePlay.Open(RouteId.Press);

        Assert.Equal([Notice(Staff.Head, NoticeKind.New)], play.Told);
        Assert.Null(play.Act(Staff.Head, new CaseRequest(CaseAction.Close, null, [outcome])).Refused);
        Assert.Equal(CaseStatus.Closed, play.File.Status);
    }

    [Fact]
    public void Reading_it_is_known_once()
    {
        var play = CasePlay.Open(RouteId.Press);

        Assert.Equal(Staff.Head, Assert.IsType<CaseEvent.Viewed>(Assert.Single(play.Do(CaseClock.Viewed(play.World, play.File, Staff.Head)).Events)).By);
        Assert.Equal(CaseDecision.Nothing, CaseClock.Viewed(play.World, play.File, Staff.Head));
        Assert.Equal(CaseDecision.Nothing, CaseClock.Viewed(play.World, play.File, Staff.Teacher));
    }

    [Fact]
    public void That_a_notice_arrived_is_known_once_for_each_channel()
    {
        var (play, notice) = (CasePlay.Open(RouteId.Press), Notice(Staff.Head, NoticeKind.New));

        Assert.Single(play.Do(CaseClock.Delivered(play.World, play.File, notice, NoticeChannel.Teams)).Events);
        Assert.Empty(CaseClock.Delivered(play.World, play.File, notice, NoticeChannel.Teams).Events);
        Assert.Single(CaseClock.Delivered(play.World, play.File, notice, NoticeChannel.Mail).Events);
    }

    private static CaseNotice Notice(PersonId to, NoticeKind kind) => new(to, kind);
}
