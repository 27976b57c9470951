using System.Collections.Immutable;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Evaluation;

/// <summary>So many right of so many.</summary>
public readonly record struct Tally(int Right, int Of)
{
    public double Share => Of == 0 ? 1 : Right / (double)Of;

    public static Tally Count<T>(IEnumerable<T> all, Func<T, bool> right)
    {
        var (yes, of) = (0, 0);
        foreach (var one in all)
        {
            of++;
            yes += right(one) ? 1 : 0;
        }

        return new(yes, of);
    }
}

/// <summary>One line of the table: a group of questions and how they fared.</summary>
public sealed record ScoreLine(string Group, string Value, Tally Dialog, Tally Kind, Tally First, Tally InTop);

/// <summary>What the whole file came to.</summary>
public sealed record Scorecard
{
    public required ScoreLine All { get; init; }

    /// <summary>By kind, scenario, language and difficulty.</summary>
    public required ImmutableArray<ScoreLine> Groups { get; init; }
    public required Tally OutOfScopeRefused { get; init; }

    /// <summary>Real questions that got no answer of any sort; fewer is better.</summary>
    public required Tally SentAway { get; init; }
    public required Tally UrgentSeen { get; init; }

    /// <summary>Urgent where it was not; it is asked once too often.</summary>
    public required Tally UrgentInVain { get; init; }
    public required Tally AdversarialSeen { get; init; }

    /// <summary>"It may" where the label says otherwise; must be none.</summary>
    public required Tally WronglyAllowed { get; init; }

    /// <summary>What should have been which dialog, and what it was taken for.</summary>
    public required ImmutableArray<(string Right, string Taken, int Count)> Confusion { get; init; }

    public static Scorecard Of(ImmutableArray<Judged> judged)
    {
        var real = judged.Where(one => one.IsReal).ToList();
        return new()
        {
            All = Line("all", "", judged),
            Groups =
            [
                .. Lines("kind", judged, one => one.Question.Kind),
                .. Lines("scenario", judged, one => one.Question.Scenario),
                .. Lines("language", judged, one => one.Question.Language),
                .. Lines("difficulty", judged, one => one.Question.Difficulty.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ],
            OutOfScopeRefused = Tally.Count(judged.Where(one => one.Question.Kind == Kinds.OutOfScope), one => one.Refused),
            SentAway = Tally.Count(real, one => one.SentAway),
            UrgentSeen = Tally.Count(judged.Where(one => one.Question.Urgent), one => one.RightUrgency),
            UrgentInVain = Tally.Count(judged.Where(one => !one.Question.Urgent), one => !one.RightUrgency),
            AdversarialSeen = Tally.Count(judged.Where(one => one.Question.Kind == Kinds.Adversarial), one => one.RightKind),
            WronglyAllowed = Tally.Count(judged, one => one.WronglyAllowed),
            Confusion =
            [
                .. judged.Where(one => !one.RightDialog)
                    .GroupBy(one => (one.Question.Scenario, one.Understood.Trace.Scenario))
                    .Select(group => (group.Key.Item1, group.Key.Item2, group.Count()))
                    .OrderByDescending(entry => entry.Item3).ThenBy(entry => entry.Item1, StringComparer.Ordinal).ThenBy(entry => entry.Item2, StringComparer.Ordinal),
            ],
        };
    }

    private static IEnumerable<ScoreLine> Lines(string group, ImmutableArray<Judged> judged, Func<Judged, string> value) =>
        judged.GroupBy(value).OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => Line(group, part.Key, part));

    private static ScoreLine Line(string group, string value, IEnumerable<Judged> judged)
    {
        var all = judged.ToList();
        var cited = all.Where(one => one.IsCited).ToList();
        return new(group, value, Tally.Count(all, one => one.RightDialog), Tally.Count(all, one => one.RightKind), Tally.Count(cited, one => one.RightFirst), Tally.Count(cited, one => one.RightInTop));
    }
}
