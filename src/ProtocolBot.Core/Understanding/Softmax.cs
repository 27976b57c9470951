using System.Numerics;
using System.Runtime.InteropServices;

namespace ProtocolBot.Core.Understanding;

/// <summary>Weights from features to classes, and the step that learns them. Bit for bit the same anywhere: one thread, a fixed order, no sums across lanes, an exponential of our own.</summary>
internal sealed class Softmax
{
    private const int Lanes = 16;

    /// <summary>What is known as well as this teaches nothing more.</summary>
    private const float Known = 0.98f;

    /// <summary>So much of a step goes to the kin of what is meant: a neighbour of the same dialog is half right.</summary>
    private const float ForKin = 0.6f;

    /// <summary>Row after row of one feature's weights, each padded to whole lanes; the last row is the bias.</summary>
    private readonly float[] weights;

    public Softmax(int features, int classes)
        : this(features, classes, new float[(features + 1) * Padded(classes)])
    {
    }

    public Softmax(int features, int classes, float[] weights)
    {
        FeatureCount = features;
        Classes = classes;
        Row = Padded(classes);
        this.weights = weights.Length == (features + 1) * Row ? weights : throw new ArgumentException("not as many weights as features and classes ask for", nameof(weights));
    }

    public int FeatureCount { get; }

    public int Classes { get; }

    /// <summary>So long is a span of scores.</summary>
    public int Row { get; }

    public ReadOnlySpan<float> Weights => weights;

    public static int Padded(int classes) => (classes + Lanes - 1) / Lanes * Lanes;

    public float Weight(int feature, int @class) => weights[(feature * Row) + @class];

    /// <summary>How much speaks for each class, before it is made a probability.</summary>
    public void Score(ReadOnlySpan<int> features, ReadOnlySpan<float> values, Span<float> scores)
    {
        RowOf(FeatureCount).CopyTo(scores);
        for (var at = 0; at < features.Length; at++)
        {
            AddScaled(RowOf(features[at]), values[at], scores);
        }
    }

    /// <summary>Makes scores probabilities; a higher temperature makes them more alike.</summary>
    public static void Normalise(Span<float> scores, int classes, float temperature)
    {
        var highest = float.NegativeInfinity;
        for (var at = 0; at < classes; at++)
        {
            highest = Math.Max(highest, scores[at]);
        }

        var total = 0.0;
        for (var at = 0; at < classes; at++)
        {
            scores[at] = (float)Exponential.Of((scores[at] - highest) / temperature);
            total += scores[at];
        }

        for (var at = 0; at < classes; at++)
        {
            scores[at] = (float)(scores[at] / total);
        }

        scores[classes..].Clear();
    }

    /// <summary>One step towards what this example means.</summary>
    /// <param name="scores">To work in; as long as a row.</param>
    public void Learn(Example example, float rate, Span<float> scores)
    {
        Score(example.Features, example.Values, scores);
        Normalise(scores, Classes, 1);
        if (example.Classes is [var only] && scores[only] > Known)
        {
            return;
        }

        Subtract(example, scores);
        AddScaled(scores, -rate, RowOf(FeatureCount));
        for (var at = 0; at < example.Features.Length; at++)
        {
            AddScaled(scores, -rate * example.Values[at], RowOf(example.Features[at]));
        }
    }

    /// <summary>Lets every weight sink towards zero, so that none rests on one sentence.</summary>
    public void Shrink(float factor)
    {
        var all = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan());
        for (var at = 0; at < all.Length; at++)
        {
            all[at] *= factor;
        }
    }

    /// <summary>Leaves of the probabilities by how much they are too high. A wish for several is divided as they stand now.</summary>
    private static void Subtract(Example example, Span<float> scores)
    {
        Span<float> now = stackalloc float[example.Classes.Length];
        for (var at = 0; at < now.Length; at++)
        {
            now[at] = scores[example.Classes[at]];
        }

        var ofKin = Sum(scores, example.Kin);
        foreach (var kin in example.Kin)
        {
            scores[kin] -= ForKin * (ofKin > 0 ? scores[kin] / ofKin : 1f / example.Kin.Length);
        }

        var of = 0f;
        foreach (var share in now)
        {
            of += share;
        }

        for (var at = 0; at < now.Length; at++)
        {
            scores[example.Classes[at]] -= (1 - ForKin) * (of > 0 ? now[at] / of : 1f / now.Length);
        }
    }

    private static float Sum(ReadOnlySpan<float> scores, int[] classes)
    {
        var sum = 0f;
        foreach (var at in classes)
        {
            sum += scores[at];
        }

        return sum;
    }

    private Span<float> RowOf(int feature) => weights.AsSpan(feature * Row, Row);

    private static void AddScaled(ReadOnlySpan<float> from, float factor, Span<float> to)
    {
        var source = MemoryMarshal.Cast<float, Vector<float>>(from);
        var target = MemoryMarshal.Cast<float, Vector<float>>(to);
        for (var at = 0; at < source.Length; at++)
        {
            target[at] += source[at] * factor;
        }
    }
}
