using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Dialogs;

/// <summary>The words by which a choice is known: its labels and synonyms in both languages.</summary>
internal static class ChoiceWords
{
    public static ImmutableArray<Phrase> Phrases(Choice choice) =>
        [.. new[] { choice.Label.Dutch, choice.Label.English }.Concat(choice.Synonyms.Dutch).Concat(choice.Synonyms.English).Select(Phrase.Of).Where(phrase => phrase.Words.Length > 0)];

    /// <summary>Whether the words are how the label begins ("een leerling" of "Een leerling of student").</summary>
    public static bool StartsLabel(Choice choice, ImmutableArray<Word> words) =>
        words.Length > 0 && (Starts(choice.Label.Dutch, words) || Starts(choice.Label.English, words));

    /// <summary>The choices that a sentence names. One named within the words of another ("mail" in "mail van school"), or denied, does not count.</summary>
    public static ImmutableArray<Choice> NamedIn(
        Lexicon lexicon, ImmutableArray<Choice> choices, ImmutableArray<Word> words, Func<Choice, ImmutableArray<Phrase>> phrasesOf)
    {
        var hits = new List<(Choice Choice, PhraseHit Hit)>();
        foreach (var choice in choices)
        {
            foreach (var phrase in phrasesOf(choice))
            {
                if (phrase.Find(words, gap: 1) is { } hit && !IsDenied(lexicon, words, phrase, hit))
                {
                    hits.Add((choice, hit));
                }
            }
        }

        return [.. choices.Where(choice => hits.Exists(hit => hit.Choice == choice && !hits.Exists(other => other.Choice != choice && other.Hit.Covers(hit.Hit))))];
    }

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

    private static bool Starts(string label, ImmutableArray<Word> words)
    {
        var start = Word.Split(label);
        return start.Length >= words.Length && new Phrase(start[..words.Length]).Is(words);
    }
}
