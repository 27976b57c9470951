using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ProtocolBot.Core.Figures;

/// <summary>Which counts may be shown: none under five, and none with which one under five could be worked out. Each that is kept back can still be anything from nothing to four. Pure.</summary>
public sealed class Suppression
{
    /// <summary>What is less is "minder dan 5".</summary>
    public const int Fewest = 5;

    private readonly Tallied root;
    private readonly ImmutableArray<Tallied> all;
    private readonly Dictionary<string, (Tallied Parent, ImmutableArray<Tallied> Split)> above;
    private readonly Dictionary<string, Showing> showing;
    private readonly FrozenDictionary<string, Bounds> unavoidable;

    private Suppression(Tallied root)
    {
        (this.root, all) = (root, [.. root.All()]);
        above = all.SelectMany(parent => parent.Splits.SelectMany(split => split.Select(part => (part.Id, Place: (parent, split))))).ToDictionary(entry => entry.Id, entry => entry.Place, StringComparer.Ordinal);
        showing = all.ToDictionary(count => count.Id, count => count.Number < Fewest ? Showing.Few : Showing.Exact, StringComparer.Ordinal);
        unavoidable = Deduction.Of(root, count => count == root || count.IsKnown ? Bounds.Exactly(count.Number) : Bounds.Any);
    }

    public static FrozenDictionary<string, Showing> Of(Tallied root)
    {
        var suppression = new Suppression(root);
        if (root.Number < Fewest)
        {
            suppression.WithholdBeneath(root);
        }
        else
        {
            suppression.Cover();
        }

        return suppression.showing.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>What a cell says of its count.</summary>
    public static Bounds Says(Tallied count, Showing showing) => count.IsKnown ? Bounds.Exactly(count.Number) : showing switch
    {
        Showing.Exact => Bounds.Exactly(count.Number),
        Showing.Few => new Bounds(0, Fewest - 1),
        Showing.Hidden => Bounds.From(Fewest),
        Showing.Withheld => Bounds.Any,
    };

    /// <summary>Hides one more until nothing can be worked out. Each round hides something, so that it ends.</summary>
    private void Cover()
    {
        for (var ranges = Ranges(); all.FirstOrDefault(count => !IsSafe(count, ranges)) is { } open; ranges = Ranges())
        {
            if (!(PinnedFromBeneath(open) ? HideIn(open.Splits, open) : HideBeside(open)))
            {
                break;
            }
        }
    }

    private bool IsSafe(Tallied count, FrozenDictionary<string, Bounds> ranges)
    {
        var (range, free) = (ranges[count.Id], unavoidable[count.Id]);
        return count.IsKnown || showing[count.Id] switch
        {
            Showing.Exact => true,
            Showing.Few => range.Covers(free.And(new Bounds(0, Fewest - 1))),
            Showing.Hidden => range.High - range.Low >= Math.Min(Fewest - 1, free.High - Math.Max(Fewest, free.Low)),
            Showing.Withheld => range.High > range.Low || free.High == free.Low,
        };
    }

    /// <summary>Whether its parts alone give it away.</summary>
    private bool PinnedFromBeneath(Tallied count) =>
        !count.Splits.IsEmpty && !IsSafe(count, Deduction.Of(count, Own));

    private bool HideBeside(Tallied count)
    {
        if (!above.TryGetValue(count.Id, out var place))
        {
            return false;
        }

        return HideIn([place.Split], count) || Withhold(place.Split) || HideBeside(place.Parent);
    }

    /// <summary>The smallest that is enough by itself, else the smallest; then the same with what is split off them; where nothing is left all of the split is kept back.</summary>
    private bool HideIn(ImmutableArray<ImmutableArray<Tallied>> splits, Tallied open)
    {
        var parts = splits.SelectMany(split => split).ToList();
        if ((Choose(parts, open) ?? Choose(parts.SelectMany(part => part.All()), open)) is not { } chosen)
        {
            return splits.Any(Withhold);
        }

        showing[chosen.Id] = Showing.Hidden;
        return true;
    }

    private Tallied? Choose(IEnumerable<Tallied> from, Tallied open)
    {
        var shown = from.Where(part => showing[part.Id] is Showing.Exact && !part.IsKnown).OrderBy(part => part.Number).ThenBy(part => part.Id, StringComparer.Ordinal).ToList();
        return shown.FirstOrDefault(part => IsEnough(part, open)) ?? shown.FirstOrDefault();
    }

    private bool IsEnough(Tallied part, Tallied open)
    {
        showing[part.Id] = Showing.Hidden;
        var enough = IsSafe(open, Ranges());
        showing[part.Id] = Showing.Exact;
        return enough;
    }

    /// <summary>False when it was so already.</summary>
    private bool Withhold(ImmutableArray<Tallied> split)
    {
        var news = split.Any(part => showing[part.Id] is not Showing.Withheld);
        foreach (var part in split)
        {
            showing[part.Id] = Showing.Withheld;
            WithholdBeneath(part);
        }

        return news;
    }

    private void WithholdBeneath(Tallied count)
    {
        foreach (var split in count.Splits)
        {
            Withhold(split);
        }
    }

    private FrozenDictionary<string, Bounds> Ranges() => Deduction.Of(root, Own);

    private Bounds Own(Tallied count) => Says(count, showing[count.Id]);
}
