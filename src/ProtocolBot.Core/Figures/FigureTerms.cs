using System.Collections.Immutable;

namespace ProtocolBot.Core.Figures;

/// <summary>How soon cases are taken up, in steps: the time of one case is nobody's to see.</summary>
public static class FigureTerms
{
    public const string Within = "within";
    /// <summary>Too late, or not (yet) taken up: a third number, which is mostly small, would hide the other two.</summary>
    public const string Not = "not";

    /// <summary>In the order in which they are shown.</summary>
    public static ImmutableArray<string> All { get; } = [Within, Not];

    /// <summary>The ends of the steps; after the last comes one more without an end.</summary>
    public static ImmutableArray<TimeSpan> Steps { get; } =
    [
        TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4),
        TimeSpan.FromHours(8), TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(7),
    ];

    public static int StepOf(TimeSpan time) => Steps.Count(step => time > step);

    /// <summary>The step in which the middle case lies; null where too few were taken up to say so.</summary>
    public static int? Median(IReadOnlyDictionary<int, int> counts)
    {
        var all = counts.Values.Sum();
        if (all < Suppression.Fewest)
        {
            return null;
        }

        var passed = 0;
        foreach (var (step, count) in counts.OrderBy(entry => entry.Key))
        {
            passed += count;
            if (passed * 2 >= all)
            {
                return step;
            }
        }

        return null;
    }
}
