using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>From roles to people: who is missing is replaced by the next in the row, never by somebody whom it concerns or by the reporter. Who has the case already is not missing.</summary>
internal sealed class Seating
{
    /// <summary>The row in which somebody missing is replaced.</summary>
    private static readonly ImmutableArray<Role> Row = [Role.Leidinggevende, Role.Directeur, Role.Bestuur, Role.Fg];

    private readonly CaseOpening opening;
    private readonly CaseParts parts;
    private readonly ImmutableArray<Seat> taken;

    private Seating(CaseWorld world, CaseOpening of, ImmutableArray<PersonId>? barred, ImmutableArray<Seat> seats)
    {
        (opening, taken, parts) = (of, seats, new CaseParts(world.Organisation, of, world.Today));
        Barred = barred ?? parts.Concerned;
    }

    /// <summary>Whom the case concerns, whatever other part they play.</summary>
    public ImmutableArray<PersonId> Barred { get; }

    private ImmutableArray<PersonId> Seated => [.. taken.Select(seat => seat.Person)];

    /// <summary>For a case that begins.</summary>
    public static Seating Of(CaseWorld world, CaseOpening opening) => new(world, opening, null, []);

    public static Seating Of(CaseWorld world, CaseFile file) => new(world, file.Opening, file.Barred, file.Seats);

    /// <summary>The seats of the first stage that has any.</summary>
    public ImmutableArray<Seat> First() =>
        Enumerable.Range(0, opening.Plan.Length).Select(OfStage).FirstOrDefault(seats => !seats.IsEmpty, []);

    /// <summary>Those who hear of a stage that opens; who has the case already is not told again.</summary>
    public ImmutableArray<Seat> OfStage(int stage)
    {
        var seats = ImmutableArray.CreateBuilder<Seat>();
        var place = opening.Plan.Take(stage).Sum(roles => roles.Length);
        foreach (var role in opening.Plan[stage])
        {
            if (From(role, stage, place++, Barred) is { } seat && !Seated.Contains(seat.Person) && seats.All(other => other.Person != seat.Person))
            {
                seats.Add(seat);
            }
        }

        return seats.ToImmutable();
    }

    /// <summary>Who comes after everybody that already has this place; null when nobody is left.</summary>
    public Seat? Next(int place)
    {
        var furthest = taken.Where(seat => seat.Place == place).MaxBy(seat => Row.IndexOf(seat.Role));
        return furthest is null || opening.IsForBoardAlone || After(furthest.Role) is not { } role ? null : From(role, furthest.Stage, place, [.. Barred, .. Seated]);
    }

    /// <summary>Who has a place now that its holder does not play the part any more; that can be somebody who has it already.</summary>
    public Seat? Instead(Seat of) => From(of.Role, of.Stage, of.Place, [.. Barred, of.Person]);

    /// <summary>The FG, beside the stages of the plan; null when the FG may not or has the case already.</summary>
    public Seat? Adviser() =>
        Beside(Role.Fg, opening.Plan.Length, Places, Barred) is { } fg && !Seated.Contains(fg.Person) ? fg : null;

    /// <summary>Who looks after a frozen case: the FG where the FG is in the route and may be, else the bestuur. A case for the bestuur alone stays there.</summary>
    /// <param name="gone">Who does so no more.</param>
    public Seat? Guardian(PersonId? gone)
    {
        ImmutableArray<PersonId> not = gone is { } left ? [.. Barred, left] : Barred;
        return GuardianRow.Select(role => Beside(role, opening.Plan.Length + 1, Places + 1, not)).FirstOrDefault(seat => seat is not null);
    }

    /// <summary>The deputy to whom somebody can hand what they have; null when there is none who may have it.</summary>
    public PersonId? Deputy(PersonId of) => parts.Deputy(of, [.. Barred, .. Seated]);

    public bool StillPlays(Seat seat) => parts.StillPlays(seat);

    private int Places => opening.Plan.Sum(roles => roles.Length);

    private ImmutableArray<Role> GuardianRow =>
        opening.Plan.Any(stage => stage.Contains(Role.Fg)) || taken.Any(seat => seat.Role is Role.Fg) ? [Role.Fg, Role.Bestuur]
        : opening.IsForBoardAlone ? [Role.Bestuur]
        : [Role.Bestuur, Role.Fg];

    private Seat? Beside(Role role, int stage, int place, ImmutableArray<PersonId> not) =>
        taken.FirstOrDefault(seat => seat.Role == role && !not.Contains(seat.Person) && parts.Works(seat.Person))
        ?? (!opening.Involved.Contains(role) && parts.Player(role, not) is { } person ? new Seat(role, person, stage, place) : null);

    private Seat? From(Role role, int stage, int place, ImmutableArray<PersonId> not)
    {
        for (Role? at = role; at is { } asked; at = opening.IsForBoardAlone ? null : After(asked))
        {
            if (!opening.Involved.Contains(asked) && parts.Player(asked, not) is { } person)
            {
                return new Seat(asked, person, stage, place);
            }
        }

        return null;
    }

    private static Role? After(Role role) => Row.IndexOf(role) + 1 is var next && next < Row.Length ? Row[next] : null;
}
