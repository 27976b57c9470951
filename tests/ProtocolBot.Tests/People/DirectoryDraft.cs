using System.Text;

using ProtocolBot.Core.Directory;
using ProtocolBot.Host.People;

namespace ProtocolBot.Tests.People;

/// <summary>The files of a directory, to break on purpose: at first the shipped sample without its one gap, in which the check finds nothing.</summary>
internal sealed class DirectoryDraft
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, List<string[]>> tables = Directory.GetFiles(DirectoryFiles.Sample, "*.csv").ToDictionary(
        path => Path.GetFileName(path),
        path => File.ReadAllLines(path).Select(line => line.Split(';')).ToList());

    public DirectoryDraft() => Set("posts.csv", "floris.akkerman", "leidinggevende", "tom.brouwer@ozhw.example");

    public DateTimeOffset Saved { get; set; } = Monday.AddDays(-1);
    public DateOnly PhonesReview { get; set; } = new(2027, 5, 1);
    public string Today { get; } = "2026-11-23";

    /// <summary>Changes a cell of the rows that begin with a word; the column is made when it is not there.</summary>
    public void Set(string file, string row, string column, string value)
    {
        var table = tables[file];
        if (!table[0].Contains(column))
        {
            for (var at = 0; at < table.Count; at++)
            {
                table[at] = [.. table[at], at == 0 ? column : ""];
            }
        }

        foreach (var cells in table.Skip(1).Where(cells => cells[0].StartsWith(row, StringComparison.Ordinal)))
        {
            cells[Array.IndexOf(table[0], column)] = value;
        }
    }

    public void Add(string file, params string[] cells) => tables[file].Add(cells);

    public void Copy(string file, string row) => tables[file].Add([.. tables[file].First(cells => cells.Contains(row))]);

    public void Remove(string file) => tables.Remove(file);

    public void RemoveRows(string file, string row) => tables[file].RemoveAll(cells => cells.Contains(row));

    public IEnumerable<string> Cells(string file, string row, string column) =>
        tables[file].Where(cells => cells.Contains(row)).Select(cells => cells[Array.IndexOf(tables[file][0], column)]);

    /// <summary>The line of the last row that begins with a word; in roles.csv the person comes second.</summary>
    public int LineOf(string file, string word) => tables[file].FindLastIndex(cells => cells[file == "roles.csv" ? 1 : 0].StartsWith(word, StringComparison.Ordinal)) + 1;

    public Dictionary<string, string> Texts() => tables.ToDictionary(table => table.Key, table => Text(table.Value));

    public DirectoryReading Read() => DirectoryReader.Read(new CsvFolder(Texts(), Saved, []), null);

    public IReadOnlyList<DirectoryProblem> Defects()
    {
        var reading = Read();
        return DirectoryCheck.Find(new DirectoryFacts(reading.Organisation, Monday) { HalfImport = reading.IsHalf, PhonesReview = PhonesReview });
    }

    private static string Text(List<string[]> table) => table.Aggregate(new StringBuilder(), (text, cells) => text.AppendJoin(';', cells).Append('\n')).ToString();
}
