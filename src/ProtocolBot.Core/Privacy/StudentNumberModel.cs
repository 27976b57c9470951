using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Privacy;

/// <summary>Numbers of pupils: five to eight digits after "leerlingnummer" and the like, or bare beside words that speak of one pupil.</summary>
public sealed class StudentNumberModel(PrivacyWords words, Tongue tongue) : PrivacyModel(PersonalDataKinds.StudentNumber, tongue)
{
    private const int Shortest = 5;
    private const int ShortestBare = 6;
    private const int Longest = 8;
    private const int WordsBack = 4;
    private const int WordsAround = 10;

    internal override IEnumerable<Finding> In(Reading text) =>
        text.Digits.Where(digits => digits.End - digits.Start is >= Shortest and <= Longest && StandsAlone(text, digits) && (HasCue(text, digits.Start) || IsBare(text, digits)));

    private static bool StandsAlone(Reading text, Finding digits) =>
        !(text.Before(digits.Start) is '.' or ',' or '-' or '/' or '+' && char.IsDigit(text.Before(digits.Start - 1)))
        && !(text.After(digits.End) is '.' or ',' or '-' or '/' && char.IsDigit(text.After(digits.End + 1)))
        && text.Text.AsSpan(0, digits.Start).TrimEnd(' ') is not [.., '€' or '$' or '£'];

    private bool HasCue(Reading text, int start)
    {
        var last = text.TokenBefore(start);
        for (var at = last; at >= 0 && at > last - WordsBack; at--)
        {
            var word = text.Tokens[at].Plain;
            if (words.Is(NameIds.StudentNumberCues, word) || (at > 0 && words.Is(NameIds.NumberWords, word) && words.Is(NameIds.StudentNumberPairs, text.Tokens[at - 1].Plain)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsBare(Reading text, Finding digits) =>
        digits.End - digits.Start >= ShortestBare
        && !text.Text.AsSpan(digits.Start, digits.End - digits.Start).EndsWith("000", StringComparison.Ordinal)
        && !text.HasBefore(digits.Start, 2, word => words.Is(NameIds.Money, word))
        && !text.HasAfter(digits.End, 1, word => words.Is(NameIds.Counted, word))
        && (text.HasBefore(digits.Start, WordsAround, IsSchool) || text.HasAfter(digits.End, WordsAround, IsSchool));

    private bool IsSchool(string word) => words.Is(NameIds.SchoolContext, word);
}
