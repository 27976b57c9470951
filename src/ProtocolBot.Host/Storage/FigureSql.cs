namespace ProtocolBot.Host.Storage;

/// <summary>How often something was counted of cases that are gone.</summary>
internal sealed record TallyRow(int Year, string Part, string Name, long Cases);

/// <summary>The statements of figures: single counts of a school year, which cannot be tied to one another or to a case.</summary>
internal sealed class FigureSql(Statements statements)
{
    /// <summary>Numbers of all cases that are there, in order.</summary>
    public IReadOnlyList<string> Numbers(string after, int most) => statements.All(
        "SELECT number FROM case_file WHERE number > @after ORDER BY number LIMIT @most",
        reader => reader.GetString(0),
        ("after", after),
        ("most", most));

    public IReadOnlyList<TallyRow> Of(int year) => statements.All(
        "SELECT part, name, cases FROM figure WHERE year = @year ORDER BY part, name",
        reader => new TallyRow(year, reader.GetString(0), reader.GetString(1), reader.GetInt64(2)),
        ("year", year));

    /// <summary>Always in the same order, so that two that add at once do not wait for each other.</summary>
    public void Add(IEnumerable<TallyRow> rows)
    {
        foreach (var row in rows.OrderBy(row => row.Year).ThenBy(row => row.Part, StringComparer.Ordinal).ThenBy(row => row.Name, StringComparer.Ordinal))
        {
            statements.Run(
                "INSERT INTO figure (year, part, name, cases) VALUES (@year, @part, @name, @cases) ON CONFLICT (year, part, name) DO UPDATE SET cases = figure.cases + excluded.cases",
                ("year", row.Year),
                ("part", row.Part),
                ("name", row.Name),
                ("cases", row.Cases));
        }
    }
}
