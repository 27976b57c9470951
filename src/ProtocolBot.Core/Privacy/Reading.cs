using System.Collections.Immutable;
using System.Globalization;
using System.Text;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Privacy;

/// <summary>A part of a text that is personal data; <paramref name="End"/> is one past its last character.</summary>
internal readonly record struct Finding(int Start, int End);

/// <summary>A word or number as typed, with how it is compared.</summary>
internal readonly record struct Token(string Plain, int Start, int End)
{
    public int Length => End - Start;
}

/// <summary>A text, cut into words and rows of digits once for all recognisers.</summary>
internal sealed class Reading
{
    private Reading(string text, ImmutableArray<Token> tokens, ImmutableArray<Finding> digits)
    {
        Text = text;
        Tokens = tokens;
        Digits = digits;
        Shouts = text.Length >= 12 && text.Count(char.IsUpper) * 10 > text.Count(char.IsLetter) * 6;
    }

    public string Text { get; }

    public ImmutableArray<Token> Tokens { get; }

    public ImmutableArray<Finding> Digits { get; }

    /// <summary>Written in capitals, so that a capital says nothing.</summary>
    public bool Shouts { get; }

    public static Reading Of(string text)
    {
        var (tokens, digits) = (ImmutableArray.CreateBuilder<Token>(), ImmutableArray.CreateBuilder<Finding>());
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && (IsPart(text[end]) || (end > at && end + 1 < text.Length && IsApostrophe(text[end]) && char.IsLetter(text[end + 1]))))
            {
                end++;
            }

            if (end > at)
            {
                tokens.Add(new Token(Plain(text[at..end]), at, end));
                AddDigits(digits, text, at, end);
            }

            at = Math.Max(end, at + 1);
        }

        return new Reading(text, tokens.ToImmutable(), digits.ToImmutable());
    }

    /// <summary>The last token that begins before this place; -1 when there is none.</summary>
    public int TokenBefore(int place)
    {
        var (low, high) = (0, Tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Tokens[middle].Start < place ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    /// <summary>Whether one of the words before this place, at most so many back and in the same line, fits.</summary>
    public bool HasBefore(int place, int most, Func<string, bool> fits)
    {
        var last = TokenBefore(place);
        for (var at = last; at >= 0 && at > last - most; at--)
        {
            if (fits(Tokens[at].Plain))
            {
                return true;
            }
        }

        return false;
    }

    public bool HasAfter(int place, int most, Func<string, bool> fits)
    {
        var first = TokenBefore(place) + 1;
        for (var at = first; at < Tokens.Length && at < first + most; at++)
        {
            if (fits(Tokens[at].Plain))
            {
                return true;
            }
        }

        return false;
    }

    public ReadOnlySpan<char> Between(int first, int second) => Text.AsSpan(Tokens[first].End, Tokens[second].Start - Tokens[first].End);

    public char Before(int place) => place > 0 ? Text[place - 1] : '\n';

    public char After(int place) => place < Text.Length ? Text[place] : '\n';

    /// <summary>Lower case, no accents, no apostrophes, the Turkish and Polish letters as most people type them.</summary>
    public static string Plain(string raw)
    {
        var plain = Word.Plain(raw);
        return plain.AsSpan().ContainsAny(Signs.Folded)
            ? new StringBuilder(plain).Replace("'", "").Replace("’", "").Replace("‘", "").Replace("`", "").Replace("´", "").Replace('ı', 'i').Replace('ł', 'l').Replace('ø', 'o').Replace('đ', 'd').Replace("ß", "ss").ToString()
            : plain;
    }

    public static bool IsApostrophe(char character) => Signs.Apostrophes.Contains(character);

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark;

    private static void AddDigits(ImmutableArray<Finding>.Builder digits, string text, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var last = at;
            while (last < end && char.IsDigit(text[last]))
            {
                last++;
            }

            if (last > at)
            {
                digits.Add(new Finding(at, last));
            }

            at = Math.Max(last, at + 1);
        }
    }
}
