using System.Collections.Immutable;

using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Cases;

/// <summary>All that a person can do on a case. The ids are fixed in the contract, section 4.</summary>
public enum CaseAction
{
    Acknowledge,
    InformDirectorAndFg,
    AskFg,
    Advise,
    Answer,
    Note,
    MessageReporter,
    Add,
    Withdraw,
    HandOver,
    NoDerail,
    Close,
    NotMe,
    Export,
}

/// <summary>What the FG thinks of it.</summary>
public enum Advice
{
    NoObjection,
    Conditions,
    Discourage,
}

/// <summary>How a case ended. Which ones fit depends on the route.</summary>
public enum Outcome
{
    Resolved,
    Measures,
    Police,
    Inspector,
    Unfounded,
    NoDerail,
    Permitted,
    Refused,
    TakenOver,
}

/// <summary>One press on a card or a page: what, with what was written and chosen.</summary>
/// <param name="Text">The note, the message, the reason; null where nothing was written.</param>
/// <param name="Choices">Ids: an advice, a verdict, outcomes.</param>
public sealed record CaseRequest(CaseAction Action, string? Text, ImmutableArray<string> Choices)
{
    /// <summary>Longer texts belong on paper.</summary>
    public const int LongestText = 4_000;
}

/// <summary>The fixed ids of actions, advice and outcomes, both ways.</summary>
public static class CaseIds
{
    private static readonly ImmutableArray<(CaseAction Action, string Id)> Actions =
    [
        (CaseAction.Acknowledge, "acknowledge"),
        (CaseAction.InformDirectorAndFg, "inform-director-and-fg"),
        (CaseAction.AskFg, "ask-fg"),
        (CaseAction.Advise, "advise"),
        (CaseAction.Answer, "answer"),
        (CaseAction.Note, "note"),
        (CaseAction.MessageReporter, "message-reporter"),
        (CaseAction.Add, "add"),
        (CaseAction.Withdraw, "withdraw"),
        (CaseAction.HandOver, "hand-over"),
        (CaseAction.NoDerail, "no-derail"),
        (CaseAction.Close, "close"),
        (CaseAction.NotMe, "not-me"),
        (CaseAction.Export, "export"),
    ];

    private static readonly ImmutableArray<(Advice Advice, string Id)> Advices =
        [(Advice.NoObjection, "no-objection"), (Advice.Conditions, "conditions"), (Advice.Discourage, "discourage")];

    private static readonly ImmutableArray<(Outcome Outcome, string Id)> Outcomes =
    [
        (Outcome.Resolved, "resolved"),
        (Outcome.Measures, "measures"),
        (Outcome.Police, "police"),
        (Outcome.Inspector, "inspector"),
        (Outcome.Unfounded, "unfounded"),
        (Outcome.NoDerail, "no-derail"),
        (Outcome.Permitted, "permitted"),
        (Outcome.Refused, "refused"),
        (Outcome.TakenOver, "taken-over"),
    ];

    private static readonly ImmutableArray<(VerdictKind Kind, string Id)> Answers =
        [(VerdictKind.Allowed, "allowed"), (VerdictKind.AllowedIf, "allowed-if"), (VerdictKind.NotAllowed, "not-allowed")];

    /// <summary>The verdicts that answer a doubt, in the order in which they are offered.</summary>
    public static ImmutableArray<VerdictKind> AnswerKinds => [.. Answers.Select(entry => entry.Kind)];

    public static string Of(CaseAction action) => Actions.First(entry => entry.Action == action).Id;

    public static string Of(Advice advice) => Advices.First(entry => entry.Advice == advice).Id;

    public static string Of(Outcome outcome) => Outcomes.First(entry => entry.Outcome == outcome).Id;

    public static string Of(CaseStatus status) => status switch
    {
        CaseStatus.Sent => "sent",
        CaseStatus.Acknowledged => "acknowledged",
        CaseStatus.Consulting => "stage-2",
        CaseStatus.Closed => "closed",
        CaseStatus.Withdrawn => "withdrawn",
        CaseStatus.Frozen => "frozen",
    };

    public static CaseAction? Action(string? id) => Find(Actions, id);

    public static Advice? AdviceOf(string? id) => Find(Advices, id);

    public static Outcome? OutcomeOf(string? id) => Find(Outcomes, id);

    /// <summary>The verdicts that answer a doubt.</summary>
    public static VerdictKind? AnswerOf(string? id) => Find(Answers, id);

    private static T? Find<T>(ImmutableArray<(T Value, string Id)> entries, string? id)
        where T : struct
    {
        foreach (var entry in entries)
        {
            if (entry.Id == id)
            {
                return entry.Value;
            }
        }

        return null;
    }
}
