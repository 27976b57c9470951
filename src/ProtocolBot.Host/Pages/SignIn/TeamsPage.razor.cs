using Microsoft.AspNetCore.Components;

using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>The first page of the tab, and the only one with a script: it has Teams tell who one is, and goes on.</summary>
public sealed partial class TeamsPage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    /// <summary>Where it goes on.</summary>
    [Parameter]
    public string Return { get; set; } = ReturnUrl.Home;

    /// <summary>A form that waits to be sent once more.</summary>
    [Parameter]
    public HeldForm? Held { get; set; }
}
