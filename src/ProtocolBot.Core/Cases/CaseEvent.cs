using System.Collections.Immutable;
using System.Text.Json.Serialization;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Cases;

/// <summary>Something that happened to a case. Events are only ever added; all else is a fold over them.</summary>
/// <remarks>The names are stored for years: they never change.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
[JsonDerivedType(typeof(StageOpened), "stage-opened")]
[JsonDerivedType(typeof(FgAsked), "fg-asked")]
[JsonDerivedType(typeof(Advised), "advised")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Noted), "noted")]
[JsonDerivedType(typeof(ReporterTold), "reporter-told")]
[JsonDerivedType(typeof(Added), "added")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(HandedOver), "handed-over")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(Frozen), "frozen")]
[JsonDerivedType(typeof(Exported), "exported")]
[JsonDerivedType(typeof(Viewed), "viewed")]
[JsonDerivedType(typeof(Delivered), "delivered")]
[JsonDerivedType(typeof(NotDelivered), "not-delivered")]
[JsonDerivedType(typeof(Reminded), "reminded")]
[JsonDerivedType(typeof(PassedOn), "passed-on")]
[JsonDerivedType(typeof(Replaced), "replaced")]
public abstract record CaseEvent
{
    private CaseEvent()
    {
    }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null where time or delivery did.</summary>
    public PersonId? By { get; init; }

    /// <summary>Sent. Without seats there was nobody left to tell, and the reporter got the phone list.</summary>
    public sealed record Opened(CaseOpening Opening, ImmutableArray<PersonId> Barred, ImmutableArray<Seat> Seats) : CaseEvent;

    public sealed record Acknowledged(int Place) : CaseEvent;

    /// <summary>The next stage was opened for these; without seats nobody was left.</summary>
    public sealed record StageOpened(int Stage, ImmutableArray<Seat> Seats) : CaseEvent;

    public sealed record FgAsked(string? Text) : CaseEvent;

    public sealed record Advised(Advice Advice, string Text) : CaseEvent;

    public sealed record Answered(VerdictKind Verdict, string? Text) : CaseEvent;

    public sealed record Noted(string Text) : CaseEvent;

    public sealed record ReporterTold(string Text) : CaseEvent;

    public sealed record Added(string Text) : CaseEvent;

    public sealed record Withdrawn : CaseEvent;

    /// <summary>All that somebody had on the case is the deputy's now.</summary>
    public sealed record HandedOver(Seat Seat) : CaseEvent;

    public sealed record Closed(ImmutableArray<Outcome> Outcomes, string? Text) : CaseEvent;

    /// <summary>"Dit was ik niet": only the guardian goes on.</summary>
    public sealed record Frozen(ImmutableArray<Seat> Guardians) : CaseEvent;

    public sealed record Exported : CaseEvent;

    /// <summary>The first time that a receiver read it. Every reading stands in the audit.</summary>
    public sealed record Viewed : CaseEvent;

    public sealed record Delivered(PersonId To, NoticeKind Notice, NoticeChannel Channel) : CaseEvent;

    public sealed record NotDelivered(PersonId To, NoticeKind Notice, NoticeChannel Channel) : CaseEvent;

    public sealed record Reminded(TimerKind Timer) : CaseEvent;

    /// <summary>Nobody took it up in time, or the notice reached nobody: the next in the row has it too. Null: there is no next.</summary>
    public sealed record PassedOn(int Place, Seat? To) : CaseEvent;

    /// <summary>Somebody no longer plays the part in that place: who does now has it instead. Null: nobody does.</summary>
    public sealed record Replaced(PersonId Who, int Place, Seat? With) : CaseEvent;
}

/// <summary>Somebody's part on a case.</summary>
/// <param name="Stage">From 0.</param>
/// <param name="Place">The place in the plan that this person fills; who takes over from another fills the same.</param>
public sealed record Seat(Role Role, PersonId Person, int Stage, int Place);

/// <summary>How a notice travels.</summary>
public enum NoticeChannel
{
    Teams,
    Mail,
}
