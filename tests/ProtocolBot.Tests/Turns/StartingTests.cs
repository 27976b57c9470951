using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;

using Xunit;

namespace ProtocolBot.Tests.Turns;

public sealed class StartingTests
{
    [Fact]
    public void A_first_meeting_is_a_welcome_by_name_with_the_menu()
    {
        var play = new Play().Join();

        var message = Assert.IsType<Reply.Message>(Assert.Single(play.Replies));
        Assert.Contains("Sanne", message.Title, StringComparison.Ordinal);
        Assert.Equal("post", message.Buttons[0].Value);
        Assert.True(play.State.IsEmpty);
    }

    [Fact]
    public void A_button_starts_its_scenario_at_the_first_question()
    {
        var question = new Play().Start("post").Question;

        Assert.Equal(("post", "channel", 1), (question.Scenario, question.Step.Id, question.Number));
        Assert.Equal(["school-channel", "own-account", "whatsapp-group", "new-account"], question.Options.Select(option => option.Id));
    }

    [Theory]
    [InlineData("post")]
    [InlineData("POST")]
    [InlineData("Mag ik dit plaatsen?")]
    [InlineData("mag ik dit plaatsen")]
    [InlineData("1")]
    [InlineData("de eerste")]
    [InlineData("mag ik een foto van mijn klas op insta zetten?")]
    [InlineData("kan ik deze foto onlne zetten")]
    [InlineData("can I post a photo of my class on Instagram?")]
    public void Its_id_title_number_or_words_start_it_too(string text) => Assert.Equal("post", new Play().Say(text).Question.Scenario);

    [Fact]
    public void What_was_said_is_filled_in_shown_and_not_asked_again()
    {
        var play = new Play().Say("foto van 3H2 op mijn eigen insta, ze zijn 15");

        var answers = play.Verdict.Verdict.Answers;
        Assert.Equal((Answer.Of("own-account"), Answer.Of("yes"), Answer.Of("pupils-under-16")), (answers["channel"], answers["related"], answers["people"]));
        Assert.Equal(["5.3", "4.4"], play.Verdict.Verdict.Articles.Take(2));
        var shown = Assert.IsType<Reply.Message>(play.Replies[0]);
        Assert.Equal("Ik begreep:", shown.Title);
        Assert.Equal(["channel", "related", "people"], shown.Buttons.Select(button => button.Arguments[0]));
        Assert.Equal(("question", "post"), (shown.Understanding!.Kind is "scenario" ? "question" : "", shown.Understanding.Scenario));
    }

    [Fact]
    public void What_was_understood_wrongly_is_corrected_with_one_press_even_after_the_verdict()
    {
        var play = new Play().Say("foto van 3H2 op mijn eigen insta, ze zijn 15");
        var wrong = ((Reply.Message)play.Replies[0]).Buttons.Single(button => button.Arguments[0] == "people");

        play.Push(wrong);
        Assert.Equal("people", play.Question.Step.Id);

        play.Choose("none");
        Assert.Equal("setting", play.Question.Step.Id);
    }

    [Fact]
    public void Two_answers_that_may_be_meant_are_none_and_the_question_is_asked()
    {
        var play = new Play().Say("mag ik een foto op de insta van school of op mijn eigen account zetten?");

        Assert.Equal("channel", play.Question.Step.Id);
    }

    [Theory]
    [InlineData("foto van een leerling van 17 op mijn eigen insta", "pupils-16-plus")]
    [InlineData("foto van groep 7 op mijn eigen insta", "pupils-under-16")]
    [InlineData("foto met leerlingen van 15 en 17 jaar op mijn eigen insta", "pupils-under-16")]
    public void Ages_and_groups_say_who_is_in_the_picture(string text, string people) =>
        Assert.Equal(Answer.Of(people), new Play().Say(text).Verdict.Verdict.Answers["people"]);

    [Fact]
    public void A_scenario_that_is_started_in_the_middle_of_another_says_that_the_former_stopped()
    {
        var play = new Play().Start("post").Choose("own-account").Start("friend-request");

        Assert.Equal(("friend-request", "who"), (play.Question.Scenario, play.Question.Step.Id));
        Assert.Contains("gestopt", Assert.Single(play.Question.Before), StringComparison.Ordinal);
        Assert.Single(play.State.Dialogs.DialogStack);
    }

    [Fact]
    public void A_trace_stands_on_the_first_reply_to_free_text_and_not_on_answers()
    {
        var play = new Play().Say("leerling wil me toevoegen op snap wat nu");
        Assert.Equal(("friend-request", false, "local"), (play.Replies[0].Understanding!.Scenario, play.Replies[0].Understanding!.Urgent, play.Replies[0].Understanding!.By));
        Assert.All(play.Replies.Skip(1), reply => Assert.Null(reply.Understanding));

        play.Say("nee");
        Assert.All(play.Replies, reply => Assert.Null(reply.Understanding));
    }
}
