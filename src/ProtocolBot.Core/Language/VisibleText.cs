using System.Globalization;
using System.Text;

namespace ProtocolBot.Core.Language;

/// <summary>A text without what nobody sees (zero-width characters, direction marks, tags, stacked accents): it can hide words, and helps nobody. What one does see stays as it is.</summary>
public static class VisibleText
{
    /// <summary>Marks on one letter; Vietnamese, Hebrew and Arabic need two.</summary>
    private const int MostMarks = 2;

    private const int Joiner = 0x200D;
    private const int EmojiStyle = 0xFE0F;
    private const int Keycap = 0x20E3;

    /// <summary>Done twice it does nothing more. Other spaces become a space, other ends of a line a line feed, and half a character U+FFFD.</summary>
    public static string Of(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        var (before, marks) = (0, 0);
        for (var at = 0; at < text.Length;)
        {
            var rune = RuneAt(text, at, out var length);
            at += length;
            if (Kept(rune, before, at < text.Length ? RuneAt(text, at, out _).Value : 0) is not { } kept)
            {
                continue;
            }

            marks = IsMark(kept) ? marks + 1 : 0;
            if (marks <= MostMarks)
            {
                visible.Append(kept.ToString());
                before = kept.Value;
            }
        }

        return visible.ToString();
    }

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~') || !text.AsSpan().ContainsAnyExcept(Plain);

    private static System.Buffers.SearchValues<char> Plain { get; } =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Concat(Enumerable.Range(0xC0, 0x100)).Select(code => (char)code), '\n', '\t', '‘', '’', '“', '”', '…', '–', '—', '•', '€']);

    private static Rune RuneAt(string text, int at, out int length)
    {
        _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length);
        return rune;
    }

    /// <summary>What stands there when all is said: itself, a space, a line feed, or nothing.</summary>
    private static Rune? Kept(Rune rune, int before, int after) => rune.Value switch
    {
        '\n' or '\t' => rune,
        '\r' => after == '\n' ? null : new Rune('\n'),
        0x85 or 0x2028 or 0x2029 => new Rune('\n'),
        Joiner => (IsEmoji(before) || before == EmojiStyle) && IsEmoji(after) ? rune : null,
        EmojiStyle => IsEmoji(before) || (after == Keycap && before is >= '0' and <= '9' or '#' or '*') ? rune : null,
        0x2800 => new Rune(' '),
        _ when IsIgnorable(rune.Value) || Rune.IsControl(rune) || (rune.Value & 0xFFFE) == 0xFFFE => null,
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator => new Rune(' '),
        _ => rune,
    };

    private static bool IsMark(Rune rune) =>
        !IsIgnorable(rune.Value) && rune.Value != Keycap && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>Unicode's Default_Ignorable_Code_Point, the marks of annotations, and nothing that shows.</summary>
    private static bool IsIgnorable(int code) => code
        is 0xAD or 0x34F or 0x61C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFEFF or 0xFFA0
        or >= 0x180B and <= 0x180F
        or >= 0x200B and <= 0x200F
        or >= 0x202A and <= 0x202E
        or >= 0x2060 and <= 0x206F
        or >= 0xFDD0 and <= 0xFDEF
        or >= 0xFE00 and <= 0xFE0F
        or >= 0xFFF0 and <= 0xFFFB
        or >= 0x1BCA0 and <= 0x1BCA3
        or >= 0x1D173 and <= 0x1D17A
        or >= 0xE0000 and <= 0xE0FFF;

    private static bool IsEmoji(int code) => code
        is 0xA9 or 0xAE or 0x203C or 0x2049 or 0x2122 or 0x2139 or 0x24C2 or 0x3030 or 0x303D or 0x3297 or 0x3299
        or >= 0x2190 and <= 0x21FF
        or >= 0x2300 and <= 0x23FF
        or >= 0x25A0 and <= 0x27BF
        or >= 0x2934 and <= 0x2935
        or >= 0x2B00 and <= 0x2BFF
        or >= 0x1F000 and <= 0x1FAFF;
}
