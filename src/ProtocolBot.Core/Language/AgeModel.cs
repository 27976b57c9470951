using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

using Microsoft.Recognizers.Text;

namespace ProtocolBot.Core.Language;

/// <summary>How old pupils are, where a text says so: "ze zijn 15", "15-jarige", "groep 7". It never guesses from a class of secondary school.</summary>
public sealed class AgeModel(Lexicon lexicon, Tongue tongue) : LocalModel("age", tongue)
{
    private const int YoungestPupil = 4;
    private const int OldestPupil = 19;

    /// <summary>The resolution's "value" is the age in years; of a group in primary school the oldest that is usual in it.</summary>
    public override List<ModelResult> Parse(string query)
    {
        var words = lexicon.Words(query);
        return [.. Read(words).Select(found => Found(query, words, found.Hit, ("value", found.Age)))];
    }

    internal IEnumerable<(int Age, PhraseHit Hit)> Read(ImmutableArray<Word> words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (!int.TryParse(words[at].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                continue;
            }

            if (at > 0 && number is >= 1 and <= 8 && lexicon.IsIn(LanguageIds.PrimaryGroup, words[at - 1]))
            {
                yield return (number + 4, new PhraseHit(at - 1, at, 1));
            }
            else if (number is >= YoungestPupil and <= OldestPupil && IsAge(words, at))
            {
                yield return (number, new PhraseHit(at, at, 1));
            }
        }
    }

    /// <summary>"15 jaar", "ze zijn 15", "van 15 en 17 jaar"; but not "er zijn 15 leerlingen".</summary>
    private bool IsAge(ImmutableArray<Word> words, int at)
    {
        var next = at + 1 < words.Length && words[at + 1].Clause == words[at].Clause ? words[at + 1] : default(Word?);
        if (next is { } unit && lexicon.IsIn(LanguageIds.YearsOld, unit))
        {
            return true;
        }

        return at > 0 && words[at - 1].Clause == words[at].Clause && lexicon.IsIn(LanguageIds.BeforeAge, words[at - 1])
            && (next is not { } other || lexicon.IsIn(LanguageIds.StopWords, other));
    }
}

/// <summary>Names of classes and groups: "3H2", "2 vmbo", "groep 7". They mean pupils.</summary>
public sealed partial class ClassModel(Lexicon lexicon, Tongue tongue) : LocalModel("class", tongue)
{
    public override List<ModelResult> Parse(string query)
    {
        var words = lexicon.Words(query);
        return [.. Read(words).Select(hit => Found(query, words, hit))];
    }

    internal IEnumerable<PhraseHit> Read(ImmutableArray<Word> words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (ClassName().IsMatch(words[at].Text))
            {
                yield return new PhraseHit(at, at, 1);
            }
            else if (at > 0 && IsYear(words[at]) && (lexicon.IsIn(LanguageIds.PrimaryGroup, words[at - 1]) || lexicon.IsIn(LanguageIds.Classes, words[at - 1])))
            {
                yield return new PhraseHit(at - 1, at, 1);
            }
            else if (at > 0 && IsYear(words[at - 1]) && lexicon.IsIn(LanguageIds.Classes, words[at]))
            {
                yield return new PhraseHit(at - 1, at, 1);
            }
        }
    }

    private static bool IsYear(Word word) => word.Text.Length == 1 && word.Text[0] is >= '1' and <= '8';

    /// <summary>The year, the kind of school by its letter or letters, and perhaps a number: 3H2, 4v, 2kb1.</summary>
    [GeneratedRegex("^[1-6](h|v|m|k|b|t|g|a|hv|vm|mh|th|kb|bk|tl|gl|ha|vw|hav|vwo)[0-9]{0,2}[a-z]?$", RegexOptions.CultureInvariant)]
    private static partial Regex ClassName();
}
