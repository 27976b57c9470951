using System.Globalization;

using CsCheck;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.OwnWords;

/// <summary>Laws of the understanding, for whatever somebody types or pastes.</summary>
public sealed class AnyTextTests
{
    private const int Longest = 10_000;

    private static readonly Gen<string> Letters = Gen.Char["abcdefghijklmnopqrstuvwxyz ABC,.?!'0123456789\n"].Array[0, 300].Select(letters => new string(letters));

    /// <summary>Halves of pairs, marks without a letter, characters that turn the direction or cannot be seen, other scripts.</summary>
    private static readonly Gen<string> Odd = Gen.Char["\u200B\u200D\u202E\u2066\uFEFF\u00AD\u0301\u0000\uD83D\uDE00\uDFFF\uD800\uFFFF\u0130\u1E9E\uFB01\u2163\u0660אبк中ñß"].Array[0, 60].Select(letters => new string(letters));

    private static readonly string[] Said = [.. ShippedContent.Set.Training.Intents.SelectMany(intent => intent.Sentences).Select(sentence => sentence.Text).Where((_, at) => at % 23 == 0)];

    private static readonly Gen<string> Text = Gen.Select(Gen.OneOf(Letters, Odd, Gen.String[Gen.Char, 0, 200], Gen.Int[0, Said.Length - 1].Select(at => Said[at])), Odd, Letters, (one, odd, two) => one + odd + two);

    [Fact]
    public void Whatever_is_typed_is_understood_as_something_within_bounds() => Text.Sample(text => Holds(Of(text)), iter: 300, threads: 1);

    [Theory]
    [InlineData("a")]
    [InlineData("mes ")]
    [InlineData("leerling ")]
    [InlineData("\u0301")]
    [InlineData("\uD83D\uDE00")]
    [InlineData("5.8 ")]
    [InlineData("niet, ")]
    public void Ten_thousand_characters_of_the_same_are_understood_too(string piece) => Holds(Of(string.Concat(Enumerable.Repeat(piece, Longest / piece.Length))));

    [Fact]
    public void Shouting_accents_and_spaces_change_neither_meaning_nor_articles() => Gen.Int[0, Said.Length - 1].Select(at => Said[at]).Sample(
        text =>
        {
            var plain = Of(text);
            Assert.All([text.ToUpper(CultureInfo.InvariantCulture), "  " + text.Replace(" ", "  \u00A0", StringComparison.Ordinal) + "\n", text.Insert(text.Length / 2, "\u200B\u00AD")], typed =>
            {
                var other = Of(typed);
                Assert.Equal((plain.Meaning, plain.Trace.Scenario, plain.Trace.Urgent), (other.Meaning, other.Trace.Scenario, other.Trace.Urgent));
                Assert.Equal(plain.Trace.Articles, other.Trace.Articles);
            });
        },
        iter: 60,
        threads: 1);

    private static Understood Of(string text) => Understanding.Of(ShippedContent.Set, text, Tongue.Dutch);

    private static void Holds(Understood understood)
    {
        var trace = understood.Trace;
        Assert.InRange(trace.Confidence, 0, 1);
        Assert.Contains(trace.Kind, Kinds.InContent.Add(Kinds.Unclear));
        Assert.True(trace.Scenario is "none" or Kinds.Onboarding || ShippedContent.Set.Scenario(trace.Scenario) is not null);
        Assert.InRange(trace.Articles.Length, 0, 3);
        Assert.All(trace.Articles, article => Assert.NotNull(ShippedContent.Set.Protocol.Find(article)));
        Assert.Equal(understood.Meaning is Meaning.Start, understood.Scenario is not null);
        Assert.All(understood.Candidates, candidate => Assert.NotNull(ShippedContent.Set.Scenario(candidate)));
        Assert.True(!trace.Urgent || understood.Meaning is Meaning.Start);
        Assert.True(understood.Meaning is not Meaning.Which || understood.Candidates.Length > 1);
    }
}
