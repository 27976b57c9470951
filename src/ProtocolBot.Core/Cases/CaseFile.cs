using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>Where a case stands.</summary>
public enum CaseStatus
{
    Sent,
    Acknowledged,
    /// <summary>Stage 2 is open.</summary>
    Consulting,
    Closed,
    Withdrawn,
    Frozen,
}

/// <summary>A case as it stands: the fold over its events, and nothing else.</summary>
public sealed record CaseFile
{
    public required CaseOpening Opening { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    /// <summary>Whom it concerns: they never see, hear or count it.</summary>
    public required ImmutableArray<PersonId> Barred { get; init; }
    public required ImmutableArray<CaseEvent> Events { get; init; }
    public required ImmutableArray<Seat> Seats { get; init; }
    public required CaseStatus Status { get; init; }
    /// <summary>Who may go on with a frozen case.</summary>
    public ImmutableArray<Seat> Guardians { get; init; } = [];
    /// <summary>The highest stage that was opened, from 0.</summary>
    public int Stage { get; init; }

    public CaseNumber Number => Opening.Number;

    public RouteId Route => Opening.Route;

    public PersonId Reporter => Opening.Reporter;

    /// <summary>Still going on; a frozen case is in the guardian's hands alone.</summary>
    public bool IsOpen => Status is CaseStatus.Sent or CaseStatus.Acknowledged or CaseStatus.Consulting;

    public bool IsAcknowledged => Events.Any(happened => happened is CaseEvent.Acknowledged);

    public bool IsAsked => Events.Any(happened => happened is CaseEvent.FgAsked);

    /// <summary>Whether the plan has a stage that nobody has opened yet.</summary>
    public bool HasNextStage => Stage + 1 < Opening.Plan.Length;

    /// <exception cref="ArgumentException">There is no case without its opening.</exception>
    public static CaseFile Of(IEnumerable<CaseEvent> events)
    {
        CaseFile? file = null;
        foreach (var happened in events)
        {
            file = file is null ? Begin(happened) : file.With(happened);
        }

        return file ?? throw new ArgumentException("no events", nameof(events));
    }

    public CaseFile With(CaseEvent happened)
    {
        var next = this with { Events = Events.Add(happened) };
        return happened switch
        {
            CaseEvent.Opened => throw new ArgumentException("a case is opened once", nameof(happened)),
            CaseEvent.Acknowledged => next with { Status = Status is CaseStatus.Sent ? CaseStatus.Acknowledged : Status },
            CaseEvent.StageOpened opened => next with { Stage = opened.Stage, Seats = Seats.AddRange(opened.Seats), Status = IsOpen ? CaseStatus.Consulting : Status },
            CaseEvent.HandedOver over => next with { Seats = [.. Seats.Select(seat => seat.Person == over.By ? seat with { Person = over.Seat.Person } : seat)] },
            CaseEvent.PassedOn { To: { } to } => next with { Seats = Seats.Add(to) },
            CaseEvent.Replaced replaced => next with { Seats = Replace(Seats, replaced), Guardians = Replace(Guardians, replaced) },
            CaseEvent.Answered or CaseEvent.Closed => next with { Status = CaseStatus.Closed },
            CaseEvent.Withdrawn => next with { Status = CaseStatus.Withdrawn },
            CaseEvent.Frozen frozen => next with { Status = CaseStatus.Frozen, Guardians = frozen.Guardians, Seats = Seats.AddRange(frozen.Guardians.Except(Seats)) },
            _ => next,
        };
    }

    public bool Sits(PersonId person) => Seats.Any(seat => seat.Person == person);

    /// <summary>Whether somebody who still has this place took it up.</summary>
    public bool IsInHand(int place) =>
        Events.OfType<CaseEvent.Acknowledged>().Any(taken => taken.Place == place && Seats.Any(seat => seat.Place == place && seat.Person == taken.By));

    private static CaseFile Begin(CaseEvent first) => first is CaseEvent.Opened opened
        ? new CaseFile
        {
            Opening = opened.Opening,
            OpenedAt = opened.At,
            Barred = opened.Barred,
            Events = [first],
            Seats = opened.Seats,
            Stage = opened.Seats.IsEmpty ? 0 : opened.Seats.Max(seat => seat.Stage),
            Status = CaseStatus.Sent,
        }
        : throw new ArgumentException("a case begins by being opened", nameof(first));

    /// <summary>Who comes instead may sit in that place already: nobody sits there twice.</summary>
    private static ImmutableArray<Seat> Replace(ImmutableArray<Seat> seats, CaseEvent.Replaced replaced)
    {
        var left = seats.RemoveAll(seat => seat.Person == replaced.Who && seat.Place == replaced.Place);
        return left.Length < seats.Length && replaced.With is { } with && !left.Any(seat => seat.Person == with.Person && seat.Place == with.Place) ? left.Add(with) : left;
    }
}
