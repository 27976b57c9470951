using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>From roles to people: who is missing is replaced by the next in the row, never by somebody whom it concerns, by the reporter, or by somebody who has it already.</summary>
internal static class Seating
{
    /// <summary>The row in which somebody missing is replaced.</summary>
    private static readonly ImmutableArray<Role> Row = [Role.Leidinggevende, Role.Directeur, Role.Bestuur, Role.Fg];

    /// <summary>The people behind the roles that it concerns, whatever other part they play.</summary>
    public static ImmutableArray<PersonId> Barred(Organisation organisation, CaseOpening opening) =>
    [
        .. opening.Involved.SelectMany(role => role is Role.Bestuur
            ? organisation.Board
            : organisation.Holder(role, opening.Reporter, opening.School) is { } holder ? [holder] : ImmutableArray<PersonId>.Empty).Distinct(),
    ];

    /// <summary>The seats of the first stage that has any.</summary>
    public static ImmutableArray<Seat> First(Organisation organisation, CaseOpening opening, ImmutableArray<PersonId> barred, DateOnly today)
    {
        for (var stage = 0; stage < opening.Plan.Length; stage++)
        {
            var seats = OfStage(organisation, opening, stage, [opening.Reporter, .. barred], today);
            if (!seats.IsEmpty)
            {
                return seats;
            }
        }

        return [];
    }

    public static ImmutableArray<Seat> OfStage(Organisation organisation, CaseFile file, int stage, DateOnly today) =>
        OfStage(organisation, file.Opening, stage, Excluded(file), today);

    /// <summary>Who comes after everybody that already has this place; null when nobody is left.</summary>
    public static Seat? Next(Organisation organisation, CaseFile file, int place, DateOnly today)
    {
        if (file.Opening.IsForBoardAlone || file.Seats.Where(seat => seat.Place == place).ToList() is not { Count: > 0 } held)
        {
            return null;
        }

        var furthest = held.MaxBy(seat => Row.IndexOf(seat.Role))!;
        return From(organisation, file.Opening, Row.IndexOf(furthest.Role) + 1, furthest.Stage, place, Excluded(file), today);
    }

    /// <summary>Who plays a part now that its holder does not any more.</summary>
    public static Seat? Instead(Organisation organisation, CaseFile file, Seat of, DateOnly today) =>
        Person(organisation, file.Opening, of.Role, Excluded(file), today) is { } person
            ? of with { Person = person }
            : file.Opening.IsForBoardAlone ? null : From(organisation, file.Opening, Row.IndexOf(of.Role) + 1, of.Stage, of.Place, Excluded(file), today);

    /// <summary>One role, for a case that is frozen or put to the FG; null when nobody may.</summary>
    public static Seat? Of(Organisation organisation, CaseFile file, Role role, int stage, int place, DateOnly today) =>
        file.Opening.Involved.Contains(role) ? null : Person(organisation, file.Opening, role, Excluded(file), today) is { } person ? new Seat(role, person, stage, place) : null;

    /// <summary>The deputy of somebody who sits; null when there is none who may have it.</summary>
    public static Seat? Deputy(Organisation organisation, CaseFile file, Seat of) =>
        organisation.Deputies.Where(deputy => deputy.Of == of.Person && !Excluded(file).Contains(deputy.By)).Select(deputy => (Seat?)(of with { Person = deputy.By })).FirstOrDefault();

    private static ImmutableArray<Seat> OfStage(Organisation organisation, CaseOpening opening, int stage, ImmutableArray<PersonId> excluded, DateOnly today)
    {
        var seats = ImmutableArray.CreateBuilder<Seat>();
        for (var at = 0; at < opening.Plan[stage].Length; at++)
        {
            var role = opening.Plan[stage][at];
            var place = opening.Plan.Take(stage).Sum(roles => roles.Length) + at;
            ImmutableArray<PersonId> taken = [.. excluded, .. seats.Select(seat => seat.Person)];
            var seat = opening.IsForBoardAlone
                ? Person(organisation, opening, Role.Bestuur, taken, today) is { } board ? new Seat(Role.Bestuur, board, stage, place) : null
                : From(organisation, opening, Row.IndexOf(role), stage, place, taken, today);
            if (seat is not null)
            {
                seats.Add(seat);
            }
        }

        return seats.ToImmutable();
    }

    private static Seat? From(Organisation organisation, CaseOpening opening, int from, int stage, int place, ImmutableArray<PersonId> excluded, DateOnly today)
    {
        for (var at = from; at < Row.Length; at++)
        {
            if (!opening.Involved.Contains(Row[at]) && Person(organisation, opening, Row[at], excluded, today) is { } person)
            {
                return new Seat(Row[at], person, stage, place);
            }
        }

        return null;
    }

    /// <summary>Where the holder may not have it, neither may the holder's deputy: the next role is asked.</summary>
    private static PersonId? Person(Organisation organisation, CaseOpening opening, Role role, ImmutableArray<PersonId> excluded, DateOnly today)
    {
        if (role is Role.Leidinggevende && opening.Pick is { } pick && !excluded.Contains(pick) && organisation.Find(pick)?.WorksOn(today) == true)
        {
            return pick;
        }

        return organisation.Holder(role, opening.Reporter, opening.School) is { } holder && excluded.Contains(holder)
            ? null
            : organisation.ActingHolder(role, opening.Reporter, opening.School, today, excluded);
    }

    private static ImmutableArray<PersonId> Excluded(CaseFile file) => [file.Reporter, .. file.Barred, .. file.Seats.Select(seat => seat.Person)];
}
