using System.Collections.Immutable;

using CsCheck;

using ProtocolBot.Core.Figures;

namespace ProtocolBot.Tests.Figures;

/// <summary>Counts drawn at random, that add up in several ways at once.</summary>
internal static class AnyTree
{
    /// <summary>So small that every world can be gone through.</summary>
    public static Gen<Tallied> Small { get; } = Gen.Int[0, int.MaxValue - 1].Select(seed => Make(new Random(seed), most: 13, parts: 3, splits: 2));

    public static Gen<Tallied> Large { get; } = Gen.Int[0, int.MaxValue - 1].Select(seed => Make(new Random(seed), most: 400, parts: 12, splits: 4));

    private static Tallied Make(Random random, int most, int parts, int splits)
    {
        var total = random.Next(most + 1);
        return Node(random, "n", total, parts, splits, depth: 2) with { IsKnown = false };
    }

    private static Tallied Node(Random random, string id, int number, int parts, int splits, int depth) => new(id, number)
    {
        IsKnown = random.Next(12) == 0,
        Splits = depth == 0 || (depth == 1 && random.Next(3) > 0) ? [] : [.. Enumerable.Range(0, random.Next(1, splits + 1)).Select(at => Split(random, $"{id}.{at}", number, parts, splits, depth))],
    };

    private static ImmutableArray<Tallied> Split(Random random, string id, int number, int parts, int splits, int depth)
    {
        var count = random.Next(2, parts + 1);
        var cuts = Enumerable.Range(0, count - 1).Select(_ => Cut(random, number)).Order().Prepend(0).Append(number).ToArray();
        return [.. Enumerable.Range(0, count).Select(at => Node(random, $"{id}.{at}", cuts[at + 1] - cuts[at], 2, Math.Min(splits, 1), depth - 1))];
    }

    /// <summary>Often near an end, so that small counts abound.</summary>
    private static int Cut(Random random, int number) => random.Next(3) switch
    {
        0 => Math.Min(number, random.Next(7)),
        1 => Math.Max(0, number - random.Next(7)),
        _ => random.Next(number + 1),
    };
}
