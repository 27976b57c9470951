using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>Which people play which part towards one case, on one day. Never the reporter.</summary>
internal sealed record CaseParts(Organisation Organisation, CaseOpening Opening, DateOnly Today)
{
    /// <summary>Everybody whom the case concerns: whom the directory names for a part, gone or not, and who acts for them today, for that is whom the reporter knows in it.</summary>
    public ImmutableArray<PersonId> Concerned =>
        [.. Opening.Involved.SelectMany(role => Schools.SelectMany(school => Named(role, school).Concat(Acting(Named(role, school), []) is { } acting ? [acting] : []))).Distinct()];

    /// <summary>Who plays a part today; null when nobody may. Where the holder may not have it, neither may the holder's deputy.</summary>
    public PersonId? Player(Role role, IReadOnlyCollection<PersonId> not) => Acting(Named(role, Opening.School).Where(person => !not.Contains(person)), not);

    /// <summary>Whether a seat is still where it belongs. A part that nobody holds any more stays with who had it.</summary>
    public bool StillPlays(Seat seat)
    {
        var holders = Named(seat.Role, Opening.School).Where(Works).ToList();
        return Works(seat.Person) && (holders.Count == 0 || Standins(holders).Contains(seat.Person));
    }

    /// <summary>Whether all who hold a part are among these.</summary>
    public bool IsHeldBy(Role role, ImmutableArray<PersonId> people) =>
        Named(role, Opening.School).ToList() is { Count: > 0 } named && named.TrueForAll(people.Contains);

    public bool Works(PersonId person) => Organisation.Find(person)?.WorksOn(Today) == true;

    /// <summary>The first of somebody's deputies who can have it today.</summary>
    public PersonId? Deputy(PersonId person, IReadOnlyCollection<PersonId> not) =>
        Acting(Organisation.Deputies.Where(deputy => deputy.Of == person).Select(deputy => deputy.By), not);

    /// <summary>The school of the case; where that is not known, each that it can be.</summary>
    private IEnumerable<SchoolId> Schools =>
        Organisation.Find(Opening.School) is not null ? [Opening.School]
        : Organisation.Find(Opening.Reporter) is { Posts.IsEmpty: false } reporter ? reporter.Posts.Select(post => post.School)
        : Organisation.Schools.Select(school => school.Id);

    private PersonId? Acting(IEnumerable<PersonId> named, IReadOnlyCollection<PersonId> not) => Organisation.Acting(named, Today, [.. not, Opening.Reporter]);

    private IEnumerable<PersonId> Named(Role role, SchoolId school)
    {
        IEnumerable<PersonId?> named = role switch
        {
            Role.Leidinggevende => Posts(school).Select(post => post.Leidinggevende).Prepend(Opening.Pick),
            Role.Directeur => [Organisation.Find(school)?.Directeur],
            Role.Fg => [Organisation.Fg],
            Role.Bestuur => Organisation.Board.Select(member => (PersonId?)member),
            // Nobody is the medewerker of a reporter.
            Role.Medewerker => [],
        };
        return named.OfType<PersonId>().Where(person => person != Opening.Reporter);
    }

    private IEnumerable<Post> Posts(SchoolId school) => (Organisation.Find(Opening.Reporter)?.Posts ?? []).Where(post => post.School == school);

    /// <summary>These people, their deputies, and the deputies of those.</summary>
    private List<PersonId> Standins(List<PersonId> people)
    {
        for (var at = 0; at < people.Count; at++)
        {
            people.AddRange(Organisation.Deputies.Where(deputy => deputy.Of == people[at] && !people.Contains(deputy.By)).Select(deputy => deputy.By).Distinct().ToList());
        }

        return people;
    }
}
