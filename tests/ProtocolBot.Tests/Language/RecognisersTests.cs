using CsCheck;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Privacy;

using Xunit;

namespace ProtocolBot.Tests.Language;

public sealed class RecognisersTests
{
    private static readonly Lexicon Lexicon = ShippedWords.Lexicon;

    [Theory]
    [InlineData("2", 2)]
    [InlineData("optie 2", 2)]
    [InlineData("de tweede", 2)]
    [InlineData("doe maar de tweede graag", 2)]
    [InlineData("the second one", 2)]
    [InlineData("drie", 3)]
    [InlineData("3e", 3)]
    [InlineData("1st", 1)]
    [InlineData("één", 1)]
    [InlineData("de laatste", -1)]
    [InlineData("last", -1)]
    public void A_place_in_a_list_is_read(string text, int place) =>
        Assert.Equal(place, Assert.Single(new OrdinalModel(Lexicon, Tongue.Dutch).Parse(text)).Resolution["value"]);

    [Theory]
    [InlineData("0")]
    [InlineData("2 leerlingen")]
    [InlineData("112345")]
    [InlineData("de kantine")]
    public void Other_texts_are_no_place(string text) => Assert.Empty(new OrdinalModel(Lexicon, Tongue.Dutch).Parse(text));

    [Theory]
    [InlineData("foto van 3H2, ze zijn 15", 15)]
    [InlineData("een 15-jarige leerling", 15)]
    [InlineData("leerling van 17 jaar", 17)]
    [InlineData("iemand uit groep 7", 11)]
    [InlineData("they are 16", 16)]
    public void An_age_is_read(string text, int age) =>
        Assert.Equal(age, Assert.Single(new AgeModel(Lexicon, Tongue.Dutch).Parse(text)).Resolution["value"]);

    [Theory]
    [InlineData("er zijn 15 leerlingen")]
    [InlineData("ik ben 45")]
    [InlineData("op 12 mei")]
    [InlineData("artikel 5.8")]
    public void Other_numbers_are_no_age(string text) => Assert.Empty(new AgeModel(Lexicon, Tongue.Dutch).Parse(text));

    [Theory]
    [InlineData("foto van 3H2", "3H2")]
    [InlineData("de insta van 4v", "4v")]
    [InlineData("klas 1 gaat", "klas 1")]
    [InlineData("uit 2 vmbo", "2 vmbo")]
    [InlineData("kinderen van groep 5", "groep 5")]
    public void A_class_is_read(string text, string name) => Assert.Equal(name, Assert.Single(new ClassModel(Lexicon, Tongue.Dutch).Parse(text)).Text);

    [Theory]
    [InlineData("het 5e uur")]
    [InlineData("4x gevraagd")]
    [InlineData("op 3 mei")]
    public void Other_words_are_no_class(string text) => Assert.Empty(new ClassModel(Lexicon, Tongue.Dutch).Parse(text));

    [Fact]
    public void No_text_makes_a_recogniser_throw_and_all_they_find_lies_within_it() => Gen.String[0, 80].Sample(
        text => new LocalModel[] { new AgeModel(Lexicon, Tongue.English), new ClassModel(Lexicon, Tongue.English), new OrdinalModel(Lexicon, Tongue.English) }
            .SelectMany(model => model.Parse(text))
            .All(result => result.Start >= 0 && result.End < text.Length && text[result.Start..(result.End + 1)] == result.Text),
        iter: 20_000);

    [Fact]
    public void Every_list_that_code_reads_is_there_and_no_other() =>
        Assert.Equal(LanguageIds.All.Order(), ShippedWords.Lists.Lists.Keys.Order());

    [Fact]
    public void The_names_are_there_too() => Assert.Equal(NameIds.All.Order(), ShippedWords.Names.Lists.Keys.Order());

    [Theory]
    [InlineData("stop", LanguageIds.Stop)]
    [InlineData("ik wil niet verder, stop", LanguageIds.Stop)]
    [InlineData("Annuleer!", LanguageIds.Stop)]
    [InlineData("terug graag", LanguageIds.Back)]
    [InlineData("back", LanguageIds.Back)]
    [InlineData("opnieuw", LanguageIds.Restart)]
    [InlineData("restart", LanguageIds.Restart)]
    [InlineData("waarom?", LanguageIds.Why)]
    [InlineData("why?", LanguageIds.Why)]
    [InlineData("samenvatting", LanguageIds.Summary)]
    [InlineData("my cases", LanguageIds.MyCases)]
    [InlineData("mijn gegevens", LanguageIds.MyData)]
    [InlineData("Nederlands", LanguageIds.Dutch)]
    [InlineData("English", LanguageIds.English)]
    [InlineData("HELP", LanguageIds.Help)]
    [InlineData("menu", LanguageIds.Menu)]
    public void The_words_that_always_work_are_known(string text, string list) => Assert.Equal(list, Commands.Of(Lexicon, text));

    [Theory]
    [InlineData("hij zei stop tegen die leerling")]
    [InlineData("help, er is een datalek")]
    [InlineData("hij stuurt steeds berichten terug")]
    public void In_a_sentence_they_are_only_words(string text) => Assert.Null(Commands.Of(Lexicon, text));
}
