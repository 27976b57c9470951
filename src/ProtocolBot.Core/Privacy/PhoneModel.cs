using PhoneNumbers;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Privacy;

/// <summary>Telephone numbers of people, Dutch and foreign. Numbers that anybody may phone (0800, 0900) are nobody's.</summary>
public sealed class PhoneModel(PrivacyWords words, Tongue tongue) : PrivacyModel(PersonalDataKinds.Phone, tongue)
{
    private const string Here = "NL";
    private const int Longest = 15;
    private const int Shortest = 10;
    private const int ShortestForeign = 9;
    private const int ShortestAfterCue = 6;
    private const int WordsBack = 3;

    internal override IEnumerable<Finding> In(Reading text)
    {
        for (var first = 0; first < text.Digits.Length; first++)
        {
            if (LongestFrom(text, first) is { } last)
            {
                var (start, end) = (Start(text.Text, text.Digits[first].Start), text.Digits[last].End);

                // In "(06-12345678)" the brackets are the sentence's.
                yield return new Finding(text.Text[start] == '(' && !text.Text.AsSpan(start, end - start).Contains(')') ? start + 1 : start, end);
                first = last;
            }
        }
    }

    /// <summary>The last of the groups of digits, from this one on, that make a number together; the longest run wins.</summary>
    private int? LongestFrom(Reading text, int first)
    {
        int? longest = null;
        var total = 0;
        for (var at = first; at < text.Digits.Length && (at == first || Joins(text.Text, text.Digits[at - 1].End, text.Digits[at].Start)); at++)
        {
            total += text.Digits[at].End - text.Digits[at].Start;
            if (total > Longest + 2)
            {
                break;
            }

            if (total >= ShortestAfterCue && IsPhone(text, first, at, total))
            {
                longest = at;
            }
        }

        return longest;
    }

    private bool IsPhone(Reading text, int first, int last, int total)
    {
        var (start, end) = (Start(text.Text, text.Digits[first].Start), text.Digits[last].End);
        if (char.IsLetterOrDigit(text.After(end)) || (char.IsLetterOrDigit(text.Before(start)) && text.Text[start] != '+'))
        {
            return false;
        }

        var foreign = text.Text[start] == '+' || text.Text.AsSpan(start).StartsWith("00", StringComparison.Ordinal);
        var most = total >= (foreign ? ShortestForeign : Shortest);
        if (most && (foreign || text.Text[text.Digits[first].Start] == '0') && IsSomebodys(text.Text[start..end], foreign))
        {
            return true;
        }

        return total <= Longest - 4 && last - first < 5 && IsAfterCue(text, start, end);
    }

    /// <summary>"tel 412345", "zijn nummer is 612345678": shorter, or with a slip in it.</summary>
    private bool IsAfterCue(Reading text, int start, int end) =>
        text.HasBefore(start, WordsBack, word => words.Is(NameIds.PhoneCues, word))
        && !text.HasAfter(end, 1, word => words.Is(NameIds.Counted, word))
        && !(text.Text.AsSpan(start, end - start) is ['0', '8' or '9', '0', '0', ..]);

    private static bool IsSomebodys(string number, bool foreign)
    {
        var util = PhoneNumberUtil.GetInstance();
        try
        {
            var parsed = util.Parse(number.Replace("(0)", "", StringComparison.Ordinal), Here);
            return foreign ? util.IsPossibleNumber(parsed)
                : IsMobile(number) || (util.IsValidNumber(parsed) && util.GetNumberType(parsed) is not (PhoneNumberType.TOLL_FREE or PhoneNumberType.PREMIUM_RATE or PhoneNumberType.SHARED_COST or PhoneNumberType.UAN));
        }
        catch (NumberParseException)
        {
            // What the library says of digits that are no number.
            return false;
        }
    }

    private static bool IsMobile(string number) => number.Where(char.IsDigit).Take(11).ToArray() is ['0', '6', _, _, _, _, _, _, _, _];

    private static int Start(string text, int digit)
    {
        var start = digit > 0 && text[digit - 1] == '(' ? digit - 1 : digit;
        return start > 0 && text[start - 1] == '+' ? start - 1 : start;
    }

    private static bool Joins(string text, int end, int start)
    {
        var between = text.AsSpan(end, start - end);
        return between.Length is > 0 and <= 3 && !between.ContainsAnyExcept(Signs.InNumbers);
    }
}
