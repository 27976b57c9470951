using System.Collections.Immutable;

using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Cases;

/// <summary>What must be filled in with an action: asked of the person again when it is not.</summary>
public static class CaseInput
{
    public const string Text = "text";
    public const string Choice = "choice";

    private static readonly ImmutableArray<Outcome> Usual = [Outcome.Resolved, Outcome.Measures, Outcome.Police, Outcome.Inspector, Outcome.Unfounded];
    private static readonly ImmutableArray<Outcome> OfDerail = [.. Usual, Outcome.NoDerail];
    private static readonly ImmutableArray<Outcome> OfPress = [Outcome.Permitted, Outcome.Refused, Outcome.TakenOver];

    /// <summary>The outcomes with which a case of this route can close.</summary>
    public static ImmutableArray<Outcome> Outcomes(RouteId route) => route switch
    {
        RouteId.Derail => OfDerail,
        RouteId.Report => Usual,
        RouteId.Press => OfPress,
        RouteId.None or RouteId.Doubt => [],
    };

    /// <summary>Those that this case can close with: once directeur and FG know, it did get out of hand or it did not by their judgement.</summary>
    public static ImmutableArray<Outcome> Outcomes(CaseFile file) => Outcomes(file.Route) is { IsEmpty: false } fits ? fits : Usual;

    /// <summary>Whether there is a text to write with it, and whether it must be there.</summary>
    public static TextNeed TextOf(CaseAction action, RouteId route) => action switch
    {
        CaseAction.Advise or CaseAction.Note or CaseAction.MessageReporter or CaseAction.Add or CaseAction.NoDerail => TextNeed.Required,
        CaseAction.Close => route is RouteId.Press ? TextNeed.Optional : TextNeed.Required,
        CaseAction.Answer or CaseAction.AskFg => TextNeed.Optional,
        CaseAction.Acknowledge or CaseAction.InformDirectorAndFg or CaseAction.Withdraw or CaseAction.HandOver or CaseAction.NotMe or CaseAction.Export => TextNeed.None,
    };

    /// <summary>The field that is missing, too long or not a choice; null when all is there.</summary>
    internal static string? Missing(RouteId route, CaseRequest request)
    {
        if (!ChoiceFits(route, request))
        {
            return Choice;
        }

        var written = !string.IsNullOrWhiteSpace(request.Text);
        return (TextOf(request.Action, route) is TextNeed.Required && !written) || ConditionsMissing(request, written) || request.Text?.Length > CaseRequest.LongestText ? Text : null;
    }

    /// <summary>"Mag, als …" says as what.</summary>
    private static bool ConditionsMissing(CaseRequest request, bool written) =>
        request.Action is CaseAction.Answer && CaseIds.AnswerOf(request.Choices.FirstOrDefault()) is VerdictKind.AllowedIf && !written;

    private static bool ChoiceFits(RouteId route, CaseRequest request) => request.Action switch
    {
        CaseAction.Advise => request.Choices is [var only] && CaseIds.AdviceOf(only) is not null,
        CaseAction.Answer => request.Choices is [var only] && CaseIds.AnswerOf(only) is not null,
        CaseAction.Close => OutcomesFit(route, request.Choices),
        _ => true,
    };

    private static bool OutcomesFit(RouteId route, ImmutableArray<string> choices) =>
        !choices.IsEmpty
        && choices.All(choice => CaseIds.OutcomeOf(choice) is { } outcome && (Outcomes(route).IsEmpty ? Usual : Outcomes(route)).Contains(outcome))
        && (route is not RouteId.Press || choices.Length == 1);
}

/// <summary>Whether an action takes a text.</summary>
public enum TextNeed
{
    None,
    Optional,
    Required,
}
