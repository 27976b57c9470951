using System.Collections.Immutable;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Turns;

/// <summary>Whether somebody may be in danger now: words that tell it alone, violence that happens now, a weapon at hand. What is denied, long past or merely supposed is none.</summary>
internal static class Danger
{
    private const int Gap = 2;

    /// <summary>"Er wordt op het plein nu gevochten": so far apart the two still belong together.</summary>
    private const int Near = 5;

    /// <summary>Beyond a comma less far.</summary>
    private const int Beyond = 2;

    /// <summary>"Geen mes": so far before it a negation denies it.</summary>
    private const int Denying = 2;

    public static bool IsIn(Lexicon lexicon, ImmutableArray<Word> words)
    {
        var now = Hits(lexicon, LanguageIds.Now, words);
        if (lexicon.Has(LanguageIds.NothingNow, words, Gap) || (now.IsEmpty && IsSupposed(lexicon, words)))
        {
            return false;
        }

        return Hits(lexicon, LanguageIds.Danger, words).Any(hit => !IsDenied(lexicon, words, hit)) || (!IsPast(lexicon, words, now) && IsViolence(lexicon, words, now));
    }

    private static bool IsViolence(Lexicon lexicon, ImmutableArray<Word> words, ImmutableArray<PhraseHit> now) =>
        Together(lexicon, words, LanguageIds.Violence, now) || Together(lexicon, words, LanguageIds.Weapons, Hits(lexicon, LanguageIds.AtHand, words));

    private static bool Together(Lexicon lexicon, ImmutableArray<Word> words, string list, ImmutableArray<PhraseHit> others) => !others.IsEmpty
        && Hits(lexicon, list, words).Any(hit => !IsDenied(lexicon, words, hit) && others.Any(other => BelongTogether(words, hit, other)));

    private static bool IsSupposed(Lexicon lexicon, ImmutableArray<Word> words) =>
        lexicon.StartsWith(LanguageIds.Suppose, lexicon.Without(LanguageIds.Courtesy, words)) > 0 || lexicon.Has(LanguageIds.Teaching, words, Gap);

    private static bool IsPast(Lexicon lexicon, ImmutableArray<Word> words, ImmutableArray<PhraseHit> now) => now.IsEmpty && lexicon.Has(LanguageIds.Past, words);

    /// <summary>Within "niemand is in gevaar", or just after a "geen".</summary>
    private static bool IsDenied(Lexicon lexicon, ImmutableArray<Word> words, PhraseHit hit)
    {
        if (Hits(lexicon, LanguageIds.NoDanger, words).Any(no => no.First <= hit.Last && hit.First <= no.Last))
        {
            return true;
        }

        for (var at = Math.Max(0, hit.First - Denying); at < hit.First; at++)
        {
            if (words[at].Clause == words[hit.First].Clause && lexicon.IsIn(LanguageIds.Negations, words[at]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BelongTogether(ImmutableArray<Word> words, PhraseHit one, PhraseHit other) =>
        Math.Max(one.First - other.Last, other.First - one.Last) <= (words[one.First].Clause == words[other.First].Clause ? Near : Beyond);

    /// <summary>Whole words only: "fotobom" and "drugsbom" are no bomb.</summary>
    private static ImmutableArray<PhraseHit> Hits(Lexicon lexicon, string list, ImmutableArray<Word> words) =>
        [.. lexicon.List(list).Select(phrase => phrase.Find(words, phrase.Words.Length > 1 ? Gap : 0)).OfType<PhraseHit>().Where(hit => hit.Quality >= Phrase.Alike || hit.Last > hit.First)];
}
