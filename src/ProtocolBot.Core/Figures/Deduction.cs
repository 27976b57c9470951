using System.Collections.Frozen;

namespace ProtocolBot.Core.Figures;

/// <summary>What a reader can work out who knows what is shown and how the numbers add up. Exact, and not merely safe: each count stands in one place of a tree.</summary>
public sealed class Deduction
{
    private readonly Dictionary<string, Bounds> beneath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bounds> ranges = new(StringComparer.Ordinal);
    private readonly Func<Tallied, Bounds> own;

    private Deduction(Func<Tallied, Bounds> own) => this.own = own;

    /// <param name="own">What each count's own cell says of it.</param>
    public static FrozenDictionary<string, Bounds> Of(Tallied root, Func<Tallied, Bounds> own)
    {
        var deduction = new Deduction(own);
        deduction.Rise(root);
        deduction.Sink(root, Bounds.Any);
        return deduction.ranges.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>From its own cell and all that is split off it.</summary>
    private Bounds Rise(Tallied count)
    {
        var bounds = own(count);
        foreach (var split in count.Splits)
        {
            bounds = bounds.And(Bounds.Sum([.. split.Select(Rise)]));
        }

        beneath[count.Id] = bounds;
        return bounds;
    }

    /// <param name="above">What the rest of the tree says of it.</param>
    private void Sink(Tallied count, Bounds above)
    {
        ranges[count.Id] = beneath[count.Id].And(above);
        for (var at = 0; at < count.Splits.Length; at++)
        {
            var total = count.Splits.RemoveAt(at).Aggregate(own(count).And(above), (known, other) => known.And(Sum(other, null)));
            foreach (var part in count.Splits[at])
            {
                Sink(part, total.Without(Sum(count.Splits[at], part)));
            }
        }
    }

    private Bounds Sum(IEnumerable<Tallied> split, Tallied? but) => Bounds.Sum(split.Where(part => part.Id != but?.Id).Select(part => beneath[part.Id]));
}
