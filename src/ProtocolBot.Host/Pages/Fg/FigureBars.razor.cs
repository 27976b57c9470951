using System.Globalization;

using Microsoft.AspNetCore.Components;

using ProtocolBot.Core.Figures;
using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.Fg;

/// <summary>Counts beneath one another, each with its bar: a table that is its own chart. A count that is not shown has the same empty box, whatever it is.</summary>
public sealed partial class FigureBars
{
    private const double Whole = 100;

    [Parameter, EditorRequired]
    public required CaseText Words { get; set; }

    [Parameter, EditorRequired]
    public required FigureTable Table { get; set; }

    [Parameter, EditorRequired]
    public required string Id { get; set; }

    private string Width(int number) => (Whole * number / Math.Max(1, Table.Rows.Max(row => row.Number ?? 0))).ToString("0.##", CultureInfo.InvariantCulture);
}
