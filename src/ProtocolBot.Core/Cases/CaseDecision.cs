using System.Collections.Immutable;

using ProtocolBot.Core.Directory;

namespace ProtocolBot.Core.Cases;

/// <summary>What should happen to a case: the host stores all of it in one transaction, or none.</summary>
public sealed record CaseDecision
{
    public ImmutableArray<CaseEvent> Events { get; init; } = [];
    public ImmutableArray<CaseNotice> Notices { get; init; } = [];
    /// <summary>Administrators who are warned that nobody can get this case. They are told its number, and never see it.</summary>
    public ImmutableArray<PersonId> Warned { get; init; } = [];
    public ImmutableArray<CaseTimer> Timers { get; init; } = [];
    /// <summary>Reminders that the act they remind of has made needless.</summary>
    public ImmutableArray<TimerKind> Cancelled { get; init; } = [];
    /// <summary>Set when nothing happens.</summary>
    public CaseRefusal? Refused { get; init; }

    public static CaseDecision Nothing { get; } = new();

    public static CaseDecision Of(CaseEvent happened) => new() { Events = [happened] };

    public static CaseDecision Refuse(CaseRefusal refusal) => new() { Refused = refusal };
}

/// <summary>Somebody is to be told that there is news. What a notice says is in its kind alone: no names, no story.</summary>
public sealed record CaseNotice(PersonId To, NoticeKind Kind);

/// <summary>Why somebody is told.</summary>
public enum NoticeKind
{
    /// <summary>To a receiver: there is a case for you.</summary>
    New,
    /// <summary>To a receiver: you have not taken it up yet.</summary>
    Reminder,
    /// <summary>To the next in the row: nobody took it up in time.</summary>
    PassedOn,
    /// <summary>To directeur and FG: stage 2.</summary>
    StageTwo,
    /// <summary>To the FG: advice is asked.</summary>
    Asked,
    /// <summary>To the FG: the doubt was answered.</summary>
    Informed,
    /// <summary>To who must answer: the FG has advised.</summary>
    Advised,
    /// <summary>To who must answer: it is still open.</summary>
    AnswerReminder,
    /// <summary>To the leidinggevende: directeur and FG have not been told yet.</summary>
    StageTwoReminder,
    /// <summary>To a receiver: the reporter wrote more.</summary>
    Added,
    /// <summary>To a deputy: a case was handed to you.</summary>
    HandedOver,
    /// <summary>To a receiver: the reporter took it back.</summary>
    Withdrawn,
    /// <summary>To FG or bestuur: the reporter says "dit was ik niet".</summary>
    Frozen,
    /// <summary>To the reporter, as those below: somebody has it.</summary>
    Acknowledged,
    StageTwoOpened,
    Message,
    Answered,
    Closed,
    /// <summary>Nobody has it yet: phone.</summary>
    Phone,
}

/// <summary>Something to be looked at again at a time.</summary>
/// <param name="Round">From 0; counts up each time it comes back.</param>
public sealed record CaseTimer(TimerKind Kind, DateTimeOffset Due, int Round);

/// <summary>What is looked at again.</summary>
public enum TimerKind
{
    AcknowledgeReminder,
    AcknowledgeOverdue,
    StageTwoReminder,
    AnswerReminder,
    /// <summary>Whether everybody on the case still plays their part.</summary>
    Review,
}

/// <summary>Why an action did not happen.</summary>
public abstract record CaseRefusal
{
    private CaseRefusal()
    {
    }

    /// <summary>Forbidden and absent answer alike.</summary>
    public sealed record NoSuchCase : CaseRefusal;

    /// <summary>Not possible any more: this came before it. Null where it never was possible on this case.</summary>
    public sealed record TooLate(CaseEvent? Before) : CaseRefusal;

    /// <summary>Something is missing or too long: the name of the field ("text", "choice").</summary>
    public sealed record Incomplete(string Field) : CaseRefusal;

    /// <summary>There is nobody to hand it to.</summary>
    public sealed record NoDeputy : CaseRefusal;
}
