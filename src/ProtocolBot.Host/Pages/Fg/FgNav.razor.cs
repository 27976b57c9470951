using Microsoft.AspNetCore.Components;

using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.Fg;

/// <summary>The ways to the FG's own pages, for the FG alone.</summary>
public sealed partial class FgNav
{
    [Parameter, EditorRequired]
    public required CaseText Words { get; set; }

    /// <summary>The page that one is on; null for another.</summary>
    [Parameter]
    public string? Here { get; set; }
}
