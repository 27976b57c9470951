using System.Collections.Immutable;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Turns;

/// <summary>What must never be missed in a text. It would rather ask once too often.</summary>
internal enum Urgent
{
    Nothing,

    /// <summary>Somebody may be in danger now: 112 first.</summary>
    Danger,

    /// <summary>A sexual offence by somebody who works for the school: the law goes first.</summary>
    SexualByStaff,
    DangerAndSexualByStaff,
}

/// <summary>Finds what goes first, by words alone.</summary>
internal static class Urgency
{
    private const int ArticleAndMark = 2;

    public static Urgent Of(Lexicon lexicon, ImmutableArray<Word> words) => (Danger.IsIn(lexicon, words), IsSexualByStaff(lexicon, words)) switch
    {
        (true, true) => Urgent.DangerAndSexualByStaff,
        (true, false) => Urgent.Danger,
        (false, true) => Urgent.SexualByStaff,
        (false, false) => Urgent.Nothing,
    };

    /// <summary>Somebody of the staff is named before or in the clause of the sexual words, and a pupil anywhere; a lesson about it is none.</summary>
    private static bool IsSexualByStaff(Lexicon lexicon, ImmutableArray<Word> words)
    {
        if (!lexicon.Has(LanguageIds.Pupils, words) || lexicon.Has(LanguageIds.Teaching, words, gap: 2))
        {
            return false;
        }

        return lexicon.List(LanguageIds.Sexual)
            .Select(phrase => phrase.Find(words, gap: 1))
            .OfType<PhraseHit>()
            .Where(hit => hit.Last > hit.First || hit.Quality >= Phrase.Alike)
            .Any(sexual => lexicon.List(LanguageIds.Staff)
                .Select(phrase => phrase.Find(words, gap: 0))
                .OfType<PhraseHit>()
                .Where(staff => !IsObject(lexicon, words, staff))
                .Any(staff => staff.First < sexual.First || words[staff.First].Clause == words[sexual.Last].Clause));
    }

    /// <summary>"Een naaktfoto van een collega": it was done to them.</summary>
    private static bool IsObject(Lexicon lexicon, ImmutableArray<Word> words, PhraseHit staff)
    {
        for (var at = staff.First - 1; at >= 0 && at >= staff.First - ArticleAndMark; at--)
        {
            if (lexicon.IsIn(LanguageIds.ObjectMarks, words[at]))
            {
                return true;
            }
        }

        return false;
    }
}
