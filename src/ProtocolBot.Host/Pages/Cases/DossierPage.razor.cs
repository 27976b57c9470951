using Microsoft.AspNetCore.Components;

using ProtocolBot.Core.Cases;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>A case as it goes into a dossier, to be printed.</summary>
public sealed partial class DossierPage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    [Parameter, EditorRequired]
    public required CaseDossier Dossier { get; set; }
}
