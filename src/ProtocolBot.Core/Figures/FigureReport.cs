using System.Collections.Immutable;

namespace ProtocolBot.Core.Figures;

/// <summary>The figures of a school year in words, with nothing in them that may not be shown.</summary>
public sealed record FigureReport
{
    public required SchoolYear Year { get; init; }
    public required FigureRow Total { get; init; }
    public required ImmutableArray<FigureTable> Tables { get; init; }
    /// <summary>"Tussen 2 en 4 uur"; that too few were taken up where that is so.</summary>
    public required string Median { get; init; }
    /// <summary>"92 %"; that it is not given where others could be worked out with it.</summary>
    public required string Share { get; init; }
    /// <summary>Why cases were closed as "geen ontsporing", names and numbers left out.</summary>
    public required ImmutableArray<string> Reasons { get; init; }
}

/// <summary>One way of splitting up.</summary>
/// <param name="Id">By which a page draws it.</param>
/// <param name="Note">What one should know to read it; null where nothing.</param>
public sealed record FigureTable(string Id, string Title, string? Note, ImmutableArray<FigureRow> Rows);

/// <summary>One count, as it is shown.</summary>
/// <param name="Number">Only where it may be shown.</param>
/// <param name="Text">The number, or what stands in its place.</param>
public sealed record FigureRow(string Label, Showing Showing, int? Number, string Text);
