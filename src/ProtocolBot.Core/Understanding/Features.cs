using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Understanding;

/// <summary>What one text has that can tell its meaning: words, pairs of words, parts of words, concepts and pairs of them.</summary>
internal sealed class Features
{
    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    /// <summary>More says nothing more, and costs time.</summary>
    private const int MostWords = 120;
    private const int LongestWord = 24;

    private readonly Lexicon lexicon;
    private readonly PhraseIndex phrases;

    public Features(ContentSet content)
    {
        lexicon = Lexicon.Of(content.Language);
        phrases = new PhraseIndex(content);
    }

    /// <param name="senses">Remembered from text to text while one trains; fresh otherwise.</param>
    /// <returns>Each name once or more, in the order of the text.</returns>
    public List<string> Of(string text, Dictionary<string, ImmutableArray<string>>? senses = null)
    {
        var words = lexicon.Words(text);
        words = words.Length > MostWords ? [.. words.Take(MostWords)] : words;
        var names = new List<string>(words.Length * 16);
        for (var at = 0; at < words.Length; at++)
        {
            Add(names, words[at], at > 0 ? words[at - 1] : null);
        }

        if (!words.IsEmpty)
        {
            names.Add(FeatureNames.Begins(Shape(words[0].Stem)));
        }

        if (!lexicon.Has(LanguageIds.Subject, words))
        {
            names.Add(FeatureNames.NoSubject);
        }

        var known = phrases.In(words, word => SenseOf(word, senses));
        names.AddRange(known);
        Pairs(names, [.. known.Where(FeatureNames.IsConcept)]);
        return names;
    }

    private static void Add(List<string> names, Word word, Word? before)
    {
        var text = word.Text.Length > LongestWord ? word.Text[..LongestWord] : word.Text;
        var stem = Shape(word.Stem.Length > LongestWord ? text : word.Stem);
        names.Add(word.IsCommon ? FeatureNames.CommonWord(stem) : FeatureNames.Word(stem));
        if (before is { } former)
        {
            names.Add(FeatureNames.WordPair(Shape(former.Stem), Shape(word.Stem)));
        }

        var edged = $"^{Shape(text)}$";
        for (var length = ShortestGram; length <= LongestGram; length++)
        {
            for (var from = 0; from + length <= edged.Length; from++)
            {
                names.Add(FeatureNames.Part(edged.AsSpan(from, length)));
            }
        }
    }

    private static void Pairs(List<string> names, ImmutableArray<string> concepts)
    {
        for (var one = 0; one < concepts.Length; one++)
        {
            for (var other = one + 1; other < concepts.Length; other++)
            {
                names.Add(FeatureNames.Pair(concepts[one], concepts[other]));
            }
        }
    }

    private ImmutableArray<string> SenseOf(Word word, Dictionary<string, ImmutableArray<string>>? senses)
    {
        if (senses is null)
        {
            return phrases.Senses(word);
        }

        if (!senses.TryGetValue(word.Text, out var known))
        {
            senses[word.Text] = known = phrases.Senses(word);
        }

        return known;
    }

    /// <summary>"3H2" and "4H1" are alike: a digit is a digit.</summary>
    private static string Shape(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return text;
        }

        return string.Create(text.Length, text, static (span, from) =>
        {
            for (var at = 0; at < from.Length; at++)
            {
                span[at] = char.IsAsciiDigit(from[at]) ? '0' : from[at];
            }
        });
    }
}

/// <summary>How features are called; the first character tells the sort.</summary>
internal static class FeatureNames
{
    public static string Word(string stem) => "w" + stem;

    public static string CommonWord(string stem) => "v" + stem;

    public static string WordPair(string stem, string next) => $"b{stem} {next}";

    public static string Part(ReadOnlySpan<char> letters) => string.Concat("c", letters);

    public static string Concept(string id) => "x" + id;

    public static string Pair(string one, string other) => $"y{one.AsSpan(1)} {other.AsSpan(1)}";

    public static string Starts(string scenario) => "s" + scenario;

    public static string Topic(string paragraph) => "t" + paragraph;

    /// <summary>How a text begins: "geef", "mag", "wie".</summary>
    public static string Begins(string stem) => "f" + stem;

    /// <summary>No word of our own subject is in it.</summary>
    public const string NoSubject = "n";

    /// <summary>How much a sort counts beside the others; chosen by measuring.</summary>
    public static float Weight(string name) => name[0] switch
    {
        'c' => 0.6f,
        'w' or 'v' => 1.5f,
        'x' or 's' or 't' => 2.5f,
        _ => 1,
    };

    public static bool IsWord(string name) => name[0] == 'w';

    public static bool IsConcept(string name) => name[0] == 'x';

    /// <summary>A word that means something by itself, or something that words were found to mean.</summary>
    public static bool SaysSomething(string name) => name[0] is 'w' or 'x' or 's' or 't';
}
