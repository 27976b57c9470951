using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;

using Xunit;

namespace ProtocolBot.Tests.Turns;

public sealed class RepairTests
{
    [Theory]
    [InlineData("own-account")]
    [InlineData("Mijn eigen account of kanaal")]
    [InlineData("eigen account")]
    [InlineData("2")]
    [InlineData("optie 2")]
    [InlineData("de tweede")]
    [InlineData("the second one")]
    [InlineData("mijn eigen acount")]
    public void An_answer_is_read_in_every_form(string text) =>
        Assert.Equal(Answer.Of("own-account"), new Play().Start("post").Say(text).State.Dialogs.Active!.Answers["channel"]);

    [Theory]
    [InlineData("1 en 2", "Mijn leidinggevende")]
    [InlineData("leidinggevende en directeur", null)]
    [InlineData("2, 3", null)]
    public void A_question_with_more_answers_takes_several_but_not_none_with_some(string text, string? refused)
    {
        var play = Involved().Say(text);

        if (refused is null)
        {
            Assert.Equal(Answer.Of("manager", "director"), play.State.Dialogs.Active!.Answers["involved"]);
        }
        else
        {
            Assert.Equal("involved", play.Question.Step.Id);
            Assert.Contains("samen", Assert.Single(play.Question.Before), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_button_may_carry_several_answers()
    {
        var play = Involved().Choose("fg", "manager");

        Assert.Equal(Answer.Of("manager", "fg"), play.State.Dialogs.Active!.Answers["involved"]);
    }

    [Theory]
    [InlineData("ja, maar niet alles")]
    [InlineData("nee, tenzij je de klas meetelt")]
    public void A_yes_with_a_but_asks_on_and_counts_as_no_misunderstanding(string text)
    {
        var play = new Play().Start("post").Choose("own-account").Say(text);

        Assert.Equal(("related", 0), (play.Question.Step.Id, play.State.Dialogs.Active!.Misses));
        Assert.Contains("niet helemaal ja", Assert.Single(play.Question.Before), StringComparison.Ordinal);
    }

    [Fact]
    public void A_probable_yes_is_taken_and_read_back_with_a_button_to_correct_it()
    {
        var play = new Play().Start("post").Choose("own-account").Say("ik denk het wel");

        Assert.Equal("people", play.Question.Step.Id);
        var shown = Assert.IsType<Reply.Message>(play.Replies[0]);
        Assert.Equal("related", Assert.Single(shown.Buttons).Arguments[0]);

        play.Push(shown.Buttons[0]);
        Assert.Equal("related", play.Question.Step.Id);
    }

    [Fact]
    public void Why_not_is_answered_with_why_it_is_asked()
    {
        var play = new Play().Start("post").Choose("own-account");
        var why = play.Question.Step.Why.Dutch;

        play.Say("waarom niet?");

        Assert.Equal(("related", why), (play.Question.Step.Id, Assert.Single(play.Question.Before)));
    }

    [Fact]
    public void Three_misunderstandings_ask_again_then_list_then_name_a_person()
    {
        var play = new Play().Start("post");

        Assert.Single(play.Say("bla die bla").Question.Before);
        Assert.Equal(5, play.Say("blub").Question.Before.Length);
        var person = Assert.IsType<Reply.Message>(play.Say("nog eens blub").Replies[0]);
        Assert.Contains("leidinggevende", person.Text, StringComparison.Ordinal);
        Assert.Equal("channel", play.Question.Step.Id);
        Assert.Equal(0, play.Choose("own-account").State.Dialogs.Active!.Misses);
    }

    [Fact]
    public void A_side_question_is_answered_and_the_open_question_asked_again()
    {
        var play = new Play().Start("post").Choose("own-account").Say("wat is sociale media eigenlijk?");

        Assert.Equal("Inleiding", Assert.IsType<Reply.Paragraphs>(play.Replies[0]).Cited[0].Id);
        Assert.Equal("related", play.Question.Step.Id);
        Assert.Equal(0, play.State.Dialogs.Active!.Misses);
    }

    [Fact]
    public void Danger_in_the_middle_of_another_dialog_goes_first()
    {
        var play = new Play().Start("post").Choose("own-account").Choose("yes").Say("hij heeft een mes bij zich");

        Assert.Equal("emergency", Assert.IsType<Reply.NoticeCard>(play.Replies[0]).Id);
        Assert.Equal("escalation", play.Question.Scenario);
    }

    [Fact]
    public void Back_takes_the_last_answer_back_also_out_of_a_dialog_that_was_gone_on_in()
    {
        var play = new Play().Start("friend-request").Choose("pupil").Choose("danger");
        Assert.Equal(("escalation", "who"), (play.Question.Scenario, play.Question.Step.Id));

        play.Say("terug");
        Assert.Equal(("friend-request", "concern"), (play.Question.Scenario, play.Question.Step.Id));

        play.Say("back");
        Assert.Equal("who", play.Question.Step.Id);

        play.Say("terug");
        Assert.Equal("who", play.Question.Step.Id);
        Assert.Contains("eerste vraag", Assert.Single(play.Question.Before), StringComparison.Ordinal);
    }

    [Fact]
    public void Restart_begins_at_the_first_question_of_the_dialog_that_was_begun()
    {
        var play = new Play().Start("friend-request").Choose("pupil").Choose("danger").Say("opnieuw");

        Assert.Equal(("friend-request", "who"), (play.Question.Scenario, play.Question.Step.Id));
        Assert.Empty(play.State.Dialogs.Active!.Answers.Given);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("ik wil niet verder, stop")]
    [InlineData("annuleer")]
    public void Stop_ends_it_and_nothing_is_kept(string text)
    {
        var play = new Play().Start("escalation").Choose("no").Say(text);

        Assert.True(play.State.IsEmpty);
        Assert.Equal(DialogTurnStatus.Cancelled, play.Last.Status);
        Assert.Contains("niets bewaard", play.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("samenvatting")]
    [InlineData("mijn meldingen")]
    [InlineData("mijn gegevens")]
    [InlineData("hoe laat begint de ouderavond?")]
    public void A_word_in_between_is_answered_and_the_question_asked_again(string text)
    {
        var play = new Play().Start("post").Choose("own-account").Say(text);

        Assert.Equal(2, play.Replies.Length);
        Assert.Equal("related", play.Question.Step.Id);
    }

    [Theory]
    [InlineData("terug")]
    [InlineData("stop")]
    [InlineData("opnieuw")]
    [InlineData("waarom?")]
    [InlineData("summary")]
    public void Without_a_dialog_these_words_show_the_menu(string text) =>
        Assert.Equal("post", Assert.IsType<Reply.Message>(Assert.Single(new Play().Say(text).Replies)).Buttons[0].Value);

    [Fact]
    public void A_language_that_is_chosen_stays()
    {
        var play = new Play().Start("post").Say("English");
        Assert.Equal("Where do you want to post it?", play.Question.Ask);

        play.Say("stop").Say("menu");
        Assert.Equal(Tongue.English, play.Replies[0].Tongue);

        Assert.Equal(Tongue.Dutch, play.Say("Nederlands").Replies[0].Tongue);
    }

    [Theory]
    [InlineData("post", "channel", "school-channel")]
    [InlineData("friend-request", "who", "pupil")]
    [InlineData("nothing", "related", "yes")]
    public void An_old_button_is_met_with_the_present_question(string scenario, string question, string answer)
    {
        var play = new Play().Start("post").Choose("own-account").Press(scenario, question, answer);

        Assert.Equal("related", play.Question.Step.Id);
        Assert.Equal(Answer.Of("own-account"), play.State.Dialogs.Active!.Answers["channel"]);
        Assert.Contains("eerdere vraag", Assert.Single(play.Question.Before), StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_button_without_a_dialog_is_met_with_the_menu() =>
        Assert.Equal("post", Assert.IsType<Reply.Message>(Assert.Single(new Play().Press("post", "channel", "own-account").Replies)).Buttons[0].Value);

    [Fact]
    public void An_answer_that_is_none_of_the_choices_is_asked_again()
    {
        var play = new Play().Start("post").Press("post", "channel", "elsewhere");

        Assert.Equal("channel", play.Question.Step.Id);
    }

    [Fact]
    public void A_deploy_in_the_middle_keeps_the_answers_that_fit_and_says_so()
    {
        var play = new Play().Start("post").Choose("own-account").Choose("yes");
        play.Content = Spoken.Read("another-content");

        play.Say("2");
        Assert.Contains("vernieuwd", Assert.IsType<Reply.Message>(play.Replies[0]).Text, StringComparison.Ordinal);
        Assert.Equal("people", play.Question.Step.Id);
        Assert.Equal("another-content", play.State.Dialogs.Active!.Version);

        play.Say("2");
        Assert.Single(play.Replies.OfType<Reply.VerdictCard>());
    }

    [Fact]
    public void A_button_that_names_its_question_is_taken_also_after_a_deploy()
    {
        var play = new Play().Start("post").Choose("own-account");
        play.Content = Spoken.Read("another-content");

        play.Press("post", "related", "yes");

        Assert.Equal("people", play.Question.Step.Id);
    }

    [Fact]
    public void An_answer_that_is_gone_is_asked_anew_and_a_scenario_that_is_gone_leads_to_the_menu()
    {
        var play = new Play { State = StateOf("post", new GivenAnswer("channel", Answer.Of("carrier-pigeon")), new GivenAnswer("no-question", Answer.Of("x"))) };
        Assert.Equal("channel", play.Say("samenvatting").Question.Step.Id);

        play = new Play { State = StateOf("no-such-scenario") };
        Assert.Single(play.Say("ja").Replies);
        Assert.True(play.State.IsEmpty);
    }

    private static TurnState StateOf(string scenario, params GivenAnswer[] given) =>
        TurnState.Empty with { Dialogs = new([new DialogInstance(scenario, "older", new Answers([.. given]))]) };

    private static Play Involved() => new Play().Start("escalation").Choose("no").Choose("pupils").Choose("bullying").Choose("at-risk").Choose("whatsapp");
}
