using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;
using ProtocolBot.Core.Understanding;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.OwnWords;

/// <summary>From what is guessed to what is done.</summary>
public sealed class MeaningsTests
{
    private static readonly ContentSet Content = SmallTraining.Content;

    private static readonly Lexicon Lexicon = Lexicon.Of(Content.Language);

    [Fact]
    public void What_is_likely_starts_its_dialog_with_what_was_literally_said()
    {
        var understood = Of("foto van 3H2 op mijn eigen insta", Guess((Intent("post", "4.4", "5.3"), 0.9), (Intent("press", "5.2"), 0.1)));

        Assert.Equal((Meaning.Start, "post"), (understood.Meaning, understood.Scenario));
        Assert.Equal(["own-account"], ((Core.Tables.Answer.Chosen)understood.Fills["channel"]!).Ids);
        Assert.Equal("4.4", understood.Trace.Articles[0]);
        Assert.Equal(0.9, understood.Trace.Confidence);
    }

    [Fact]
    public void Two_dialogs_that_are_as_likely_are_asked_about()
    {
        var understood = Of("iets met een foto in de krant", Guess((Intent("post", "4.4"), 0.4), (Intent("press", "5.2"), 0.35), (Intent("account", "4.1"), 0.1)));

        Assert.Equal(Meaning.Which, understood.Meaning);
        Assert.Equal(["post", "press"], understood.Candidates);
        Assert.Null(understood.Scenario);
    }

    [Fact]
    public void What_no_dialog_fits_is_answered_by_paragraphs_and_the_dialog_that_comes_nearest()
    {
        var understood = Of("hoe zit dat met retweeten", Guess((Intent(null, "4.7", "4.8"), 0.6), (Intent("post", "4.4"), 0.2)));

        Assert.Equal(Meaning.Answer, understood.Meaning);
        Assert.Equal(["4.7", "4.8"], understood.Quotes);
        Assert.Equal(["post"], understood.Candidates);
        Assert.Equal(("question", "none"), (understood.Trace.Kind, understood.Trace.Scenario));
    }

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(0.9, false)]
    public void Where_nothing_is_likely_or_no_word_was_learnt_nothing_is_guessed(double share, bool known) =>
        Assert.Equal(Meaning.Unclear, Of("xyzzy", Guess((Intent("post", "4.4"), share)) with { Known = known }).Meaning);

    [Fact]
    public void A_fair_chance_of_danger_is_enough_to_put_112_first()
    {
        var understood = Of("het gaat helemaal fout hier", Guess((Intent("escalation", "5.4"), 0.6), (Intent("escalation", "5.4") with { Urgent = true }, 0.4)));

        Assert.True(understood.Trace.Urgent);
        Assert.Equal(["yes"], ((Core.Tables.Answer.Chosen)understood.Fills["danger"]!).Ids);
    }

    [Fact]
    public void The_understanding_never_gives_a_verdict_that_the_words_do_not_give()
    {
        foreach (var text in new[] { "mag ik dit plaatsen", "mag ik een foto plaatsen", "kan dit", "foto op de site van school" })
        {
            var understood = Of(text, Guess((Intent("post", "3.1"), 1)));

            Assert.Null(Positions.Certain(Content.Scenario("post")!, understood.Fills, Core.Routes.Role.Medewerker));
        }
    }

    [Fact]
    public void When_it_is_close_one_is_asked_which_and_may_say_none_of_these()
    {
        var said = new TurnInput.Said("…") { Tongue = Tongue.Dutch, Person = new Person("Sanne", Core.Routes.Role.Medewerker, null), Now = new(2026, 11, 23, 20, 0, 0, TimeSpan.Zero) };
        var which = new Understood(new(Kinds.Question, "post", ["4.4"], false, 0.4, "local"), Meaning.Which, null, Core.Tables.Answers.None, ["post", "press"]);

        var decision = Starting.FromText(new Exchange(ShippedContent.Set, TurnState.Empty, said), which, "…");

        var message = Assert.IsType<Reply.Message>(Assert.Single(decision.Replies));
        Assert.Equal(["post", "press", Asks.Menu], message.Buttons.Select(button => button.Value));
        Assert.Equal("Geen van deze", message.Buttons[^1].Label);
    }

    private static Understood Of(string text, Guess guess) => Meanings.Of(Content, Lexicon, Lexicon.Words(text), text, guess);

    private static Intent Intent(string? scenario, params string[] articles) => new()
    {
        Id = $"{scenario}.{articles[0]}",
        Scenario = scenario,
        Kind = scenario is "escalation" ? Kinds.Incident : Kinds.Question,
        Articles = [.. articles],
        Urgent = false,
        Only = null,
        Sentences = [],
        File = "",
        Line = 1,
    };

    private static Guess Guess(params (Intent Intent, double Share)[] shares) =>
        Classifier.Guessed([.. shares.Select(entry => entry.Intent)], [.. shares.Select(entry => (float)entry.Share)], known: true);
}
