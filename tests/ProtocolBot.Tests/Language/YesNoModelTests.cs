using CsCheck;

using ProtocolBot.Core.Language;

using Xunit;

namespace ProtocolBot.Tests.Language;

public sealed class YesNoModelTests
{
    [Theory]
    [InlineData("ja")]
    [InlineData("jawel")]
    [InlineData("jazeker")]
    [InlineData("zeker")]
    [InlineData("klopt")]
    [InlineData("inderdaad")]
    [InlineData("akkoord")]
    [InlineData("prima")]
    [InlineData("oké")]
    [InlineData("Oke!")]
    [InlineData("Ja hoor")]
    [InlineData("ja graag, dank je")]
    [InlineData("yes please")]
    [InlineData("of course")]
    [InlineData("inderdaat")]
    public void A_yes_is_a_yes(string text) => Assert.Equal(YesNo.Yes, Value(text));

    [Theory]
    [InlineData("nee")]
    [InlineData("neen")]
    [InlineData("nope")]
    [InlineData("absoluut niet")]
    [InlineData("nee, nog niet")]
    [InlineData("Nee hoor, echt niet")]
    [InlineData("zeker niet")]
    [InlineData("no, not at all")]
    public void A_no_is_a_no(string text) => Assert.Equal(YesNo.No, Value(text));

    [Theory]
    [InlineData("weet ik niet")]
    [InlineData("geen idee")]
    [InlineData("dat weet ik niet zeker")]
    [InlineData("misschien")]
    [InlineData("ik weet het eigenlijk niet")]
    [InlineData("geen flauw idee joh")]
    [InlineData("I don't know")]
    [InlineData("i’m not sure")]
    [InlineData("idk")]
    public void Not_knowing_is_never_a_no(string text) => Assert.Equal(YesNo.Unknown, Value(text));

    [Theory]
    [InlineData("ja, maar niet van iedereen")]
    [InlineData("ja, behalve van twee leerlingen")]
    [InlineData("nee, tenzij het moet")]
    [InlineData("ja en nee")]
    [InlineData("ja, niet van allemaal")]
    [InlineData("yes, except two of them")]
    [InlineData("yes but not all")]
    [InlineData("prima, mits ze het weten")]
    public void A_yes_or_no_with_a_limit_asks_on(string text) => Assert.Equal(YesNo.Partly, Value(text));

    [Theory]
    [InlineData("waarom niet?")]
    [InlineData("waarom vraag je dat?")]
    [InlineData("hoezo?")]
    [InlineData("why not?")]
    public void Why_not_is_a_question(string text) => Assert.Equal(YesNo.AsksWhy, Value(text));

    [Theory]
    [InlineData("ik wil niet verder, stop")]
    [InlineData("de aula")]
    [InlineData("foto van de klas")]
    [InlineData("")]
    public void What_is_no_answer_is_none(string text) => Assert.Empty(new YesNoModel(ShippedWords.Lexicon, Tongue.Dutch).Parse(text));

    [Fact]
    public void A_probable_yes_is_a_yes_that_is_read_back()
    {
        var result = Assert.Single(new YesNoModel(ShippedWords.Lexicon, Tongue.Dutch).Parse("ik denk het wel"));

        Assert.Equal(YesNo.Yes, result.Resolution["value"]);
        Assert.Equal(false, result.Resolution["sure"]);
        Assert.Equal(("ik denk het wel", 0, 14), (result.Text, result.Start, result.End));
    }

    [Fact]
    public void No_sentence_with_a_limiting_word_counts_as_a_yes()
    {
        var limits = new[] { "maar", "behalve", "tenzij", "niet", "but", "except", "unless", "not" };
        var others = ShippedWords.Lists.All(LanguageIds.Yes).Concat(ShippedWords.Lists.All(LanguageIds.ProbablyYes)).Concat(["de klas", "iedereen", "van", "ouders", "toch", "hoor"]).ToArray();
        var sentence = Gen.Select(Gen.OneOf(others).Array[0, 4], Gen.OneOf(limits), Gen.OneOf(others).Array[0, 4], Gen.OneOf(" ", ", ", ". "), Gen.Bool)
            .Select((before, limit, after, between, capitals) =>
            {
                var text = string.Join(between, [.. before, limit, .. after]);
                return capitals ? text.ToUpperInvariant() : text;
            });

        sentence.Sample(text => Value(text) is not YesNo.Yes, iter: 20_000);
    }

    [Fact]
    public void No_sentence_whatever_makes_it_throw() =>
        Gen.String[0, 60].Sample(text => new YesNoModel(ShippedWords.Lexicon, Tongue.Dutch).Parse(text).Count <= 1, iter: 20_000);

    private static YesNo Value(string text)
    {
        var results = new YesNoModel(ShippedWords.Lexicon, Tongue.Dutch).Parse(text);
        return results.Count == 0 ? YesNo.Neither : (YesNo)results[0].Resolution["value"];
    }
}
