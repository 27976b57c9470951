using Microsoft.AspNetCore.Components;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>The answer to a form that is not, or no longer, one of ours: nothing was done.</summary>
public sealed partial class ExpiredPage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }
}
