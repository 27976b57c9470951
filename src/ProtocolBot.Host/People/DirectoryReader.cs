using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;

namespace ProtocolBot.Host.People;

/// <summary>What reading gave: always a directory, with all that could be used, and what could not.</summary>
/// <param name="IsHalf">A file that must be there is missing or gave nothing, or half of the lines were broken.</param>
internal sealed record DirectoryReading(Organisation Organisation, ImmutableArray<ContentProblem> Problems, bool IsHalf);

/// <summary>From files to a directory. A broken line is reported and left out; the rest counts.</summary>
internal static class DirectoryReader
{
    private static readonly CsvColumns People = new("people.csv", ["id", "name"], ["email", "phone", "language", "leidinggevende", "guest", "teams", "app", "enabled", "left"]);
    private static readonly CsvColumns Posts = new("posts.csv", ["person", "school"], ["leidinggevende"]);
    private static readonly CsvColumns Schools = new("schools.csv", ["id", "name", "kind"], ["directeur", "phone"]);
    private static readonly CsvColumns Roles = new("roles.csv", ["role", "person"], []);
    private static readonly CsvColumns Deputies = new("deputies.csv", ["of", "by"], []);
    private static readonly CsvColumns Absences = new("absences.csv", ["person", "from", "through"], []);
    private static readonly CsvColumns Holidays = new("holidays.csv", ["name", "from", "through"], []);

    private static readonly string[] MustBeThere = [People.File, Posts.File, Schools.File, Roles.File];

    /// <param name="beneath">The directory of another source, on which these files come; null when they are the whole directory.</param>
    public static DirectoryReading Read(CsvFolder folder, Organisation? beneath)
    {
        var problems = new List<ContentProblem>(folder.Problems);
        var rows = new[] { People, Posts, Schools, Roles, Deputies, Absences, Holidays }.ToDictionary(columns => columns, columns => Rows(folder, columns, beneath is null, problems));
        var people = DirectoryRows.People(rows[People], problems);
        var book = new PersonBook([.. people, .. beneath?.People ?? []]);
        var organisation = DirectoryRows.Roles(rows[Roles], book, problems) with
        {
            People = people,
            Schools = DirectoryRows.Schools(rows[Schools], book, problems),
            Deputies = DirectoryRows.Deputies(rows[Deputies], book, problems),
            Absences = DirectoryRows.Absences(rows[Absences], book, problems),
            Calendar = new SchoolCalendar { Holidays = DirectoryRows.Holidays(rows[Holidays], problems) },
            Imported = folder.Saved,
        };
        var posts = DirectoryRows.Posts(rows[Posts], book, problems);
        var whole = beneath is null ? organisation.WithPosts(posts) : beneath.Under(organisation, posts);
        return new DirectoryReading(whole, [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)], beneath is null && IsHalf(rows, problems));
    }

    private static IReadOnlyList<CsvRow> Rows(CsvFolder folder, CsvColumns columns, bool alone, List<ContentProblem> problems)
    {
        if (folder.Texts.TryGetValue(columns.File, out var text))
        {
            return CsvTable.Read(columns, text, problems);
        }

        if (alone && MustBeThere.Contains(columns.File))
        {
            problems.Add(new(columns.File, 1, "The file is missing.", $"Its first line must be: {string.Join(';', columns.Needed.Concat(columns.Optional))}."));
        }

        return [];
    }

    /// <summary>A broken line that could not be cut into cells is no row; one with a broken cell is.</summary>
    private static bool IsHalf(Dictionary<CsvColumns, IReadOnlyList<CsvRow>> rows, List<ContentProblem> problems) => rows
        .Where(table => MustBeThere.Contains(table.Key.File))
        .Any(table => table.Value.Count == 0 || problems.Where(problem => problem.File == table.Key.File && problem.Line > 1).Select(problem => problem.Line).Distinct().Count() > table.Value.Count / 2);
}
