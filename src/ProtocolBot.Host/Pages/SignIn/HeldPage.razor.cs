using Microsoft.AspNetCore.Components;

using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>A form came when the sign-in was too old: one signs in on another tab, and sends it from here, so that nothing is typed twice.</summary>
public sealed partial class HeldPage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    /// <summary>Where one signs in.</summary>
    [Parameter, EditorRequired]
    public required string Address { get; set; }

    /// <summary>Null where what was filled in is lost.</summary>
    [Parameter]
    public HeldForm? Held { get; set; }
}
