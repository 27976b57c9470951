using Microsoft.AspNetCore.Components;

using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>A few sentences about signing in.</summary>
public sealed partial class NoticePage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    [Parameter, EditorRequired]
    public required SignInNotice Notice { get; set; }
}
