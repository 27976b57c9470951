using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Tests.Cases;

/// <summary>A small school for tests of cases: who plays which part, in one line. The only place here that knows how a directory is built.</summary>
internal sealed record Staff
{
    public static readonly PersonId Teacher = new("teacher");
    public static readonly PersonId Lead = new("lead");
    public static readonly PersonId Head = new("head");
    public static readonly PersonId Officer = new("officer");
    public static readonly PersonId Board = new("board");
    public static readonly PersonId Stranger = new("stranger");
    public static readonly SchoolId School = new("school");

    public PersonId? Leidinggevende { get; init; } = Lead;
    public PersonId? Directeur { get; init; } = Head;
    public PersonId? Fg { get; init; } = Officer;
    public ImmutableArray<PersonId> Bestuur { get; init; } = [Board];
    public ImmutableArray<(PersonId Of, PersonId By)> Deputies { get; init; } = [(Lead, DeputyOf(Lead)), (Head, DeputyOf(Head)), (Officer, DeputyOf(Officer)), (Board, DeputyOf(Board))];
    public ImmutableArray<PersonId> Absent { get; init; } = [];
    public ImmutableArray<PersonId> Gone { get; init; } = [];
    public ImmutableArray<Holiday> Holidays { get; init; } = [];

    /// <summary>Everybody who can be told of, or press on, anything.</summary>
    public ImmutableArray<PersonId> Everybody =>
        [.. new[] { Teacher, Lead, Head, Officer, Board, Stranger }.Concat(Deputies.SelectMany(pair => new[] { pair.Of, pair.By })).Concat(Bestuur).Concat(Absent).Concat(Gone).Distinct()];

    public static PersonId DeputyOf(PersonId person) => new($"deputy-{person}");

    public ImmutableArray<PersonId> Playing(Role role) => role switch
    {
        Role.Leidinggevende => One(Leidinggevende),
        Role.Directeur => One(Directeur),
        Role.Fg => One(Fg),
        Role.Bestuur => Bestuur,
        Role.Medewerker => [Teacher],
    };

    /// <summary>Whom the policy forbids the case: who plays a part that it concerns, other than the reporter.</summary>
    public ImmutableArray<PersonId> Concerned(ImmutableArray<Role> involved, PersonId reporter) => [.. involved.SelectMany(role => Playing(role)).Where(person => person != reporter).Distinct()];

    public CaseWorld World(DateTimeOffset now) => new(Organisation(now), CaseTerms.Default, now);

    public CaseOpening Opening(RouteId route, Role reporter = Role.Medewerker, ImmutableArray<Role>? involved = null, Role? chosen = null, Priority priority = Priority.Normal) => new()
    {
        Number = CaseNumber.Of(2026, 483920),
        Route = route,
        Priority = priority,
        Scenario = "escalation",
        Rule = "1",
        Articles = ["5.4"],
        Facts = [new CaseFact("kind", ["bullying"], null), new CaseFact("description", [], "Het loopt uit de hand.")],
        Reporter = Playing(reporter) is [var person, ..] ? person : Teacher,
        ReporterRole = reporter,
        School = School,
        Involved = involved ?? [],
        Plan = Receivers.Stages(route, reporter, involved ?? [], chosen),
        ProtocolVersion = "concept",
        ContentHash = "hash",
    };

    private Organisation Organisation(DateTimeOffset now) => new()
    {
        Schools = [new School(School, "De School", "vo", Directeur, "0186-000000")],
        People = [.. Everybody.Select(person => new Employee { Id = person, Name = person.Value, Posts = [new Post(School, person == Leidinggevende ? null : Leidinggevende)], LeftOn = Gone.Contains(person) ? SchoolCalendar.DayOf(now) : null })],
        Fg = Fg,
        Board = Bestuur,
        Deputies = [.. Deputies.Select(pair => new Deputy(pair.Of, pair.By))],
        Absences = [.. Absent.Select(person => new Absence(person, DateOnly.MinValue, DateOnly.MaxValue))],
        Calendar = new SchoolCalendar { Holidays = Holidays },
        Imported = now,
    };

    private static ImmutableArray<PersonId> One(PersonId? person) => person is { } one ? [one] : [];
}
