using System.Collections.Immutable;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Directory;

public readonly record struct PersonId(string Value);

public readonly record struct SchoolId(string Value);

public sealed record Post(SchoolId School, PersonId? Leidinggevende);

public sealed record Employee
{
    public required PersonId Id { get; init; }
    public required string Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public ImmutableArray<Post> Posts { get; init; } = [];
    public Tongue Tongue { get; init; }
    public bool IsEnabled { get; init; } = true;
    public DateOnly? LeftOn { get; init; }
}

public sealed record School(SchoolId Id, string Name, string Kind, PersonId? Directeur, string? Phone);

public sealed record Absence(PersonId Person, DateOnly From, DateOnly Through);

public sealed record Organisation
{
    public ImmutableArray<School> Schools { get; init; } = [];
    public ImmutableArray<Employee> People { get; init; } = [];
    public PersonId? Fg { get; init; }
    public ImmutableArray<PersonId> Board { get; init; } = [];
    public ImmutableDictionary<PersonId, PersonId> Deputies { get; init; } = ImmutableDictionary<PersonId, PersonId>.Empty;
    public ImmutableArray<Absence> Absences { get; init; } = [];
    public SchoolCalendar Calendar { get; init; } = new();

    public Employee? Find(PersonId id) => People.FirstOrDefault(person => person.Id == id);

    public School? Find(SchoolId id) => Schools.FirstOrDefault(school => school.Id == id);

    public bool IsActive(PersonId id, DateOnly on) => Find(id) is { IsEnabled: true } person && (person.LeftOn is null || person.LeftOn > on);

    public PersonId? DeputyOf(PersonId id) => Deputies.TryGetValue(id, out var deputy) ? deputy : null;

    public bool IsAbsent(PersonId id, DateOnly on) => Absences.Any(absence => absence.Person == id && absence.From <= on && on <= absence.Through);

    public Role RoleOf(PersonId person, SchoolId? school) =>
        Board.Contains(person) ? Role.Bestuur
        : Fg == person ? Role.Fg
        : Schools.Any(one => one.Directeur == person && (school is null || school == one.Id)) ? Role.Directeur
        : People.Any(one => one.Posts.Any(post => post.Leidinggevende == person && (school is null || post.School == school))) ? Role.Leidinggevende
        : Role.Medewerker;

    public PersonId? Holder(Role role, PersonId reporter, SchoolId school) => role switch
    {
        Role.Leidinggevende => Find(reporter)?.Posts.FirstOrDefault(post => post.School == school)?.Leidinggevende,
        Role.Directeur => Find(school)?.Directeur,
        Role.Fg => Fg,
        Role.Bestuur => Board.IsEmpty ? null : Board[0],
        Role.Medewerker => null,
    };

    public PersonId? ActingHolder(Role role, PersonId reporter, SchoolId school, DateOnly on, IReadOnlyCollection<PersonId> not)
    {
        if (Holder(role, reporter, school) is not { } holder)
        {
            return null;
        }

        return Fits(holder) ? holder : DeputyOf(holder) is { } deputy && Fits(deputy) ? deputy : null;

        bool Fits(PersonId person) => !not.Contains(person) && IsActive(person, on) && !IsAbsent(person, on);
    }
}

public sealed record SchoolCalendar
{
    public DateTimeOffset AddSchoolTime(DateTimeOffset from, TimeSpan schoolHours) => From(from, schoolHours);

    public DateTimeOffset AddSchoolDays(DateTimeOffset from, int days) => From(from, TimeSpan.FromDays(days));

    private DateTimeOffset From(DateTimeOffset from, TimeSpan time) => Length == 0 ? from : from + time;

    public int Length { get; init; } = 1;
}
