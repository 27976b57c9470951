using System.Collections.Immutable;

namespace ProtocolBot.Core.Language;

/// <summary>Words that are looked for in what somebody typed, in this order, with at most a few others between.</summary>
public sealed record Phrase(ImmutableArray<Word> Words)
{
    /// <summary>From here on two words are the same but for an ending or a typing error; below it one is a part of the other.</summary>
    public const double Alike = 0.75;

    public static Phrase Of(string text) => new(Word.Split(text));

    /// <summary>Whether the text is this phrase and nothing else.</summary>
    public bool Is(ImmutableArray<Word> text)
    {
        if (text.Length != Words.Length)
        {
            return false;
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (Likeness(text[at], Words[at]) < Alike)
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>Where it is found, best first; null when it is not there. Its words must stand in one clause's neighbourhood.</summary>
    public PhraseHit? Find(ImmutableArray<Word> text, int gap)
    {
        PhraseHit? best = null;
        for (var start = 0; Words.Length > 0 && start + Words.Length <= text.Length; start++)
        {
            if (FindAt(text, start, gap) is { } hit && hit.Quality > (best?.Quality ?? 0))
            {
                best = hit;
            }
        }

        return best;
    }

    private PhraseHit? FindAt(ImmutableArray<Word> text, int start, int gap)
    {
        var quality = Likeness(text[start], Words[0]);
        var at = start;
        for (var wanted = 1; quality > 0 && wanted < Words.Length; wanted++)
        {
            var (next, likeness) = Next(text, at + 1, Words[wanted], gap);
            quality *= likeness * (next - at > 1 ? 0.9 : 1);
            at = next;
        }

        return quality > 0 ? new PhraseHit(start, at, quality) : null;
    }

    private static (int At, double Likeness) Next(ImmutableArray<Word> text, int from, Word wanted, int gap)
    {
        for (var at = from; at < text.Length && at <= from + gap; at++)
        {
            var likeness = Likeness(text[at], wanted);
            if (likeness > 0)
            {
                return (at, likeness);
            }
        }

        return (from, 0);
    }

    /// <summary>"facebookpagina" and "schoolfacebook" speak of facebook.</summary>
    private static bool IsCompound(string typed, string known) =>
        known.Length >= 5 && typed.Length >= known.Length + 3
        && (typed.StartsWith(known, StringComparison.Ordinal) || typed.EndsWith(known, StringComparison.Ordinal));

    /// <summary>1 for the same word, less for another ending, a typing error or a compound, 0 for another word.</summary>
    private static double Likeness(Word typed, Word known)
    {
        if (typed.Text == known.Text)
        {
            return 1;
        }

        if (typed.IsCommon)
        {
            return 0;
        }

        if (typed.Stem == known.Stem && typed.Stem.Length >= 3 && known.Text.Length >= 4)
        {
            return 0.95;
        }

        return !typed.IsNoSlip && Spelling.Near(typed.Text, known.Text) ? 0.8 : IsCompound(typed.Text, known.Text) ? 0.7 : 0;
    }
}

/// <summary>Where a phrase stands: from the word <paramref name="First"/> to the word <paramref name="Last"/>, and how well (0..1).</summary>
public readonly record struct PhraseHit(int First, int Last, double Quality)
{
    public bool Covers(PhraseHit other) => First <= other.First && other.Last <= Last && Last - First > other.Last - other.First;
}
