using System.Globalization;
using System.Text;

namespace ProtocolBot.Core.Figures;

/// <summary>The same figures as a file for Dutch Excel: a mark of its encoding, semicolons, and no cell that Excel would run as a formula.</summary>
public static class FigureCsv
{
    private const char Mark = '\uFEFF';
    private const string Line = "\r\n";

    /// <param name="heads">The names of the three columns.</param>
    public static string Of(FigureReport report, (string Part, string Name, string Cases) heads)
    {
        var text = new StringBuilder().Append(Mark);
        Add(text, heads.Part, heads.Name, heads.Cases);
        Add(text, report.Total.Label, report.Year.Name, Value(report.Total));
        foreach (var table in report.Tables)
        {
            foreach (var row in table.Rows)
            {
                Add(text, table.Title, row.Label, Value(row));
            }
        }

        return text.ToString();
    }

    private static string Value(FigureRow row) => row.Number?.ToString(CultureInfo.InvariantCulture) ?? row.Text;

    private static void Add(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            text.Append(at > 0 ? ";" : "").Append(Cell(cells[at]));
        }

        text.Append(Line);
    }

    /// <summary>Always between quotes; what begins as a formula does, also behind spaces, gets an apostrophe before it.</summary>
    private static string Cell(string value)
    {
        var start = value.TrimStart();
        var safe = (start.Length > 0 && start[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20') || value is ['\t' or '\r' or '\n', ..] ? "'" + value : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
