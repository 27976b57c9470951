using System.Collections.Immutable;

using Microsoft.AspNetCore.Components;

using ProtocolBot.Core.Figures;
using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.Fg;

/// <summary>How many cases there are and how they go, for the FG: no names, no numbers of cases, nothing under five.</summary>
public sealed partial class FiguresPage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    [Parameter, EditorRequired]
    public required CaseText Words { get; set; }

    [Parameter, EditorRequired]
    public required FigureReport Report { get; set; }

    /// <summary>Which can be chosen: always the same ones, so that it says nothing.</summary>
    [Parameter, EditorRequired]
    public required ImmutableArray<SchoolYear> Years { get; set; }

    /// <summary>How many cases could not be read.</summary>
    [Parameter]
    public int Unreadable { get; set; }
}
