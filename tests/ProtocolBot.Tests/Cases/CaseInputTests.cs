using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Routes;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>What must be filled in with an action, and what is asked for again.</summary>
public sealed class CaseInputTests
{
    [Theory]
    [InlineData(RouteId.Derail, CaseAction.Note)]
    [InlineData(RouteId.Derail, CaseAction.MessageReporter)]
    [InlineData(RouteId.Derail, CaseAction.NoDerail)]
    [InlineData(RouteId.Report, CaseAction.Close)]
    public void Without_a_text_it_does_not_happen(RouteId route, CaseAction action)
    {
        var play = CasePlay.Open(route);
        var who = play.File.Seats[0].Person;
        var filled = CasePlay.Filled(play.File, action);

        Assert.All(new[] { null, "", "   ", "\n" }, text => Assert.Equal(new CaseRefusal.Incomplete(CaseInput.Text), play.Act(who, filled with { Text = text }).Refused));
        Assert.Null(play.Act(who, filled).Refused);
    }

    [Fact]
    public void Adding_and_advising_ask_for_words_too()
    {
        var play = CasePlay.Open(RouteId.Doubt);
        play.Does(Staff.Lead, CaseAction.AskFg);

        Assert.Equal(new CaseRefusal.Incomplete(CaseInput.Text), play.Act(Staff.Teacher, new CaseRequest(CaseAction.Add, null, [])).Refused);
        Assert.Equal(new CaseRefusal.Incomplete(CaseInput.Text), play.Act(Staff.Officer, new CaseRequest(CaseAction.Advise, " ", ["discourage"])).Refused);
    }

    [Theory]
    [InlineData(CaseAction.Acknowledge)]
    [InlineData(CaseAction.InformDirectorAndFg)]
    [InlineData(CaseAction.HandOver)]
    [InlineData(CaseAction.Export)]
    public void What_needs_nothing_asks_nothing(CaseAction action) =>
        Assert.Null(CasePlay.Open(RouteId.Derail).Act(Staff.Lead, new CaseRequest(action, null, [])).Refused);

    [Fact]
    public void A_text_can_be_as_long_as_it_may_and_no_longer()
    {
        var play = CasePlay.Open(RouteId.Derail);

        Assert.Null(play.Act(Staff.Lead, new CaseRequest(CaseAction.Note, new string('a', CaseRequest.LongestText), [])).Refused);
        Assert.Equal(new CaseRefusal.Incomplete(CaseInput.Text), play.Act(Staff.Lead, new CaseRequest(CaseAction.Note, new string('a', CaseRequest.LongestText + 1), [])).Refused);
    }

    [Theory]
    [InlineData(RouteId.Derail, CaseAction.Close, "resolved", true)]
    [InlineData(RouteId.Derail, CaseAction.Close, "resolved,measures,police,inspector", true)]
    [InlineData(RouteId.Derail, CaseAction.Close, "no-derail", true)]
    [InlineData(RouteId.Derail, CaseAction.Close, "permitted", false)]
    [InlineData(RouteId.Derail, CaseAction.Close, "", false)]
    [InlineData(RouteId.Derail, CaseAction.Close, "resolved,no-such", false)]
    [InlineData(RouteId.Report, CaseAction.Close, "unfounded", true)]
    [InlineData(RouteId.Report, CaseAction.Close, "no-derail", false)]
    [InlineData(RouteId.Press, CaseAction.Close, "taken-over", true)]
    [InlineData(RouteId.Press, CaseAction.Close, "permitted,refused", false)]
    [InlineData(RouteId.Press, CaseAction.Close, "resolved", false)]
    [InlineData(RouteId.Doubt, CaseAction.Answer, "allowed", true)]
    [InlineData(RouteId.Doubt, CaseAction.Answer, "not-allowed", true)]
    [InlineData(RouteId.Doubt, CaseAction.Answer, "ask-first", false)]
    [InlineData(RouteId.Doubt, CaseAction.Answer, "allowed,not-allowed", false)]
    [InlineData(RouteId.Doubt, CaseAction.Answer, "", false)]
    public void Only_the_choices_of_the_route_fit(RouteId route, CaseAction action, string choices, bool fits)
    {
        var play = CasePlay.Open(route);
        var who = play.File.Seats[0].Person;
        if (route is RouteId.Derail)
        {
            play.Does(who, CaseAction.InformDirectorAndFg);
        }

        var refused = play.Act(who, new CaseRequest(action, "Zo is het.", [.. choices.Split(',', StringSplitOptions.RemoveEmptyEntries)])).Refused;

        Assert.Equal(fits ? null : new CaseRefusal.Incomplete(CaseInput.Choice), refused);
    }

