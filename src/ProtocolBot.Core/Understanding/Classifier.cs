using System.Collections.Immutable;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Understanding;

/// <summary>What was learnt from the training sentences: tells what a message may mean. It knows no rule and decides nothing.</summary>
public sealed class Classifier
{
    private const int MostArticles = 5;

    /// <summary>What the first, second and third article of an intent count for.</summary>
    private static readonly double[] Ranks = [1, 0.55, 0.4];

    private readonly Features features;

    internal Classifier(ContentSet content, Vocabulary vocabulary, Softmax softmax, float temperature)
        : this(new Features(content), content.Training.Intents, vocabulary, softmax, temperature)
    {
    }

    internal Classifier(Features features, ImmutableArray<Intent> intents, Vocabulary vocabulary, Softmax softmax, float temperature)
    {
        this.features = features;
        Intents = intents;
        Vocabulary = vocabulary;
        Softmax = softmax;
        Temperature = temperature;
    }

    internal ImmutableArray<Intent> Intents { get; }

    internal Vocabulary Vocabulary { get; }

    internal Softmax Softmax { get; }

    internal float Temperature { get; }

    public Guess Of(string text)
    {
        var names = features.Of(text);
        var (known, values) = Vocabulary.Weigh(names);
        var shares = new float[Softmax.Row];
        Softmax.Score(known, values, shares);
        Softmax.Normalise(shares, Softmax.Classes, Temperature);
        return Guessed(Intents, shares, known.Any(feature => FeatureNames.SaysSomething(Vocabulary.Names[feature])));
    }

    /// <summary>The features of a text that spoke most for one intent against the runner-up.</summary>
    public ImmutableArray<(string Feature, double Weight)> Why(string text, Intent intent, Intent against)
    {
        var (known, values) = Vocabulary.Weigh(features.Of(text));
        var (one, other) = (Intents.IndexOf(intent), Intents.IndexOf(against));
        return [.. known.Select((feature, at) => (Vocabulary.Names[feature], Weight: (double)values[at] * (Softmax.Weight(feature, one) - Softmax.Weight(feature, other))))
            .OrderByDescending(entry => entry.Weight).ThenBy(entry => entry.Item1, StringComparer.Ordinal)];
    }

    internal static Guess Guessed(ImmutableArray<Intent> intents, ReadOnlySpan<float> shares, bool known)
    {
        var ranked = new (Intent Intent, double Share)[intents.Length];
        for (var at = 0; at < intents.Length; at++)
        {
            ranked[at] = (intents[at], shares[at]);
        }

        if (ranked.Length == 0)
        {
            return Guess.Nothing;
        }

        var aims = Summed(ranked.Select(entry => (Aim.Of(entry.Intent), entry.Share)));
        return new Guess
        {
            Intents = [.. ranked.OrderByDescending(entry => entry.Share).ThenBy(entry => entry.Intent.Id, StringComparer.Ordinal).Take(MostArticles)],
            Aims = aims,
            Kinds = Summed(ranked.Select(entry => ((Aim.Of(entry.Intent), entry.Intent.Kind), entry.Share))),
            Urgent = ranked.Where(entry => entry.Intent.Urgent).Sum(entry => entry.Share),
            Articles = Cited(ranked, aims[0].Item1),
            Known = known,
        };
    }

    private static ImmutableArray<(string Id, double Share)> Cited((Intent Intent, double Share)[] ranked, Aim best)
    {
        var cited = ranked.SelectMany(entry => entry.Intent.Articles.Select((article, rank) => (article, entry.Share * Ranks[rank] * (Aim.Of(entry.Intent) == best ? 1 : 0.2))));
        return [.. Summed(cited).Take(MostArticles)];
    }

    private static ImmutableArray<(T Of, double Share)> Summed<T>(IEnumerable<(T Of, double Share)> shares)
        where T : notnull =>
        [.. shares.GroupBy(entry => entry.Of).Select(group => (group.Key, Share: group.Sum(entry => entry.Share))).OrderByDescending(entry => entry.Share).ThenBy(entry => entry.Key.ToString(), StringComparer.Ordinal)];
}
