using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Understanding;

/// <summary>Finds training sentences that say the same as given texts in nearly the same words: to be measured by, not to be learnt from.</summary>
public sealed class NearCopies
{
    private const double Alike = 0.7;
    private const double AlikeLetters = 0.75;
    private const int Gram = 4;

    private readonly Lexicon lexicon;
    private readonly List<(HashSet<string> Words, HashSet<string> Grams)> texts;

    public NearCopies(ContentSet content, IEnumerable<string> texts)
    {
        lexicon = Lexicon.Of(content.Language);
        this.texts = [.. texts.Select(Parts)];
    }

    public bool Has(Sentence sentence) => Has(sentence.Text);

    public bool Has(string sentence)
    {
        var (words, grams) = Parts(sentence);
        return texts.Exists(text => Jaccard(words, text.Words) >= Alike || (words.Count > 2 && Jaccard(grams, text.Grams) >= AlikeLetters));
    }

    private (HashSet<string> Words, HashSet<string> Grams) Parts(string text)
    {
        var words = lexicon.Words(text);
        var letters = string.Concat(words.Select(word => word.Text));
        var grams = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at + Gram <= letters.Length; at++)
        {
            grams.Add(letters.Substring(at, Gram));
        }

        return ([.. words.Select(word => word.Stem)], grams);
    }

    private static double Jaccard(HashSet<string> one, HashSet<string> other)
    {
        var (fewest, most) = one.Count < other.Count ? (one, other) : (other, one);
        if (fewest.Count == 0 || fewest.Count < most.Count * Alike)
        {
            return 0;
        }

        var shared = fewest.Count(most.Contains);
        return shared / (double)(one.Count + other.Count - shared);
    }
}
