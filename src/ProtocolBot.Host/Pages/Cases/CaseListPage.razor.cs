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

    [Parameter, EditorRequired]
    public required IReadOnlyList<CaseView> Received { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<CaseView> Reported { get; set; }

    /// <summary>Of the page of the course; null for who leads nobody.</summary>
    [Parameter]
    public string? OverviewTitle { get; set; }
}
