using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;

namespace ProtocolBot.Host.People;

/// <summary>Finds the person that a cell names, by id or by e-mail address: an address can be checked by eye.</summary>
internal sealed class PersonBook(IEnumerable<Employee> people)
{
    private readonly Dictionary<string, PersonId> byAddress = people
        .Where(person => person.Email is not null)
        .GroupBy(person => person.Email ?? "", StringComparer.OrdinalIgnoreCase)
        .ToDictionary(same => same.Key, same => same.First().Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whoever is not known keeps what stands there as an id, so that the check can say where.</summary>
    public PersonId Find(string cell) => byAddress.TryGetValue(cell, out var id) ? id : new PersonId(cell);
}

/// <summary>From rows to the records of the directory, file by file.</summary>
internal static class DirectoryRows
{
    public static ImmutableArray<Employee> People(IEnumerable<CsvRow> rows, ICollection<ContentProblem> problems) => Read(rows, problems, cells =>
    {
        var id = cells.Needed("id");
        if (id.Length > 0 && !Guid.TryParse(id, out _))
        {
            problems.Add(new(cells.Place.File, cells.Place.Line, "'id' is not an object id of Entra: the bot will not know this person in Teams.", "Copy the object id from the Entra admin center."));
        }

        return new Employee
        {
            Id = new PersonId(id),
            Name = cells.Needed("name"),
            Email = cells.Optional("email"),
            Phone = cells.Optional("phone"),
            Tongue = cells.Tongue("language"),
            IsLeidinggevende = cells.Flag("leidinggevende", unsaid: false),
            IsGuest = cells.Flag("guest", unsaid: false),
            HasTeams = cells.Flag("teams", unsaid: true),
            HasApp = cells.Flag("app", unsaid: true),
            IsEnabled = cells.Flag("enabled", unsaid: true),
            LeftOn = cells.OptionalDate("left"),
            Place = cells.Place,
        };
    });

    /// <summary>Each post with the person who has it, in the order of the file.</summary>
    public static ImmutableArray<KeyValuePair<PersonId, Post>> Posts(IEnumerable<CsvRow> rows, PersonBook book, ICollection<ContentProblem> problems) => Read(rows, problems, cells =>
        KeyValuePair.Create(
            book.Find(cells.Needed("person")),
            new Post(new SchoolId(cells.Needed("school")), Person(cells, "leidinggevende", book)) { Place = cells.Place }));

    public static ImmutableArray<School> Schools(IEnumerable<CsvRow> rows, PersonBook book, ICollection<ContentProblem> problems) => Read(rows, problems, cells =>
        new School(new SchoolId(cells.Needed("id")), cells.Needed("name"), cells.OneOf("kind", "po", "vo"), Person(cells, "directeur", book), cells.Optional("phone")) { Place = cells.Place });

    public static ImmutableArray<Deputy> Deputies(IEnumerable<CsvRow> rows, PersonBook book, ICollection<ContentProblem> problems) => Read(rows, problems, cells =>
        new Deputy(book.Find(cells.Needed("of")), book.Find(cells.Needed("by"))) { Place = cells.Place });

    public static ImmutableArray<Absence> Absences(IEnumerable<CsvRow> rows, PersonBook book, ICollection<ContentProblem> problems) => Read(rows, problems, cells =>
    {
        var absence = new Absence(book.Find(cells.Needed("person")), cells.Date("from"), cells.Date("through")) { Place = cells.Place };
        if (cells.Fit && absence.Through < absence.From)
        {
            cells.Refuse("The absence ends before it begins; the line is left out.", "Swap 'from' and 'through'.");
        }

        return absence;
    });

    public static ImmutableArray<Holiday> Holidays(IEnumerable<CsvRow> rows, ICollection<ContentProblem> problems) => Read(rows, problems, cells =>
    {
        var holiday = new Holiday(cells.Needed("name"), cells.Date("from"), cells.Date("through"));
        if (cells.Fit && !SchoolCalendar.IsPlausible(holiday))
        {
            cells.Refuse($"The holiday ends before it begins, or lasts longer than {SchoolCalendar.LongestHolidayDays} days; the line is left out.", "Correct 'from' and 'through'.");
        }

        return holiday;
    });

    /// <summary>FG, bestuur, administrators and HR. There is one FG: the first.</summary>
    public static Organisation Roles(IEnumerable<CsvRow> rows, PersonBook book, ICollection<ContentProblem> problems)
    {
        var named = Read(rows, problems, cells => (Role: cells.OneOf("role", "fg", "bestuur", "administrator", "hr"), Person: book.Find(cells.Needed("person")), cells.Place));
        var fgs = named.Where(line => line.Role == "fg").ToList();
        foreach (var second in fgs.Skip(1))
        {
            problems.Add(new(second.Place.File, second.Place.Line, "There is already an FG; this line is left out.", "Leave one line 'fg', and name the other as deputy."));
        }

        return new Organisation
        {
            Fg = fgs.Count > 0 ? fgs[0].Person : null,
            Board = [.. named.Where(line => line.Role == "bestuur").Select(line => line.Person).Distinct()],
            AdministratorIds = [.. named.Where(line => line.Role == "administrator").Select(line => line.Person).Distinct()],
            HrIds = [.. named.Where(line => line.Role == "hr").Select(line => line.Person).Distinct()],
            RolePlaces = named.GroupBy(line => line.Person).ToImmutableDictionary(same => same.Key, same => same.First().Place),
        };
    }

    private static PersonId? Person(CsvCells cells, string column, PersonBook book) => cells.Optional(column) is { } cell ? book.Find(cell) : null;

    private static ImmutableArray<T> Read<T>(IEnumerable<CsvRow> rows, ICollection<ContentProblem> problems, Func<CsvCells, T> read)
    {
        var made = ImmutableArray.CreateBuilder<T>();
        foreach (var row in rows)
        {
            var cells = new CsvCells(row, problems);
            var one = read(cells);
            if (cells.Fit)
            {
                made.Add(one);
            }
        }

        return made.ToImmutable();
    }
}
