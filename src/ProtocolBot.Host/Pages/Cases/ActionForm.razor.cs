using System.Globalization;

using Microsoft.AspNetCore.Components;

using ProtocolBot.Core.Cases;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>One thing that the reader can do: a button, or what must be filled in or thought over first.</summary>
public sealed partial class ActionForm
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required CaseView View { get; set; }

    [Parameter, EditorRequired]
    public required CaseButton Button { get; set; }

    [Parameter, EditorRequired]
    public required string TokenName { get; set; }

    [Parameter]
    public string? Token { get; set; }

    /// <summary>Whether what was filled in waits for an answer: names and numbers were seen in it.</summary>
    [Parameter]
    public bool IsHeld { get; set; }

    /// <summary>What was filled in and refused.</summary>
    [Parameter]
    public CaseRequest? Tried { get; set; }

    /// <summary>Whether it is the next step.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    private string Id => CaseIds.Of(Button.Action);

    private string Look => Button.Confirm is not null ? "button grave" : IsFirst || Button.Unfolds ? "button main" : "button";

    private string Hint
    {
        get
        {
            var most = Text.Say(CaseWords.PageMost, "most", CaseRequest.LongestText.ToString("N0", CultureInfo.GetCultureInfo(Text.Code)));
            return Button.MustWrite ? most : $"{Text[CaseWords.PageOptional]} {most}";
        }
    }
}
