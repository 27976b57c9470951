using System.Collections.Immutable;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Dialogs;

/// <summary>The words by which a choice is known: its labels and synonyms in both languages.</summary>
internal static class ChoiceWords
{
    public static ImmutableArray<Phrase> Phrases(Choice choice) =>
        [.. new[] { choice.Label.Dutch, choice.Label.English }.Concat(choice.Synonyms.Dutch).Concat(choice.Synonyms.English).Select(Phrase.Of).Where(phrase => phrase.Words.Length > 0)];

    /// <summary>Whether the words are a part of the label ("leidinggevende" of "Mijn leidinggevende"). Words that are in every sentence are not enough.</summary>
    public static bool IsPartOfLabel(Lexicon lexicon, Choice choice, ImmutableArray<Word> words) =>
        words.Any(word => !lexicon.IsIn(LanguageIds.StopWords, word)) && (IsPart(choice.Label.Dutch, words) || IsPart(choice.Label.English, words));

    /// <summary>The choices that a sentence names. One named within the words of another ("mail" in "mail van school"), or denied, does not count.</summary>
    public static ImmutableArray<Choice> NamedIn(
        Lexicon lexicon, ImmutableArray<Choice> choices, ImmutableArray<Word> words, int gap, Func<Choice, ImmutableArray<Phrase>> phrasesOf)
    {
        var hits = new List<(Choice Choice, PhraseHit Hit)>();
        foreach (var choice in choices)
        {
            foreach (var phrase in phrasesOf(choice))
            {
                if (phrase.Find(words, gap) is { } hit && !IsDenied(lexicon, words, phrase, hit))
                {
                    hits.Add((choice, hit));
                }
            }
        }

        return [.. choices.Where(choice => hits.Exists(hit => hit.Choice == choice && !hits.Exists(other => other.Choice != choice && IsBetter(other.Hit, hit.Hit))))];
    }

    private static bool IsBetter(PhraseHit other, PhraseHit hit) =>
        other.Covers(hit) || (other.First == hit.First && other.Last == hit.Last && other.Quality > hit.Quality);

    /// <summary>A "niet" or "geen" close by in the same clause, which is not part of the phrase itself.</summary>
    private static bool IsDenied(Lexicon lexicon, ImmutableArray<Word> words, Phrase phrase, PhraseHit hit)
    {
        if (lexicon.Has(LanguageIds.Negations, phrase.Words))
        {
            return false;
        }

        for (var at = Math.Max(0, hit.First - 3); at < words.Length && at <= hit.Last + 3; at++)
        {
            var near = words[at].Clause == words[hit.First].Clause || words[at].Clause == words[hit.Last].Clause;
            if (near && lexicon.IsIn(LanguageIds.Negations, words[at]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPart(string label, ImmutableArray<Word> words) => new Phrase(words).Find(Word.Split(label), gap: 0) is not null;
}
