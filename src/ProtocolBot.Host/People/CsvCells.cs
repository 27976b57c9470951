using System.Globalization;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Host.People;

/// <summary>Reads the cells of one row and reports what cannot be read; a row with such a cell is not used. No value of a cell is ever repeated.</summary>
internal sealed class CsvCells(CsvRow row, ICollection<ContentProblem> problems)
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "d-M-yyyy", "d/M/yyyy"];

    public bool Fit { get; private set; } = true;

    public Place Place => row.Place;

    public string? Optional(string column) => row[column];

    public string Needed(string column) => row[column] ?? Wrong<string>(column, "is empty", "Fill it in.") ?? "";

    public string OneOf(string column, params string[] words)
    {
        var word = Needed(column).ToLowerInvariant();
        return word.Length == 0 || words.Contains(word) ? word : Wrong<string>(column, "is not one of its words", $"Write {string.Join(" or ", words)}.") ?? "";
    }

    /// <summary>Yes or no, as people and spreadsheets write it.</summary>
    public bool Flag(string column, bool unsaid) => row[column]?.ToLowerInvariant() switch
    {
        null => unsaid,
        "yes" or "ja" or "true" or "waar" or "1" or "x" => true,
        "no" or "nee" or "false" or "onwaar" or "0" or "-" => false,
        _ => Wrong<bool>(column, "is neither yes nor no", "Write yes or no."),
    };

    public Tongue Tongue(string column) => row[column]?.ToLowerInvariant() switch
    {
        null or "nl" => Core.Language.Tongue.Dutch,
        "en" => Core.Language.Tongue.English,
        _ => Wrong<Tongue>(column, "is no language of the bot", "Write nl or en."),
    };

    public DateOnly Date(string column) => OptionalDate(column) ?? (row[column] is null ? Wrong<DateOnly>(column, "is empty", "Write a date such as 2026-11-23.") : default);

    public DateOnly? OptionalDate(string column) =>
        row[column] is not { } cell ? null
        : DateOnly.TryParseExact(cell, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : Wrong<DateOnly>(column, "is not a date", "Write it as 2026-11-23 or 23-11-2026.");

    public void Refuse(string message, string remedy)
    {
        Fit = false;
        problems.Add(new(Place.File, Place.Line, message, remedy));
    }

    private T? Wrong<T>(string column, string what, string remedy)
    {
        Refuse($"'{column}' {what}; the line is left out.", remedy);
        return default;
    }
}
