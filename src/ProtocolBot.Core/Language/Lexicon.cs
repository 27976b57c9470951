using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace ProtocolBot.Core.Language;

/// <summary>The word lists of the content, made ready for comparing. Made once for each content and kept as long as that lives.</summary>
public sealed class Lexicon
{
    private static readonly ConditionalWeakTable<LanguageLists, Lexicon> Made = [];

    private readonly FrozenDictionary<string, ImmutableArray<Phrase>> lists;
    private readonly FrozenDictionary<string, FrozenSet<string>> single;
    private readonly FrozenDictionary<string, string> shortForms;

    private Lexicon(LanguageLists content)
    {
        shortForms = content.All(LanguageIds.ShortForms)
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2)
            .DistinctBy(pair => Word.Plain(pair[0]))
            .ToFrozenDictionary(pair => Word.Plain(pair[0]), pair => pair[1], StringComparer.Ordinal);
        lists = content.Lists.Keys.ToFrozenDictionary(id => id, id => content.All(id).Select(Phrase.Of).ToImmutableArray(), StringComparer.Ordinal);
        single = lists.ToFrozenDictionary(
            list => list.Key,
            list => list.Value.Where(phrase => phrase.Words.Length == 1).Select(phrase => phrase.Words[0].Text).ToFrozenSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    public static Lexicon Of(LanguageLists content) => Made.GetValue(content, static lists => new Lexicon(lists));

    /// <summary>The words of a text, with "mn" and "ll" written in full.</summary>
    public ImmutableArray<Word> Words(string text)
    {
        var words = ImmutableArray.CreateBuilder<Word>();
        foreach (var word in Word.Split(text))
        {
            if (shortForms.TryGetValue(word.Text, out var full))
            {
                words.AddRange(Word.Split(full).Select(part => part with { Start = word.Start, End = word.End, Clause = word.Clause }));
            }
            else
            {
                words.Add(word with { IsCommon = single[LanguageIds.StopWords].Contains(word.Text), IsNoSlip = single[LanguageIds.NoSlips].Contains(word.Text) });
            }
        }

        return words.ToImmutable();
    }

    public ImmutableArray<Phrase> List(string id) => lists[id];

    /// <summary>Whether this one word is in the list, spelled so.</summary>
    public bool IsIn(string list, Word word) => single[list].Contains(word.Text);

    /// <summary>Whether the whole text is one of the list's phrases.</summary>
    public bool Is(string list, ImmutableArray<Word> text)
    {
        foreach (var phrase in lists[list])
        {
            if (phrase.Is(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of the list's phrases occurs in the text, its words next to each other or with <paramref name="gap"/> others between.</summary>
    public bool Has(string list, ImmutableArray<Word> text, int gap = 0) => Find(list, text, gap) is not null;

    public PhraseHit? Find(string list, ImmutableArray<Word> text, int gap = 0)
    {
        PhraseHit? best = null;
        foreach (var phrase in lists[list])
        {
            if (phrase.Find(text, gap) is { } hit && hit.Quality > (best?.Quality ?? 0))
            {
                best = hit;
            }
        }

        return best;
    }

    /// <summary>How many of the first words are one of the list's phrases: the longest of them.</summary>
    public int StartsWith(string list, ImmutableArray<Word> text)
    {
        var longest = 0;
        foreach (var phrase in lists[list])
        {
            var length = phrase.Words.Length;
            if (length > longest && length <= text.Length && phrase.Is(text[..length]))
            {
                longest = length;
            }
        }

        return longest;
    }

    public ImmutableArray<Word> Without(string list, ImmutableArray<Word> text) => text.RemoveAll(word => IsIn(list, word));
}
