using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;

using Xunit;

namespace ProtocolBot.Tests.Turns;

public sealed class SummaryTests
{
    [Fact]
    public void After_all_questions_comes_the_summary_with_who_hears_it_in_order_and_what_is_kept()
    {
        var summary = ToSummary("no").Summary;

        Assert.Equal(("5.4", VerdictKind.Escalate), (summary.Verdict.Articles[0], summary.Verdict.Kind));
        Assert.Equal([Role.Leidinggevende, Role.Directeur, Role.Fg], summary.Verdict.Receivers);
        Assert.Equal(["send", "change", "cancel"], summary.Confirm.Options.Select(option => option.Id));
        Assert.Equal(("Is iemand nu in gevaar?", "Nee, niet nu"), summary.Facts[0]);
        Assert.Equal(6, summary.WhoAndWhat.Length);
    }

    [Fact]
    public void Send_says_truthfully_that_nothing_is_reported_and_whom_to_phone_in_what_order()
    {
        var play = ToSummary("yes").Choose("send");

        var message = Assert.IsType<Reply.Message>(Assert.Single(play.Replies));
        Assert.Equal("Nog niet gemeld", message.Title);
        var order = new[] { "1. Alarmnummer: 112", "2. Je leidinggevende", "3. Je directeur: 010-1", "4. De functionaris" };
        Assert.Equal(order.Length, order.Count(line => message.Text.Contains(line, StringComparison.Ordinal)));
        Assert.True(play.State.IsEmpty);
        Assert.Equal(DialogTurnStatus.Complete, play.Last.Status);
    }

    [Fact]
    public void With_nobody_left_to_tell_that_is_said_and_numbers_outside_the_school_are_given()
    {
        var play = new Play(new Person("Bo", Role.Bestuur, null)).Start("report").Choose("no").Choose("staff").Choose("sexual").Say("overslaan");

        Assert.Empty(play.Summary.Verdict.Receivers);
        Assert.Contains(play.Summary.WhoAndWhat, line => line.StartsWith("Op school is er nu niemand", StringComparison.Ordinal));
        var message = Assert.IsType<Reply.Message>(Assert.Single(play.Choose("send").Replies));
        Assert.Contains("Vertrouwensinspecteur: 0900-1113111", message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("annuleren")]
    [InlineData("cancel")]
    [InlineData("3")]
    public void Cancel_stores_nothing(string text)
    {
        var play = ToSummary("no").Say(text);

        Assert.True(play.State.IsEmpty);
        Assert.Equal(DialogTurnStatus.Cancelled, play.Last.Status);
        Assert.Contains("bewaard", play.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("wie zijn erbij betrokken?")]
    [InlineData("leerlingen of studenten")]
    public void Change_asks_which_answer_asks_it_anew_and_keeps_the_rest(string which)
    {
        var play = ToSummary("no").Choose("change");
        Assert.Equal(("escalation", "change"), (play.Question.Scenario, play.Question.Step.Id));

        play.Say(which);
        Assert.Equal("who", play.Question.Step.Id);

        play.Choose("parents");
        Assert.Equal(Answer.Of("parents"), play.Summary.Verdict.Answers["who"]);
        Assert.Equal(Answer.Of("bullying"), play.Summary.Verdict.Answers["kind"]);
    }

    [Fact]
    public void An_answer_that_was_changed_may_open_a_question_or_lead_elsewhere()
    {
        var play = ToSummary("no").Ask(Asks.Change, "kind").Choose("images");
        Assert.Equal("by-staff", play.Question.Step.Id);

        play.Choose("yes");
        Assert.Equal("report", play.Question.Scenario);
    }

    [Fact]
    public void Back_leaves_the_change_as_it_was()
    {
        var play = ToSummary("no").Choose("change").Say("terug");

        Assert.Equal("confirm", play.Question.Step.Id);
    }

    [Fact]
    public void A_description_with_names_and_numbers_is_taken_and_leaving_them_out_is_offered()
    {
        var play = ToDescription("no").Say("Jan de Vries (06-12345678) stuurt Fatima steeds berichten");

        var warning = Assert.IsType<Reply.Message>(play.Replies[0]);
        Assert.IsType<Reply.Summary>(play.Replies[1]);

        play.Push(Assert.Single(warning.Buttons));
        Assert.Equal("[naam] ([telefoonnummer]) stuurt [naam] steeds berichten", ((Answer.Written)play.State.Dialogs.Active!.Answers["description"]!).Text);
        Assert.Equal("confirm", play.Question.Step.Id);
    }

    [Fact]
    public void A_description_that_tells_of_danger_shows_112()
    {
        var play = ToDescription("no").Say("hij zegt dat hij een wapen bij zich heeft");

        Assert.Equal("112", Assert.IsType<Reply.NoticeCard>(play.Replies[0]).Id);
        Assert.IsType<Reply.Summary>(play.Replies[^1]);
    }

    [Fact]
    public void A_description_that_is_too_long_is_asked_again_with_the_lengths()
    {
        var play = ToDescription("no").Say(new string('a', 1001));

        Assert.Equal(("description", 0), (play.Question.Step.Id, play.State.Dialogs.Active!.Misses));
        Assert.Contains("1001", Assert.Single(play.Question.Before), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skip")]
    [InlineData("overslaan")]
    [InlineData("sla maar over")]
    public void A_description_may_be_skipped(string text) => Assert.IsType<Reply.Summary>(Assert.Single(ToDescription("no").Say(text).Replies));

    [Fact]
    public void Own_words_are_taken_as_they_are_though_they_hold_words_that_always_work()
    {
        var play = ToDescription("no").Say("Stop daarmee, riep hij. Waarom? Dat weet ik niet.");

        Assert.IsType<Reply.Summary>(play.Replies[^1]);
    }

    private static Play ToSummary(string danger) => ToDescription(danger).Choose("skip");

    private static Play ToDescription(string danger) =>
        new Play().Start("escalation").Choose(danger).Choose("pupils").Choose("bullying").Choose("at-risk").Choose("whatsapp").Choose("none");
}
