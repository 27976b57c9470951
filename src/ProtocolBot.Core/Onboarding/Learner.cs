using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Onboarding;

/// <summary>How far somebody is in the course. By ids of lessons and exercises, never by a place in a row, so that a deploy or another device mislays nothing.</summary>
public sealed record Learner
{
    /// <summary>Who it is, for what comes back by itself; it is kept sealed.</summary>
    public required PersonId Person { get; init; }
    public required DateTimeOffset Began { get; init; }
    /// <summary>When the course last went on. Long after that a message is no answer to it.</summary>
    public required DateTimeOffset Touched { get; init; }
    /// <summary>Whether a message is an answer to the course, unless a dialog runs.</summary>
    public bool Running { get; init; }
    /// <summary>What is asked beside the lessons: when to begin. Null where the lessons go on.</summary>
    public string? Asking { get; init; }
    public string? Work { get; init; }
    public string? SchoolKind { get; init; }
    /// <summary>Lessons that were read and exercises that were done.</summary>
    public ImmutableArray<string> Done { get; init; } = [];
    /// <summary>Lessons that came back, by a mistake or because somebody wanted to.</summary>
    public ImmutableArray<string> Again { get; init; } = [];
    public QuizTry? Quiz { get; init; }
    public int Tries { get; init; }
    /// <summary>When the quiz was passed first.</summary>
    public DateTimeOffset? Passed { get; init; }
    /// <summary>The version of the protocol that the quiz was passed with.</summary>
    public string? PassedVersion { get; init; }
    public ImmutableArray<Acknowledgement> Acknowledgements { get; init; } = [];
    /// <summary>The last version of which this person was told or asked.</summary>
    public string? ToldOf { get; init; }
    /// <summary>The last version for which a message is planned, so that it is planned once.</summary>
    public string? PlannedFor { get; init; }
    /// <summary>The refresher that waits for an answer.</summary>
    public string? Refresher { get; init; }
    /// <summary>How many refreshers were sent.</summary>
    public int Refreshed { get; init; }
    public bool WantsNoRefreshers { get; init; }
    /// <summary>How many reminders to go on were sent.</summary>
    public int Reminded { get; init; }
    public bool WantsNoReminders { get; init; }
    public Tongue Tongue { get; init; }
}

/// <summary>One try of the quiz.</summary>
/// <param name="Questions">What was drawn, in order.</param>
/// <param name="Answered">Of those what was answered.</param>
/// <param name="Wrong">Of those what was answered wrongly; nobody else ever sees it.</param>
public sealed record QuizTry(ImmutableArray<string> Questions, ImmutableArray<string> Answered, ImmutableArray<string> Wrong);

/// <summary>What somebody said to a version of the protocol.</summary>
public sealed record Acknowledgement(string Version, bool Accepted, Tongue Tongue, DateTimeOffset At);
