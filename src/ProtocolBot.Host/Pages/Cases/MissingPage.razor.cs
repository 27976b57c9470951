using Microsoft.AspNetCore.Components;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>The one answer to a case that is forbidden and to one that is absent.</summary>
public sealed partial class MissingPage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }
}
