using CsCheck;

using ProtocolBot.Core.Language;

using Xunit;

namespace ProtocolBot.Tests.Language;

public sealed class VisibleTextTests
{
    private static readonly string[] Emoji = ["👨‍👩‍👧‍👦", "👩🏽‍🏫", "❤️", "🏳️‍🌈", "1️⃣", "👍🏿", "🇳🇱", "⚠️", "🧑‍🎓", "☺️"];

    private static readonly string Hiding = string.Concat(
        new[] { 0xAD, 0x34F, 0x61C, 0x115F, 0x180B, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFF9, 0x1D173, 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0, 7, 0x1B, 0x7F, 0x9F, 0xFFFF }
            .Select(code => code == 0xFFFF ? "\uFFFF" : char.ConvertFromUtf32(code)));

    private static readonly Gen<string> Hidden = Gen.Int[0, 30].Select(at => Hiding.EnumerateRunes().ElementAt(at).ToString());

    private static readonly Gen<string> Emojis = Gen.Int[0, 9].Select(at => Emoji[at]);

    private static readonly Gen<string> Seen = Gen.Char["abcdefghijklmnopqrstuvwxyzABCXYZ0123456789 .,!?'\"()-_/@#€éëïöüçñßğışæøżћдيا学\n\t"].Array[0, 60].Select(letters => new string(letters));

    private static readonly Gen<string> Anything = Gen.OneOf(Gen.String[0, 60], Seen, Gen.OneOf(Hidden, Emojis, Gen.Char.Select(letter => letter.ToString())).Array[0, 40].Select(string.Concat));

    [Fact]
    public void Done_twice_it_does_nothing_more() =>
        Anything.Sample(text => VisibleText.Of(VisibleText.Of(text)) == VisibleText.Of(text), iter: 50_000);

    [Fact]
    public void What_one_sees_is_never_changed() => Seen.Sample(text => VisibleText.Of(text) == text, iter: 20_000);

    [Fact]
    public void Whatever_is_hidden_between_letters_is_gone() =>
        Gen.Select(Seen, Hidden.Array[1, 20], Seen).Sample((before, hidden, after) => VisibleText.Of($"{before}a{string.Concat(hidden)}b{after}") == $"{before}ab{after}", iter: 20_000);

    [Fact]
    public void Emoji_and_their_families_stay_whole() =>
        Gen.Select(Seen, Emojis.Array[1, 4], Seen).Sample((before, emoji, after) => VisibleText.Of($"{before} {string.Join(' ', emoji)} {after}") == $"{before} {string.Join(' ', emoji)} {after}", iter: 20_000);

    [Fact]
    public void No_half_of_a_character_comes_through() =>
        Gen.Char.Array[0, 40].Select(letters => new string(letters)).Sample(text => VisibleText.Of(text).Select((_, at) => at).All(at => IsWhole(VisibleText.Of(text), at)), iter: 20_000);

    [Theory]
    [InlineData("h\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308oi", "h\u0301\u0302oi")]
    [InlineData("e\u0323\u0302", "e\u0323\u0302")]
    [InlineData("a\u00A0b\u2003c\u3000d", "a b c d")]
    [InlineData("een\r\ntwee\rdrie\u2028vier", "een\ntwee\ndrie\nvier")]
    [InlineData("👩\u200B\u200D\u200B🏫", "👩🏫")]
    [InlineData("a\uFE0Fb", "ab")]
    [InlineData("\U0001F3F4\U000E0067\U000E0062\U000E007F", "\U0001F3F4")]
    [InlineData("👍\uDB40\uDDF0\uDB40\uDD54", "👍")]
    public void Stacked_accents_odd_spaces_and_smuggled_data(string typed, string seen) => Assert.Equal(seen, VisibleText.Of(typed));

    private static bool IsWhole(string text, int at) => !char.IsSurrogate(text[at])
        || (char.IsHighSurrogate(text[at]) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1]));
}
