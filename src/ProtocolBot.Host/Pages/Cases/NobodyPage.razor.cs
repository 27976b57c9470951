using Microsoft.AspNetCore.Components;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>What somebody sees whom nobody knows: nothing of any case.</summary>
public sealed partial class NobodyPage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }
}
