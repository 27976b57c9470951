using Microsoft.AspNetCore.Components;

using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>Where one signs out: by a form, so that no address of elsewhere can do it.</summary>
public sealed partial class SignOutPage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    /// <summary>The field that proves that a form is ours.</summary>
    [Parameter, EditorRequired]
    public required string TokenName { get; set; }

    [Parameter]
    public string? Token { get; set; }
}
