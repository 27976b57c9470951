using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;

using Xunit;

namespace ProtocolBot.Tests.Turns;

public sealed class VerdictTests
{
    [Fact]
    public void A_verdict_says_what_why_what_next_on_which_paragraphs_and_who_decides_and_the_state_is_erased()
    {
        var play = new Play().Start("friend-request").Choose("pupil").Choose("none").Choose("private").Choose("new");

        var words = play.Verdict.Words;
        Assert.Equal(("Mag niet", "Wat je nu doet"), (words.Headline, words.NextTitle));
        Assert.Equal("Dit is advies volgens artikel 5.8 en artikel 5.9; je leidinggevende beslist.", words.Advice);
        Assert.Equal(["5.8", "5.9"], words.Cited.Select(paragraph => paragraph.Id));
        Assert.NotEmpty(words.Next);
        Assert.NotNull(words.Draft);
        Assert.Equal(2, words.Copy.Length);
        Assert.True(play.State.IsEmpty);
        Assert.Equal(DialogTurnStatus.Complete, play.Last.Status);
    }

    [Theory]
    [InlineData("po")]
    [InlineData("VO")]
    public void Texts_to_copy_are_those_for_the_persons_kind_of_school(string kind)
    {
        var play = new Play(new Person(null, Role.Medewerker, kind)).Start("friend-request").Choose("pupil").Choose("none").Choose("private").Choose("new");

        Assert.Contains($"({kind.ToLowerInvariant()})", Assert.Single(play.Verdict.Words.Copy).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_leidinggevende_reads_that_the_directeur_decides()
    {
        var play = new Play(new Person(null, Role.Leidinggevende, null)).Start("friend-request").Choose("pupil").Choose("none").Choose("private").Choose("new");

        Assert.EndsWith("je directeur beslist.", play.Verdict.Words.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dialog_ends_as_soon_as_the_verdict_is_certain() =>
        Assert.Equal("3", new Play().Start("post").Choose("own-account").Choose("no").Verdict.Verdict.Rule);

    [Fact]
    public void A_verdict_has_buttons_for_doubt_the_paragraphs_the_receipt_and_the_menu()
    {
        var play = new Play().Start("post").Choose("own-account").Choose("no");

        Assert.Equal(["doubt", "paragraphs", "receipt", "menu"], play.Verdict.Buttons.Select(button => button.Value));

        var paragraphs = play.Verdict.Buttons[1];
        Assert.Equal(["2.2", "4.7"], Assert.IsType<Reply.Paragraphs>(Assert.Single(play.Push(paragraphs).Replies)).Cited.Select(paragraph => paragraph.Id));
    }

    [Fact]
    public void When_the_verdict_is_to_ask_first_doubt_is_offered_first() =>
        Assert.Equal("doubt", new Play().Start("friend-request").Choose("former-pupil").Choose("none").Choose("private").Verdict.Buttons[0].Value);

    [Fact]
    public void Where_a_not_allowed_verdict_sends_one_to_the_press_route_the_first_button_says_whom_to_ask()
    {
        var message = Assert.IsType<Reply.Message>(Assert.Single(new Play().Ask(Asks.PressNote).Replies));

        Assert.Contains("010-1", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Going_on_in_another_scenario_takes_the_answers_along_and_shows_112_once()
    {
        var play = new Play().Start("friend-request").Choose("pupil").Choose("danger");

        Assert.Equal("emergency", Assert.Single(play.Replies.OfType<Reply.NoticeCard>()).Id);
        Assert.Equal(Answer.Of("yes"), play.State.Dialogs.Active!.Answers["danger"]);
        Assert.Equal(["escalation", "friend-request"], play.State.Dialogs.DialogStack.Select(dialog => dialog.Id));

        Assert.Empty(play.Choose("pupils").Replies.OfType<Reply.NoticeCard>());
    }

    [Fact]
    public void Sexual_conduct_by_staff_goes_on_in_the_report_with_the_law_first()
    {
        var play = new Play().Start("escalation").Choose("no").Choose("staff").Choose("sexual").Choose("unknown");

        Assert.Contains(play.Replies.OfType<Reply.NoticeCard>(), notice => notice.Id == "law-first");
        Assert.Equal(("report", "description"), (play.Question.Scenario, play.Question.Step.Id));
    }

    [Fact]
    public void A_notice_says_whether_somebody_answers_the_phone_now()
    {
        var evening = new Play().Start("escalation").Choose("no").Choose("staff").Choose("sexual").Choose("unknown").Replies.OfType<Reply.NoticeCard>().Single(notice => notice.Id == "law-first");
        var day = new Play { Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero) }.Start("escalation").Choose("no").Choose("staff").Choose("sexual").Choose("unknown").Replies.OfType<Reply.NoticeCard>().Single(notice => notice.Id == "law-first");

        Assert.False(evening.Phones.Single(phone => phone.Number == "0900-1113111").OpenNow);
        Assert.True(day.Phones.Single(phone => phone.Number == "0900-1113111").OpenNow);
    }
}
