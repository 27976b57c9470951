using System.Globalization;

using Microsoft.AspNetCore.Components;

using ProtocolBot.Core.Figures;

namespace ProtocolBot.Host.Pages.Fg;

/// <summary>Columns of a year beside one another, drawn on the server. Its table stands beneath it; a count that is not shown has the same empty box, whatever it is.</summary>
public sealed partial class MonthChart
{
    private const double Wide = 720;
    private const double Tall = 200;
    private const double Floor = 172;
    private const double Ceiling = 24;
    private const double BarWide = 36;
    private const double HiddenTall = 14;
    private const double Gap = 6;
    private const double NameDown = 18;
    private const int LettersOfMonth = 3;

    [Parameter, EditorRequired]
    public required FigureTable Table { get; set; }

    /// <summary>What it is, for who does not see it.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    private IEnumerable<(FigureRow Row, double Left, double Top)> Columns
    {
        get
        {
            var most = Math.Max(1, Table.Rows.Max(row => row.Number ?? 0));
            var step = Wide / Table.Rows.Length;
            return Table.Rows.Select((row, at) => (row, (at * step) + ((step - BarWide) / 2), row.Number is { } number ? Floor - ((Floor - Ceiling) * number / most) : Floor - HiddenTall));
        }
    }

    private static string Mark(FigureRow row) => row.Showing switch
    {
        Showing.Exact => row.Text,
        Showing.Few => $"<{Suppression.Fewest}",
        Showing.Hidden or Showing.Withheld => "–",
    };

    private static string Short(FigureRow row) => row.Label[..Math.Min(LettersOfMonth, row.Label.Length)];

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
