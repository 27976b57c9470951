using Microsoft.AspNetCore.Components;

using ProtocolBot.Core.Cases;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>Where a case stands, in words; its colour adds nothing that the words do not say.</summary>
public sealed partial class StateBadge
{
    [Parameter, EditorRequired]
    public required CaseView View { get; set; }
}
