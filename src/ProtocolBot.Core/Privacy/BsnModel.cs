using System.Globalization;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Privacy;

/// <summary>Burgerservicenummers: eight or nine digits that pass the elfproef, however they are spaced; after "bsn" also those with a slip.</summary>
public sealed class BsnModel(PrivacyWords words, Tongue tongue) : PrivacyModel(PersonalDataKinds.Bsn, tongue)
{
    private const int Digits = 9;
    private const int MostGroups = 4;
    private const int WordsBack = 5;

    internal override IEnumerable<Finding> In(Reading text)
    {
        for (var first = 0; first < text.Digits.Length; first++)
        {
            if (Longest(text, first) is { } last)
            {
                yield return new Finding(text.Digits[first].Start, text.Digits[last].End);
                first = last;
            }
        }
    }

    /// <summary>The last of the groups of digits, from this one on, that make a number together.</summary>
    private int? Longest(Reading text, int first)
    {
        int? longest = null;
        var (total, single) = (0, true);
        for (var at = first; at < text.Digits.Length && (at == first || Joins(text.Text, text.Digits[at - 1].End, text.Digits[at].Start)); at++)
        {
            total += text.Digits[at].End - text.Digits[at].Start;
            single &= text.Digits[at].End - text.Digits[at].Start == 1;
            if (total > Digits)
            {
                break;
            }

            if (total >= Digits - 1 && (single || at - first < MostGroups) && IsBsn(text, first, at))
            {
                longest = at;
            }
        }

        return longest;
    }

    private bool IsBsn(Reading text, int first, int last)
    {
        var (start, end) = (text.Digits[first].Start, text.Digits[last].End);
        var digits = text.Text[start..end].Where(char.IsDigit).Select(sign => (int)CharUnicodeInfo.GetDecimalDigitValue(sign)).ToArray();
        if (text.HasBefore(start, WordsBack, word => words.Is(NameIds.BsnCues, word) || word.StartsWith("bsn", StringComparison.Ordinal)))
        {
            return digits.Distinct().Count() > 1;
        }

        return Passes(digits) && !IsAmount(text, start, end) && !IsCalendar(text, first, last);
    }

    /// <summary>Nine times the first digit, eight times the second … minus the last is a multiple of eleven.</summary>
    private static bool Passes(int[] digits)
    {
        var sum = -digits[^1];
        for (var at = 0; at < digits.Length - 1; at++)
        {
            sum += digits[at] * (digits.Length - at);
        }

        return sum % 11 == 0 && digits.Any(digit => digit != 0);
    }

    private bool IsAmount(Reading text, int start, int end) =>
        text.Text.AsSpan(0, start).TrimEnd(' ') is [.., '€' or '$' or '£']
        || (start > 1 && text.Text[start - 1] is ',' && char.IsDigit(text.Text[start - 2]))
        || (end + 1 < text.Text.Length && text.Text[end] is ',' && char.IsDigit(text.Text[end + 1]))
        || text.HasBefore(start, 1, word => words.Is(NameIds.Money, word))
        || text.HasAfter(end, 1, word => words.Is(NameIds.Counted, word));

    /// <summary>"2025-2026", "12-03-2019", "2019-03-12".</summary>
    private static bool IsCalendar(Reading text, int first, int last)
    {
        var lengths = string.Concat(text.Digits[first..(last + 1)].Select(group => group.End - group.Start));
        return lengths switch
        {
            "44" => IsYear(text, first) && IsYear(text, last),
            "224" => IsYear(text, last),
            "422" => IsYear(text, first),
            _ => false,
        };
    }

    private static bool IsYear(Reading text, int group) => text.Text.AsSpan(text.Digits[group].Start, 2) is "19" or "20";

    private static bool Joins(string text, int end, int start)
    {
        var between = text.AsSpan(end, start - end);
        return between.Length is > 0 and <= 3 && !between.ContainsAnyExcept(Signs.InNumbers);
    }
}
