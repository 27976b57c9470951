using System.Collections.Immutable;

namespace ProtocolBot.Core.Figures;

/// <summary>A count, with the ways in which it is split up: the parts of each split add up to it. Each id stands in one place.</summary>
public sealed record Tallied(string Id, int Number)
{
    public ImmutableArray<ImmutableArray<Tallied>> Splits { get; init; } = [];

    /// <summary>Whether the reader can know the number from elsewhere: then it hides no other.</summary>
    public bool IsKnown { get; init; }

    /// <summary>This one and all beneath it.</summary>
    public IEnumerable<Tallied> All() => Splits.SelectMany(split => split).SelectMany(part => part.All()).Prepend(this);
}

/// <summary>How a count is shown.</summary>
public enum Showing
{
    Exact,
    /// <summary>"Minder dan 5".</summary>
    Few,
    /// <summary>Five or more, not shown because another could be worked out with it.</summary>
    Hidden,
    /// <summary>Not shown, and not said whether it is under five: all of its split is kept back.</summary>
    Withheld,
}
