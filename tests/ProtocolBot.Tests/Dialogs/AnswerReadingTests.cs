using System.Collections.Immutable;

using CsCheck;

using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Tables;
using ProtocolBot.Tests.Language;

using Xunit;

namespace ProtocolBot.Tests.Dialogs;

public sealed class AnswerReadingTests
{
    private static readonly ConfirmPrompt Consent = new([Choice("yes", "Ja, vastgelegd", "Yes, on record"), Choice("no", "Nee", "No"), Choice("unknown", "Weet ik niet", "I do not know")]);
    private static readonly ConfirmPrompt Danger = new([Choice("yes", "Ja, nu", "Yes, now"), Choice("no", "Nee, niet nu", "No, not now")]);
    private static readonly ChoicePrompt Channel = new(
    [
        Choice("mail", "Schoolmail", "School mail", "mail van school"), Choice("own", "Mijn eigen mail", "My own mail", "mail", "gmail"), Choice("group", "Een WhatsApp-groep", "A WhatsApp group", "appgroep"),
    ]);
    private static readonly ChoicePrompt Who = new([Choice("none", "Niemand", "Nobody"), Choice("manager", "Mijn leidinggevende", "My manager"), Choice("director", "De directeur", "The director")], Many: true, Alone: "none");

    [Theory]
    [InlineData("weet ik niet")]
    [InlineData("geen idee")]
    [InlineData("dat weet ik niet zeker")]
    [InlineData("misschien")]
    [InlineData("3")]
    public void Not_knowing_is_an_answer_of_its_own_where_the_question_has_it(string text) => Assert.Equal(Answer.Of("unknown"), Understood(Consent, text).Answer);

    [Fact]
    public void Where_it_has_not_it_is_no_answer_and_never_a_no() => Assert.IsType<AnswerReading.DoesNotKnow>(Read(Danger, "weet ik niet"));

    [Theory]
    [InlineData("Nee, niet nu", "no")]
    [InlineData("niet nu", "no")]
    [InlineData("ja nu", "yes")]
    [InlineData("NEE", "no")]
    public void A_label_is_its_answer_though_it_holds_a_niet(string text, string id) => Assert.Equal(Answer.Of(id), Understood(Danger, text).Answer);

    [Theory]
    [InlineData("via de mail van school", "mail")]
    [InlineData("gewoon via gmail", "own")]
    [InlineData("in de apgroep", "group")]
    [InlineData("een whatsapp", "group")]
    public void A_sentence_that_names_one_choice_is_that_choice(string text, string id) => Assert.Equal(Answer.Of(id), Understood(Channel, text).Answer);

    [Theory]
    [InlineData("niet via de appgroep")]
    [InlineData("wat is een appgroep?")]
    [InlineData("alles maar geen gmail")]
    [InlineData("")]
    [InlineData("9")]
    public void A_denial_a_question_or_a_number_that_is_not_there_is_none(string text) => Assert.IsNotType<AnswerReading.Understood>(Read(Channel, text));

    [Fact]
    public void Two_that_may_be_meant_are_told()
    {
        var several = Assert.IsType<AnswerReading.Several>(Read(Channel, "gmail of appgroep"));

        Assert.Equal(["own", "group"], several.Choices.Select(choice => choice.Id));
    }

    [Theory]
    [InlineData("2 en 3")]
    [InlineData("leidinggevende + directeur")]
    [InlineData("mijn leidinggevende en ook de directeur")]
    [InlineData("my manager, the director")]
    public void More_answers_are_taken_together_in_the_order_of_the_question(string text) => Assert.Equal(Answer.Of("manager", "director"), Understood(Who, text).Answer);

    [Fact]
    public void The_one_that_excludes_the_others_stands_alone()
    {
        Assert.Equal(Answer.Of("none"), Understood(Who, "niemand").Answer);
        Assert.IsType<AnswerReading.AloneWithOthers>(Read(Who, "1 en 2"));
        Assert.IsType<AnswerReading.AloneWithOthers>(AnswerReading.Of(ShippedWords.Lexicon, Who, ["none", "director"], null));
    }

    [Fact]
    public void Ids_that_are_pressed_are_taken_and_unknown_ones_are_not()
    {
        Assert.Equal(Answer.Of("manager", "director"), Assert.IsType<AnswerReading.Understood>(AnswerReading.Of(ShippedWords.Lexicon, Who, ["director", "manager"], null)).Answer);
        Assert.IsType<AnswerReading.NotUnderstood>(AnswerReading.Of(ShippedWords.Lexicon, Who, ["director", "king"], null));
        Assert.IsType<AnswerReading.NotUnderstood>(AnswerReading.Of(ShippedWords.Lexicon, Who, [], " "));
    }

    [Fact]
    public void What_is_understood_always_fits_the_question() => Gen.Select(Gen.OneOf<Prompt>(Consent, Danger, Channel, Who, new TextPrompt(20, true)), Gen.String[0, 40], Gen.String[0, 9].Array[0, 3])
        .Sample((prompt, text, ids) => Fits(prompt, Read(prompt, text)) && Fits(prompt, AnswerReading.Of(ShippedWords.Lexicon, prompt, [.. ids], null)), iter: 20_000);

    private static bool Fits(Prompt prompt, AnswerReading reading) => reading is not AnswerReading.Understood understood
        || (new WaterfallStep("q", prompt, new("", ""), new("", ""), Condition.Always, [], 1).Input.Accepts(understood.Answer) && understood.Answer is not Answer.Written { Text.Length: > 20 });

    private static AnswerReading Read(Prompt prompt, string text) => AnswerReading.Of(ShippedWords.Lexicon, prompt, text);

    private static AnswerReading.Understood Understood(Prompt prompt, string text) => Assert.IsType<AnswerReading.Understood>(Read(prompt, text));

    private static Choice Choice(string id, string dutch, string english, params string[] synonyms) => new(id, new(dutch, english), new([.. synonyms], ImmutableArray<string>.Empty));
}
