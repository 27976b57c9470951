using System.Numerics;

namespace ProtocolBot.Core.Understanding;

/// <summary>One sentence as numbers: which features, how strongly, and what it may mean: one class, or any of a few.</summary>
internal sealed record Example(int[] Features, float[] Values, int[] Classes, int[] Kin);

/// <summary>Weights from features to classes, and how they are learnt. Bit for bit the same anywhere: one thread, a fixed order, no sums across lanes, an exponential of our own.</summary>
internal sealed class Softmax
{
    public const int Lanes = 16;

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
        this.weights = weights.Length == (features + 1) * Row ? weights : throw new ArgumentException("another size", nameof(weights));
    }

    public int FeatureCount { get; }

    public int Classes { get; }

    public int Row { get; }

    public ReadOnlySpan<float> Weights => weights;

    public float Weight(int feature, int @class) => weights[(feature * Row) + @class];

    public static int Padded(int classes) => (classes + Lanes - 1) / Lanes * Lanes;

    /// <summary>How much speaks for each class, before it is made a probability.</summary>
    public void Score(ReadOnlySpan<int> features, ReadOnlySpan<float> values, Span<float> scores)
    {
        weights.AsSpan(FeatureCount * Row, Row).CopyTo(scores);
        for (var at = 0; at < features.Length; at++)
        {
            AddScaled(weights.AsSpan(features[at] * Row, Row), values[at], scores);
        }
    }

    /// <summary>Makes scores probabilities.</summary>
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

    /// <summary>One step towards this example.</summary>
    public void Learn(Example example, float rate, Span<float> scores)
    {
        Score(example.Features, example.Values, scores);
        Normalise(scores, Classes, 1);
        if (scores[example.Classes[0]] > 1 - Tuning.Surprise && example.Classes.Length == 1)
        {
            return;
        }

        Target(scores, example.Classes, example.Kin, example.Classes.Length == 1 ? Tuning.Kin : 0);
        AddScaled(scores, -rate, weights.AsSpan(FeatureCount * Row, Row));
        for (var at = 0; at < example.Features.Length; at++)
        {
            AddScaled(scores, -rate * example.Values[at], weights.AsSpan(example.Features[at] * Row, Row));
        }
    }

    private void Target(Span<float> scores, int[] classes, int[] kin, float kinShare)
    {
        var (a, b) = (0f, 0f);
        foreach (var right in classes) a += scores[right];
        foreach (var right in kin) b += scores[right];
        Span<float> gone = stackalloc float[Row];
        foreach (var right in classes) gone[right] += (1 - kinShare) * (a > 0 ? scores[right] / a : 1f / classes.Length);
        if (kinShare > 0) foreach (var right in kin) gone[right] += kinShare * (b > 0 ? scores[right] / b : 1f / kin.Length);
        for (var at = 0; at < Row; at++) scores[at] -= gone[at];
    }

    /// <summary>Lets every weight sink towards zero, so that none rests on one sentence.</summary>
    public void Shrink(float factor)
    {
        var all = System.Runtime.InteropServices.MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan());
        for (var at = 0; at < all.Length; at++)
        {
            all[at] *= factor;
        }
    }

    private static void AddScaled(ReadOnlySpan<float> from, float factor, Span<float> to)
    {
        var source = System.Runtime.InteropServices.MemoryMarshal.Cast<float, Vector<float>>(from);
        var target = System.Runtime.InteropServices.MemoryMarshal.Cast<float, Vector<float>>(to);
        for (var at = 0; at < source.Length; at++)
        {
            target[at] += source[at] * factor;
        }
    }
}

/// <summary>e to the power, by our own arithmetic: the machine's differs in its last bit from one to the next.</summary>
internal static class Exponential
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2 = 0.6931471805599453;
    private const double Least = -700;

    public static double Of(double power)
    {
        if (power < Least)
        {
            return 0;
        }

        var whole = Math.Floor((power * Log2E) + 0.5);
        var rest = power - (whole * Ln2);
        var sum = 1.0;
        for (var term = 14; term >= 1; term--)
        {
            sum = 1 + (rest / term * sum);
        }

        return Math.ScaleB(sum, (int)whole);
    }
}
