using System.Text.RegularExpressions;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Privacy;

/// <summary>Where somebody lives: a street with its number, and a postcode.</summary>
public sealed partial class AddressModel(PrivacyWords words, Tongue tongue) : PrivacyModel(PersonalDataKinds.Address, tongue)
{
    private const int ShortestStem = 2;
    private const int WordsBack = 6;
    private const int FirstYear = 1950;
    private const int LastYear = 2049;

    internal override IEnumerable<Finding> In(Reading text) => Streets(text).Concat(Postcodes(text));

    private IEnumerable<Finding> Streets(Reading text)
    {
        for (var at = 1; at < text.Tokens.Length; at++)
        {
            if (IsHouseNumber(text, at) && IsStreet(text, at - 1))
            {
                yield return new Finding(text.Tokens[FirstWord(text, at - 1)].Start, End(text, at));
            }
        }
    }

    /// <summary>"12", "12a"; never what is counted.</summary>
    private bool IsHouseNumber(Reading text, int at)
    {
        var token = text.Tokens[at];
        return token.Length <= 5 && text.Text[token.Start] is >= '1' and <= '9'
            && token.Plain.TrimEnd("abcdefgh".ToCharArray()).All(char.IsAsciiDigit)
            && IsGap(text.Between(at - 1, at))
            && !text.HasAfter(token.End, 1, word => words.Is(NameIds.Counted, word));
    }

    private bool IsStreet(Reading text, int at)
    {
        var word = text.Tokens[at].Plain;
        if (words.Is(NameIds.NotStreets, word))
        {
            return IsCapital(text, at) && at > 0 && IsCapital(text, at - 1) && IsGap(text.Between(at - 1, at));
        }

        return word.Length > ShortestStem && !words.IsOrdinary(word)
            && (words.StreetEndings.Any(ending => word.Length >= ending.Length + ShortestStem && word.EndsWith(ending, StringComparison.Ordinal))
                || (IsCapital(text, at) && text.HasBefore(text.Tokens[at].Start, WordsBack, cue => words.Is(NameIds.AddressCues, cue))));
    }

    /// <summary>"Jan van Galenstraat": the words with a capital, and what joins them, that stand before.</summary>
    private int FirstWord(Reading text, int at)
    {
        var first = at;
        for (var before = at - 1; before >= 0 && at - before <= 4 && IsCapital(text, at) && IsGap(text.Between(before, before + 1)); before--)
        {
            if (IsCapital(text, before) && !words.IsOrdinary(text.Tokens[before].Plain))
            {
                first = before;
            }
            else if (!words.Is(NameIds.SurnameParticles, text.Tokens[before].Plain))
            {
                break;
            }
        }

        return first;
    }

    /// <summary>"12 a", "12 bis".</summary>
    private int End(Reading text, int at) =>
        at + 1 < text.Tokens.Length && IsGap(text.Between(at, at + 1)) && words.Is(NameIds.HouseLetters, text.Tokens[at + 1].Plain) ? text.Tokens[at + 1].End : text.Tokens[at].End;

    private IEnumerable<Finding> Postcodes(Reading text)
    {
        foreach (Match match in Postcode().Matches(text.Text))
        {
            var year = int.Parse(match.ValueSpan[..4], System.Globalization.CultureInfo.InvariantCulture);
            if (match.Length == 6 || year is < FirstYear or > LastYear || text.HasBefore(match.Index, WordsBack, cue => words.Is(NameIds.AddressCues, cue)))
            {
                yield return new Finding(match.Index, match.Index + match.Length);
            }
        }
    }

    private static bool IsCapital(Reading text, int at) => char.IsUpper(text.Text[text.Tokens[at].Start]);

    private static bool IsGap(ReadOnlySpan<char> between) => between is " " or "  " or "-" or ". ";

    [GeneratedRegex(@"(?<!\w)[1-9][0-9]{3}(?: ?(?!SA|SD|SS)[A-Z]{2}|(?!sa|sd|ss)[a-z]{2})(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();
}
