using System.Collections.Immutable;

namespace ProtocolBot.Core.Content;

/// <summary>How easy a Dutch text is to read: the Flesch-Douma score. A lint, not a proof; B1 itself cannot be computed.</summary>
public static class Readability
{
    /// <summary>206.84 − 0.93 × words per sentence − 77 × syllables per word. 60 to 70 is ordinary, above 70 easy.</summary>
    public static double FleschDouma(string text)
    {
        var words = Words(text);
        var sentences = Sentences(text);
        return words.IsEmpty
            ? 100
            : 206.84 - (0.93 * words.Length / Math.Max(1, sentences.Length)) - (77.0 * words.Sum(Syllables) / words.Length);
    }

    public static ImmutableArray<string> Sentences(string text) =>
        [.. text.Split(['.', '!', '?', '\n', ';', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(sentence => sentence.Any(char.IsLetter))];

    public static ImmutableArray<string> Words(string text) =>
        [.. text.Split([' ', '\n', '\t', '/', '-', '–', '—', '(', ')', ',', '.', '!', '?', ';', ':', '"', '‘', '’', '“', '”', '…', '*'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Any(char.IsLetter))];

    /// <summary>Groups of vowels, with the Dutch pairs as one sound and a trema as a new one.</summary>
    public static int Syllables(string word)
    {
        var count = 0;
        var letters = word.ToLowerInvariant();
        for (var at = 0; at < letters.Length;)
        {
            var length = Sound(letters, at);
            count += length > 0 ? 1 : 0;
            at += Math.Max(1, length);
        }

        return Math.Max(1, count);
    }

    private static int Sound(string letters, int at)
    {
        foreach (var sound in Sounds)
        {
            if (string.CompareOrdinal(letters, at, sound, 0, sound.Length) == 0)
            {
                return sound.Length;
            }
        }

        return "aeiouyáéíóúàèêëïöüâîôû".Contains(letters[at], StringComparison.Ordinal) ? 1 : 0;
    }

    /// <summary>Longest first.</summary>
    private static readonly ImmutableArray<string> Sounds =
        ["aai", "ooi", "oei", "eeu", "ieu", "eau", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ei", "ij", "au", "ou", "ai", "oi", "ay", "ey"];
}
