using ProtocolBot.Core.Routes;

namespace ProtocolBot.Tests.Cases;

/// <summary>How somebody stands towards a case, read off the script of the test.</summary>
internal enum Stand
{
    Nowhere,
    Reporter,
    /// <summary>Has stage 1.</summary>
    First,
    /// <summary>Was told of stage 2, or asked for advice.</summary>
    Second,
    Guardian,
}

/// <summary>Where a case is, read off the script of the test.</summary>
internal enum Phase
{
    Open,
    Ended,
    Withdrawn,
    Frozen,
}

/// <summary>Where one person is on one case.</summary>
internal sealed record Cell(RouteId Route, Phase Phase, Stand Stand)
{
    /// <summary>Somebody has taken the case up.</summary>
    public bool IsAcknowledged { get; init; }
    /// <summary>This person, or who shares the place, has taken it up.</summary>
    public bool HasTakenUp { get; init; }
    /// <summary>The plan has a second stage, and it is not open.</summary>
    public bool SecondIsToCome { get; init; }
    /// <summary>This person is here as FG.</summary>
    public bool IsFg { get; init; }
    /// <summary>The FG may hear of it, and does not have it.</summary>
    public bool FgCanBeAsked { get; init; }
    /// <summary>Advice was asked of this person, who has not given it.</summary>
    public bool OwesAdvice { get; init; }
}

/// <summary>Who may do what when, written down a second time from policy 2 and contract 4: the ids, in the order of the contract.</summary>
internal static class PermissionTable
{
    public static string Of(Cell cell) => (cell.Phase, cell.Stand) switch
    {
        (_, Stand.Nowhere) => "",

        (Phase.Open, Stand.Reporter) when cell.IsAcknowledged => "add not-me",
        (Phase.Open, Stand.Reporter) => "add withdraw not-me",
        (Phase.Ended, Stand.Reporter) => "not-me",
        (Phase.Withdrawn or Phase.Frozen, Stand.Reporter) => "",

        (Phase.Open, Stand.First) => FirstStage(cell),
        (Phase.Open, Stand.Second) => SecondStage(cell),
        (Phase.Ended, Stand.First or Stand.Second or Stand.Guardian) => "export",
        (Phase.Withdrawn, _) => "",
        (Phase.Frozen, Stand.Guardian) => "note message-reporter close export",
        (Phase.Frozen, _) => "",
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "not in the policy"),
    };

    private static string FirstStage(Cell cell)
    {
        var always = $"{(cell.HasTakenUp ? "" : "acknowledge ")}note message-reporter hand-over export";
        return always + " " + cell.Route switch
        {
            // 5.4 obliges stage 2, unless it is no derailment.
            RouteId.Derail => cell.SecondIsToCome ? "inform-director-and-fg no-derail" : "close",
            // 5.5: the leidinggevende answers, having asked the FG or not.
            RouteId.Doubt => cell.SecondIsToCome && !cell.IsFg ? "ask-fg answer" : "answer",
            RouteId.Report => cell.FgCanBeAsked ? "ask-fg close" : "close",
            RouteId.Press => "close",
            _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "nobody is told"),
        };
    }

    private static string SecondStage(Cell cell) =>
        $"{(cell.HasTakenUp ? "" : "acknowledge ")}note message-reporter hand-over export"
        + (cell.OwesAdvice ? " advise" : "")
        + (cell.Route is RouteId.Derail && !cell.IsFg ? " close" : "");
}
