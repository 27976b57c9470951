using System.Collections.Immutable;

namespace ProtocolBot.Core.Onboarding;

/// <summary>Something of the course that is to happen later.</summary>
public sealed record LessonTimer(LessonTimerKind Kind, DateTimeOffset Due);

/// <summary>What it is. The names are stored.</summary>
public enum LessonTimerKind
{
    /// <summary>The time that somebody picked to begin.</summary>
    Invite,

    /// <summary>The course was left in the middle.</summary>
    Reminder,

    /// <summary>One question, some weeks later.</summary>
    Refresher,

    /// <summary>The protocol has a new version.</summary>
    Version,
}

/// <summary>What an answer made of somebody's progress, and what is to happen later. A timer replaces the one of its kind.</summary>
public sealed record LearnerDecision(Learner Learner, ImmutableArray<LessonTimer> Timers, ImmutableArray<LessonTimerKind> Cancelled)
{
    public static LearnerDecision Of(Learner learner) => new(learner, [], []);
}
