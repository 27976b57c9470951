using System.Collections.Frozen;
using System.Collections.Immutable;

using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Directory;

/// <summary>The directory as it was at one import: who works where, under whom, and who holds which part. It may be wrong or have gaps, and answers all the same.</summary>
public sealed record Organisation
{
    private FrozenDictionary<PersonId, Employee> byId = FrozenDictionary<PersonId, Employee>.Empty;

    public static Organisation Empty { get; } = new();

    public ImmutableArray<School> Schools { get; init; } = [];

    /// <summary>Where one id stands twice, the first counts.</summary>
    public ImmutableArray<Employee> People
    {
        get;
        init
        {
            field = value;
            byId = value.DistinctBy(person => person.Id).ToFrozenDictionary(person => person.Id);
        }
    } = [];

    public PersonId? Fg { get; init; }

    /// <summary>In the order in which they are told.</summary>
    public ImmutableArray<PersonId> Board { get; init; } = [];
    public ImmutableArray<Deputy> Deputies { get; init; } = [];
    public ImmutableArray<Absence> Absences { get; init; } = [];
    public ImmutableArray<PersonId> AdministratorIds { get; init; } = [];

    /// <summary>Who sees of everybody whether they finished the course.</summary>
    public ImmutableArray<PersonId> HrIds { get; init; } = [];

    /// <summary>Where FG, bestuur, administrators and HR are named.</summary>
    public ImmutableDictionary<PersonId, Place> RolePlaces { get; init; } = ImmutableDictionary<PersonId, Place>.Empty;
    public SchoolCalendar Calendar { get; init; } = new();
    public DateTimeOffset Imported { get; init; }

    /// <summary>The day for which questions without a day are answered: that of the import, unless said otherwise.</summary>
    public DateOnly On { get => field == default ? SchoolCalendar.DayOf(Imported) : field; init; }

    public Employee? Find(PersonId id) => id.Value is null ? null : byId.GetValueOrDefault(id);

    public School? Find(SchoolId id) => Schools.FirstOrDefault(school => school.Id == id);

    /// <summary>The highest part that somebody plays at a school, or at any when none is named. Who left or is unknown plays none.</summary>
    public Role RoleOf(PersonId person, SchoolId? school)
    {
        if (Find(person)?.WorksOn(On) != true)
        {
            return Role.Medewerker;
        }

        return Board.Contains(person) ? Role.Bestuur
            : Fg == person ? Role.Fg
            : Schools.Any(one => one.Directeur == person && (school is null || one.Id == school)) ? Role.Directeur
            : Leads(person, school) ? Role.Leidinggevende
            : Role.Medewerker;
    }

    /// <summary>Who holds a part towards a reporter, present or not; never the reporter. Null when it is vacant, or held by who left or is not known.</summary>
    public PersonId? Holder(Role role, PersonId reporter, SchoolId school) =>
        First(Named(role, reporter, school), id => id != reporter && Find(id)?.WorksOn(On) == true);

    /// <summary>Who acts for a part on a day: the holder; when absent, gone or in <paramref name="not"/> the deputy, or the deputy's deputy. Never the reporter; null when nobody can.</summary>
    public PersonId? ActingHolder(Role role, PersonId reporter, SchoolId school, DateOnly on, IReadOnlyCollection<PersonId> not) =>
        Acting(Named(role, reporter, school), on, [.. not, reporter]);

    /// <summary>The first of the named who is present on a day, else the first of their deputies.</summary>
    public PersonId? Acting(IEnumerable<PersonId> named, DateOnly on, IReadOnlyCollection<PersonId> not) =>
        First(WithDeputies(named), id => !not.Contains(id) && IsPresent(id, on));

    public bool IsAbsent(PersonId person, DateOnly day) => Absences.Any(absence => absence.Person == person && absence.Covers(day));

    /// <summary>Whom a reporter without a leidinggevende may pick at a school, by name. The absent are among them, for their deputies act; the bestuur, which leads the directeuren, is not.</summary>
    public ImmutableArray<Employee> Leidinggevenden(SchoolId school)
    {
        var leading = People.SelectMany(person => person.Posts).Where(post => post.School == school).Select(post => post.Leidinggevende).OfType<PersonId>().ToHashSet();
        return
        [
            .. byId.Values
                .Where(person => person.WorksOn(On) && !Board.Contains(person.Id) && (leading.Contains(person.Id) || (person.IsLeidinggevende && person.WorksAt(school))))
                .OrderBy(person => person.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Who can be told today: here, working and present.</summary>
    private bool IsPresent(PersonId id, DateOnly on) => Find(id)?.WorksOn(on) == true && !IsAbsent(id, on);

    private bool Leads(PersonId person, SchoolId? school) =>
        Find(person) is { IsLeidinggevende: true } marked && (school is not { } at || marked.WorksAt(at))
        || People.Any(other => other.Id != person && other.Posts.Any(post => post.Leidinggevende == person && (school is null || post.School == school)));

    /// <summary>Whom the directory names, whatever became of them. With two leidinggevenden at one school the first counts: one person must know that it is theirs.</summary>
    private IEnumerable<PersonId> Named(Role role, PersonId reporter, SchoolId school) => role switch
    {
        // Where two leidinggevenden are given and the first has left, the second is still a leidinggevende of this person.
        Role.Leidinggevende => (Find(reporter)?.Posts ?? []).Where(post => post.School == school).Select(post => post.Leidinggevende).OfType<PersonId>(),
        Role.Directeur => One(Find(school)?.Directeur),
        Role.Fg => One(Fg),
        // A member of the bestuur is replaced by the other members, before anybody's deputy.
        Role.Bestuur => Board,
        // Nobody is the medewerker of a reporter.
        Role.Medewerker => [],
    };

    private static IEnumerable<PersonId> One(PersonId? id) => id is { } one ? [one] : [];

    /// <summary>The named first, then their deputies, then the deputies of those. A ring of deputies ends where it began.</summary>
    private List<PersonId> WithDeputies(IEnumerable<PersonId> named)
    {
        List<PersonId> row = [.. named.Distinct()];
        for (var at = 0; at < row.Count; at++)
        {
            row.AddRange(Deputies.Where(deputy => deputy.Of == row[at] && !row.Contains(deputy.By)).Select(deputy => deputy.By).Distinct().ToList());
        }

        return row;
    }

    private static PersonId? First(IEnumerable<PersonId> ids, Func<PersonId, bool> fits)
    {
        foreach (var id in ids)
        {
            if (fits(id))
            {
                return id;
            }
        }

        return null;
    }
}