    [Theory]
    [InlineData("no-objection", true)]
    [InlineData("conditions", true)]
    [InlineData("discourage", true)]
    [InlineData("allowed", false)]
    [InlineData("conditions,discourage", false)]
    public void The_FG_has_three_kinds_of_advice(string choices, bool fits)
    {
        var play = CasePlay.Open(RouteId.Doubt);
        play.Does(Staff.Lead, CaseAction.AskFg);

        var refused = play.Act(Staff.Officer, new CaseRequest(CaseAction.Advise, "Daarom.", [.. choices.Split(',')])).Refused;

        Assert.Equal(fits ? null : new CaseRefusal.Incomplete(CaseInput.Choice), refused);
    }

    [Fact]
    public void Allowed_if_says_under_which_conditions()
    {
        var play = CasePlay.Open(RouteId.Doubt);

        Assert.Equal(new CaseRefusal.Incomplete(CaseInput.Text), play.Act(Staff.Lead, new CaseRequest(CaseAction.Answer, null, ["allowed-if"])).Refused);
        Assert.Null(play.Act(Staff.Lead, new CaseRequest(CaseAction.Answer, null, ["allowed"])).Refused);
    }

    [Fact]
    public void The_same_words_sent_twice_in_a_row_count_once_and_later_again()
    {
        var play = CasePlay.Open(RouteId.Derail);
        play.Does(Staff.Lead, CaseAction.Note);

        Assert.Equal(CaseDecision.Nothing, play.Act(Staff.Lead, CaseAction.Note));
        play.Wait(TimeSpan.FromHours(1));
        Assert.IsType<CaseEvent.Noted>(Assert.Single(play.Act(Staff.Lead, CaseAction.Note).Events));
    }

    [Fact]
    public void One_outcome_chosen_twice_counts_once()
    {
        var play = CasePlay.Open(RouteId.Report);

        play.Act(Staff.Head, new CaseRequest(CaseAction.Close, "Klaar.", ["police", "police", "measures"]));

        Assert.Equal([Outcome.Police, Outcome.Measures], Assert.IsType<CaseEvent.Closed>(play.File.Events[^1]).Outcomes);
    }

    [Fact]
    public void Every_id_of_the_contract_is_read_back()
    {
        ImmutableArray<string> ids = ["acknowledge", "inform-director-and-fg", "ask-fg", "advise", "answer", "note", "message-reporter", "add", "withdraw", "hand-over", "no-derail", "close", "not-me", "export"];

        Assert.Equal(ids, Enum.GetValues<CaseAction>().Select(CaseIds.Of));
        Assert.All(Enum.GetValues<CaseAction>(), action => Assert.Equal(action, CaseIds.Action(CaseIds.Of(action))));
        Assert.All(Enum.GetValues<Outcome>(), outcome => Assert.Equal(outcome, CaseIds.OutcomeOf(CaseIds.Of(outcome))));
        Assert.All(Enum.GetValues<Advice>(), advice => Assert.Equal(advice, CaseIds.AdviceOf(CaseIds.Of(advice))));
        Assert.Null(CaseIds.Action("no-such"));
        Assert.Null(CaseIds.Action(null));
    }
}
