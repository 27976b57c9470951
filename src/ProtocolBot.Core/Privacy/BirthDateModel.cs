using System.Globalization;
using System.Text.RegularExpressions;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Privacy;

/// <summary>Birth dates: any date after "geboren" and the like, and a bare date that makes somebody a pupil's age. "Op 12 maart 2019" was something else.</summary>
/// <param name="today">By which ages are counted.</param>
public sealed partial class BirthDateModel(PrivacyWords words, Tongue tongue, DateOnly today) : PrivacyModel(PersonalDataKinds.BirthDate, tongue)
{
    private const int Youngest = 3;
    private const int Oldest = 22;
    private const int WordsBack = 5;
    private const int WordsOn = 3;

    internal override IEnumerable<Finding> In(Reading text) => InNumbers(text).Concat(InWords(text));

    private IEnumerable<Finding> InNumbers(Reading text)
    {
        foreach (Match match in Numbers().Matches(text.Text))
        {
            var (day, month, year) = Parts(match);
            if (day is > 0 and <= 31 && month is > 0 and <= 12 && IsBirth(text, match.Index, match.Index + match.Length, year, match.Length == 8 && !match.Groups["compact"].Success))
            {
                yield return new Finding(match.Index, match.Index + match.Length);
            }
        }
    }

    private static (int Day, int Month, int Year) Parts(Match match)
    {
        if (match.Groups["compact"] is { Success: true, Value: var eight })
        {
            return eight[0] is '1' or '2' && eight[1] is '9' or '0' && Number(eight[4..6]) <= 12 ? (Number(eight[6..]), Number(eight[4..6]), Number(eight[..4])) : (Number(eight[..2]), Number(eight[2..4]), Number(eight[4..]));
        }

        return match.Groups["y1"].Success
            ? (Number(match.Groups["d1"].Value), Number(match.Groups["m1"].Value), Number(match.Groups["y1"].Value))
            : (Number(match.Groups["d2"].Value), Number(match.Groups["m2"].Value), Number(match.Groups["y2"].Value));
    }

    /// <summary>"12 maart 2011", "12e mrt '11", "March 12, 2011"; without its year only after a cue.</summary>
    private IEnumerable<Finding> InWords(Reading text)
    {
        for (var at = 0; at < text.Tokens.Length; at++)
        {
            if (words.Month(text.Tokens[at].Plain) is null)
            {
                continue;
            }

            var (before, after, next) = (NumberAt(text, at - 1), NumberAt(text, at + 1), NumberAt(text, at + 2));
            var (first, last, year) = before is > 0 and <= 31 ? (at - 1, after is > 31 or (>= 0 and < 31) ? at + 1 : at, after ?? 0)
                : after is > 0 and <= 31 && next is > 1900 ? (at, at + 2, next.Value)
                : (at, -1, 0);
            if (last >= 0 && IsBirth(text, text.Tokens[first].Start, text.Tokens[last].End, year, false))
            {
                yield return new Finding(text.Tokens[first].Start, text.Tokens[last].End);
            }
        }
    }

    private static int? NumberAt(Reading text, int at)
    {
        if (at < 0 || at >= text.Tokens.Length || text.Tokens[at].Length > 5)
        {
            return null;
        }

        var digits = text.Tokens[at].Plain.TrimEnd('e', 's', 't', 'h', 'd', 'n', 'r');
        return digits.Length is 1 or 2 or 4 && digits.All(char.IsAsciiDigit) ? Number(digits) : null;
    }

    private bool IsBirth(Reading text, int start, int end, int year, bool shortYear)
    {
        if (text.HasBefore(start, WordsBack, IsCue) || text.HasAfter(end, WordsOn, IsCue))
        {
            return true;
        }

        return !shortYear && today.Year - year is >= Youngest and <= Oldest
            && !text.HasBefore(start, 1, word => words.Is(NameIds.EventCues, word)) && !text.HasBefore(start, WordsOn, word => words.Is(NameIds.DatedThings, word));
    }

    private bool IsCue(string word) => words.Is(NameIds.BirthCues, word);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\w.,/-])(?:(?<y1>[12][09][0-9]{2})[-/.](?<m1>[0-9]{1,2})[-/.](?<d1>[0-9]{1,2})|(?<d2>[0-9]{1,2})[-/. ]{1,2}(?<m2>[0-9]{1,2})[-/. ]{1,2}'?(?<y2>[12][09][0-9]{2}|[0-9]{2})|(?<compact>[0-9]{8}))(?![\w]|[-/.,][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
