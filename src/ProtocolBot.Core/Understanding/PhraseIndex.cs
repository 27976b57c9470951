using System.Collections.Frozen;
using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Understanding;

/// <summary>The words that the content itself gives a meaning (concepts, what starts a scenario, what a paragraph is about), to be found in any text at once.</summary>
internal sealed class PhraseIndex
{
    /// <summary>"Klasfoto" has a foto, "leerlingenraad" has leerlingen; "personeel" has no pers.</summary>
    private const int ShortestTail = 4;
    private const int ShortestHead = 5;
    private const int ShortestRest = 3;

    /// <summary>A shorter word is near to too much: "bloe" is no "bloed".</summary>
    private const int ShortestSlip = 5;

    /// <summary>A word that so many sentences have is written so on purpose.</summary>
    private const int NoSlip = 2;
    private const int Gap = 1;

    private readonly FrozenDictionary<string, ImmutableArray<Entry>> byFirst;
    private readonly FrozenDictionary<string, ImmutableArray<string>> single;
    private readonly FrozenDictionary<(char First, int Length), ImmutableArray<string>> byShape;
    private readonly FrozenSet<string> usual;

    public PhraseIndex(ContentSet content)
    {
        var phrases = content.Training.Concepts.SelectMany(concept => All(FeatureNames.Concept(concept.Id), concept.Words))
            .Concat(content.Scenarios.SelectMany(scenario => All(FeatureNames.Starts(scenario.Id), scenario.StartsWith)))
            .Concat(content.Protocol.Paragraphs.SelectMany(paragraph => All(FeatureNames.Topic(paragraph.Id), paragraph.Topics)))
            .ToList();
        single = phrases.Where(phrase => phrase.Words.Length == 1)
            .SelectMany(phrase => new[] { phrase.Words[0].Text, phrase.Words[0].Stem }.Distinct().Select(key => (key, phrase.Name)))
            .GroupBy(pair => pair.key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Name).Distinct().ToImmutableArray(), StringComparer.Ordinal);
        byFirst = phrases.Where(phrase => phrase.Words.Length > 1)
            .GroupBy(phrase => phrase.Words[0].Stem, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Select(phrase => new Entry([.. phrase.Words.Select(word => word.Stem)], phrase.Name)).ToImmutableArray(), StringComparer.Ordinal);
        usual = content.Training.Intents.SelectMany(intent => intent.Sentences).SelectMany(sentence => Word.Split(sentence.Text).Select(word => word.Text).Distinct())
            .CountBy(word => word, StringComparer.Ordinal).Where(count => count.Value >= NoSlip).Select(count => count.Key).ToFrozenSet(StringComparer.Ordinal);
        byShape = single.Keys.GroupBy(key => (key[0], key.Length)).ToFrozenDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToImmutableArray());
    }

    /// <summary>What is named in these words, each once.</summary>
    public IReadOnlyCollection<string> In(ImmutableArray<Word> words, Func<Word, ImmutableArray<string>> senses)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < words.Length; at++)
        {
            found.UnionWith(senses(words[at]));
            if (byFirst.TryGetValue(words[at].Stem, out var entries))
            {
                foreach (var entry in entries)
                {
                    if (Follows(words, at, entry.Stems))
                    {
                        found.Add(entry.Name);
                    }
                }
            }
        }

        return found;
    }

    /// <summary>What one word names: as it stands, with another ending, as a part of a compound, or with a typing error.</summary>
    public ImmutableArray<string> Senses(Word word)
    {
        if (single.TryGetValue(word.Text, out var exact) || single.TryGetValue(word.Stem, out exact))
        {
            return exact;
        }

        return word.IsCommon ? [] : Parts(word.Text) is { IsEmpty: false } parts ? parts : usual.Contains(word.Text) ? [] : Near(word.Text);
    }

    private ImmutableArray<string> Parts(string text)
    {
        for (var length = text.Length - ShortestRest; length >= ShortestTail; length--)
        {
            if (single.TryGetValue(text[^length..], out var named) || (length >= ShortestHead && single.TryGetValue(text[..length], out named)))
            {
                return named;
            }
        }

        return [];
    }

    private ImmutableArray<string> Near(string text)
    {
        if (text.Length < ShortestSlip)
        {
            return [];
        }

        foreach (var length in new[] { text.Length, text.Length - 1, text.Length + 1, text.Length - 2, text.Length + 2 })
        {
            if (byShape.TryGetValue((text[0], length), out var candidates))
            {
                foreach (var candidate in candidates)
                {
                    if (Spelling.Near(text, candidate))
                    {
                        return single[candidate];
                    }
                }
            }
        }

        return [];
    }

    private static bool Follows(ImmutableArray<Word> words, int from, ImmutableArray<string> stems)
    {
        var at = from;
        for (var wanted = 1; wanted < stems.Length; wanted++)
        {
            var next = at + 1;
            while (next < words.Length && next <= at + 1 + Gap && words[next].Stem != stems[wanted])
            {
                next++;
            }

            if (next >= words.Length || next > at + 1 + Gap)
            {
                return false;
            }

            at = next;
        }

        return true;
    }

    private static IEnumerable<(string Name, ImmutableArray<Word> Words)> All(string name, Synonyms synonyms) =>
        synonyms.Dutch.Concat(synonyms.English).Select(phrase => (name, Word.Split(phrase))).Where(phrase => !phrase.Item2.IsEmpty);

    private sealed record Entry(ImmutableArray<string> Stems, string Name);
}
