using System.Globalization;

using CsvHelper;
using CsvHelper.Configuration;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;

namespace ProtocolBot.Host.People;

/// <summary>One line of a file, its cells by the name of their column.</summary>
internal sealed record CsvRow(Place Place, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The cell; null where it is empty or the column is not there.</summary>
    public string? this[string column] => Cells.TryGetValue(column, out var cell) && cell.Length > 0 ? cell : null;
}

/// <summary>The columns that a file may have.</summary>
internal sealed record CsvColumns(string File, IReadOnlyList<string> Needed, IReadOnlyList<string> Optional);

/// <summary>A file as rows. Each line is read by itself, so that a broken one costs no other.</summary>
internal static class CsvTable
{
    /// <summary>How a Dutch Excel says which separator it used.</summary>
    private const string SeparatorLine = "sep=";

    /// <summary>A table with an unusable header gives no rows.</summary>
    public static IReadOnlyList<CsvRow> Read(CsvColumns columns, string text, ICollection<ContentProblem> problems)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var at = Array.FindIndex(lines, line => line.Trim().Length > 0 && !line.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            problems.Add(new(columns.File, 1, "The file is empty.", $"Its first line must be: {string.Join(';', columns.Needed.Concat(columns.Optional))}."));
            return [];
        }

        var configuration = Configuration(lines[at]);
        var header = (Cells(lines[at], configuration) ?? []).Select(name => name.ToLowerInvariant()).ToArray();
        return HeaderFits(columns, header, at + 1, problems)
            ? [.. lines.Index().Skip(at + 1).Select(line => Row(columns.File, line.Index + 1, line.Item, header, configuration, problems)).OfType<CsvRow>()]
            : [];
    }

    private static bool HeaderFits(CsvColumns columns, string[] header, int line, ICollection<ContentProblem> problems)
    {
        foreach (var unknown in header.Where(name => name.Length > 0 && !columns.Needed.Contains(name) && !columns.Optional.Contains(name)))
        {
            problems.Add(new(columns.File, line, $"The column '{unknown}' is not known and is not read.", $"Known are: {string.Join(", ", columns.Needed.Concat(columns.Optional))}."));
        }

        var missing = columns.Needed.Where(name => !header.Contains(name)).ToList();
        var doubled = header.Where(name => name.Length > 0).GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key).ToList();
        foreach (var name in missing.Concat(doubled))
        {
            problems.Add(new(columns.File, line, $"The column '{name}' must be there once, so nothing of this file is used.", "Correct the first line."));
        }

        return missing.Count + doubled.Count == 0;
    }

    private static CsvRow? Row(string file, int line, string text, string[] header, CsvConfiguration configuration, ICollection<ContentProblem> problems)
    {
        // An empty line, also as Excel writes it: ";;;;".
        if (text.All(letter => char.IsWhiteSpace(letter) || letter is ';' or ','))
        {
            return null;
        }

        var cells = Cells(text, configuration);
        if (cells is null || cells.Skip(header.Length).Any(cell => cell.Length > 0))
        {
            problems.Add(new(file, line, "The line cannot be read and is left out.", cells is null ? "Look for a stray quote." : "It has more cells than the first line: put what holds a separator between quotes."));
            return null;
        }

        return new CsvRow(new Place(file, line), header.Zip(cells).Where(pair => pair.First.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    /// <summary>Null when the quotes do not match.</summary>
    private static string[]? Cells(string line, CsvConfiguration configuration)
    {
        if (line.Count(letter => letter == '"') % 2 != 0)
        {
            return null;
        }

        var broken = false;
        using var parser = new CsvParser(new StringReader(line), configuration with { BadDataFound = _ => broken = true });
        return parser.Read() && !broken ? parser.Record : null;
    }

    private static CsvConfiguration Configuration(string header) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = header.Contains(';', StringComparison.Ordinal) ? ";" : ",",
        HasHeaderRecord = false,
        TrimOptions = TrimOptions.Trim,
        CacheFields = false,
    };
}
