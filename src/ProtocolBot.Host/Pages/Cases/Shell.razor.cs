using Microsoft.AspNetCore.Components;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>What all case pages have around them.</summary>
public sealed partial class Shell
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
