using System.Collections.Immutable;

namespace ProtocolBot.Core.Understanding;

/// <summary>The features that are known, each with a number and a weight: what stands in few sentences says more.</summary>
internal sealed class Vocabulary
{
    private const int FewestSentences = 2;
    private const float Repeated = 1.5f;

    /// <summary>What a word that nobody taught weighs: it says nothing, and leaves less for the others to say.</summary>
    private const double Unknown = 12;
    private const int MostUnknown = 6;

    private readonly Dictionary<string, int> numbers;

    public Vocabulary(ImmutableArray<string> names, ImmutableArray<float> weights)
    {
        Names = names;
        Weights = weights;
        numbers = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (var at = 0; at < names.Length; at++)
        {
            numbers[names[at]] = at;
        }
    }

    public ImmutableArray<string> Names { get; }

    public ImmutableArray<float> Weights { get; }

    /// <summary>Of the features of many sentences; those in one alone teach nothing.</summary>
    public static Vocabulary Of(IReadOnlyList<List<string>> sentences)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < sentences.Count; at++)
        {
            foreach (var name in sentences[at])
            {
                if (!last.TryGetValue(name, out var seen) || seen != at)
                {
                    last[name] = at;
                    counts[name] = counts.GetValueOrDefault(name) + 1;
                }
            }
        }

        var kept = counts.Where(count => count.Value >= FewestSentences).OrderBy(count => count.Key, StringComparer.Ordinal).ToList();
        return new([.. kept.Select(count => count.Key)], [.. kept.Select(count => FeatureNames.Weight(count.Key) * (float)Math.Log(1 + (sentences.Count / (double)count.Value)))]);
    }

    /// <summary>The known ones of these features, each once, in the order of their numbers; their values have the length 1 together.</summary>
    public (int[] Features, float[] Values) Weigh(List<string> names)
    {
        var counts = new SortedDictionary<int, int>();
        var unknown = 0;
        foreach (var name in names)
        {
            if (numbers.TryGetValue(name, out var number))
            {
                counts[number] = counts.GetValueOrDefault(number) + 1;
            }
            else if (FeatureNames.IsWord(name))
            {
                unknown++;
            }
        }

        var features = new int[counts.Count];
        var values = new float[counts.Count];
        var (at, squares) = (0, Math.Min(unknown, MostUnknown) * Unknown * Unknown);
        foreach (var (number, count) in counts)
        {
            features[at] = number;
            values[at] = Weights[number] * (count == 1 ? 1 : Repeated);
            squares += values[at] * (double)values[at];
            at++;
        }

        var length = squares > 0 ? (float)Math.Sqrt(squares) : 1;
        for (at = 0; at < values.Length; at++)
        {
            values[at] /= length;
        }

        return (features, values);
    }
}
