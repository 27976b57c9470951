using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Core.Cases;

/// <summary>All that is kept of one person, for that person alone: other people stand in it by the part they play.</summary>
public sealed record OwnFile
{
    public required DateTimeOffset MadeAt { get; init; }
    public required PersonId Person { get; init; }
    public required string Name { get; init; }
    public string? Email { get; init; }
    public required KeptData Kept { get; init; }
    /// <summary>The dialog that runs; null when none does.</summary>
    public OwnDialog? Running { get; init; }
    public required ImmutableArray<OwnCase> Reported { get; init; }
    /// <summary>Cases of others, and of them what this person did.</summary>
    public required ImmutableArray<OwnCase> Received { get; init; }
    /// <summary>The course for new staff; null for who never began it.</summary>
    public OwnCourse? Course { get; init; }
    /// <summary>What the audit says of this person.</summary>
    public required ImmutableArray<OwnTrace> Traces { get; init; }
}

/// <summary>How far somebody is in the course.</summary>
/// <param name="Done">Ids of lessons and exercises that were done.</param>
/// <param name="Passed">When the quiz was passed; null before.</param>
/// <param name="Said">What was said to which version of the protocol.</param>
public sealed record OwnCourse(DateTimeOffset Began, ImmutableArray<string> Done, int Tries, DateTimeOffset? Passed, ImmutableArray<OwnAcknowledgement> Said);

/// <summary>Whether somebody agreed with a version of the protocol, and when.</summary>
public sealed record OwnAcknowledgement(string Version, bool Accepted, DateTimeOffset At);

/// <summary>A dialog that was not finished, with what was answered.</summary>
public sealed record OwnDialog(string Title, ImmutableArray<OwnLine> Answers);

/// <summary>A case as far as it is about one person.</summary>
public sealed record OwnCase
{
    public required string Number { get; init; }
    public required string About { get; init; }
    public required string State { get; init; }
    public required string Part { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required ImmutableArray<OwnLine> Written { get; init; }
    public required ImmutableArray<OwnMoment> Moments { get; init; }
}

/// <summary>A question and what was answered.</summary>
public sealed record OwnLine(string Label, string Value);

/// <summary>Something that happened.</summary>
/// <param name="Text">What was written with it; null where nothing was.</param>
public sealed record OwnMoment(DateTimeOffset At, string What, string? Text);

/// <summary>A reading or a press that was written down.</summary>
public sealed record OwnTrace(DateTimeOffset At, string Action, string Case);
