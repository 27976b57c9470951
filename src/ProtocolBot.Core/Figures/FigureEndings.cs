using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Figures;

/// <summary>How a case ended, as one of a few: what several outcomes end counts once, so that numbers add up.</summary>
public static class FigureEndings
{
    public const string Unfinished = "unfinished";
    public const string Withdrawn = "withdrawn";
    public const string Several = "several";
    public const string Other = "other";

    private static readonly ImmutableArray<string> NotEnded = [Unfinished, Withdrawn];

    /// <summary>All that a case of this route can end in, in the order in which they are shown.</summary>
    public static ImmutableArray<string> Of(RouteId route) => route switch
    {
        RouteId.Doubt => [.. CaseIds.AnswerKinds.Select(PolicyIds.Of), Other, .. NotEnded],
        RouteId.Press => [.. CaseInput.Outcomes(route).Select(CaseIds.Of), Other, .. NotEnded],
        RouteId.Derail or RouteId.Report => [.. CaseInput.Outcomes(route).Select(CaseIds.Of), Several, .. NotEnded],
        RouteId.None => [],
    };

    public static string Of(CaseFile file)
    {
        var ending = file.Status switch
        {
            CaseStatus.Withdrawn => Withdrawn,
            CaseStatus.Closed => Closed(file),
            CaseStatus.Sent or CaseStatus.Acknowledged or CaseStatus.Consulting or CaseStatus.Frozen => Unfinished,
        };
        return Of(file.Route).Contains(ending) ? ending : Of(file.Route).Contains(Other) ? Other : Several;
    }

    /// <summary>Why it was no derailment, in the words of who closed it: what the FG is shown (policy, section 2).</summary>
    public static string? NoDerailReason(CaseFile file) =>
        file.Status is CaseStatus.Closed && file.Events.OfType<CaseEvent.Closed>().LastOrDefault() is { } closed && closed.Outcomes.Contains(Outcome.NoDerail) ? closed.Text : null;

    private static string Closed(CaseFile file) => file.Events.Last(happened => happened is CaseEvent.Answered or CaseEvent.Closed) switch
    {
        CaseEvent.Answered answered => PolicyIds.Of(answered.Verdict),
        CaseEvent.Closed { Outcomes: [var only] } => CaseIds.Of(only),
        _ => Several,
    };
}
