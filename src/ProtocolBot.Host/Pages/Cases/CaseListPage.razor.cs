using System.Collections.Immutable;

using Microsoft.AspNetCore.Components;

using ProtocolBot.Core.Cases;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>All cases that somebody is in. It shows no names and no story: reading those is one press further, and is written down.</summary>
public sealed partial class CaseListPage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    /// <summary>Those that the filter lets through, what is due soonest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<CaseView> Received { get; set; }

    /// <summary>How many there are without the filter.</summary>
    [Parameter, EditorRequired]
    public required int All { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<CaseView> Reported { get; set; }

    [Parameter, EditorRequired]
    public required ImmutableArray<FilterField> Fields { get; set; }

    [Parameter]
    public bool IsFiltered { get; set; }

    /// <summary>The words of the FG's own pages; null for who is not the FG.</summary>
    [Parameter]
    public CaseText? Fg { get; set; }

    /// <summary>Whether who reads it looks after the bot.</summary>
    [Parameter]
    public bool Administers { get; set; }

    /// <summary>Of the page of the course; null for who leads nobody.</summary>
    [Parameter]
    public string? OverviewTitle { get; set; }
}
