using System.Collections.Immutable;

using Microsoft.AspNetCore.Components;

using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Cards;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>A case in full, for who may see it, with all that they can do.</summary>
public sealed partial class CasePage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    [Parameter, EditorRequired]
    public required CaseView View { get; set; }

    /// <summary>The field that proves that a form is ours.</summary>
    [Parameter, EditorRequired]
    public required string TokenName { get; set; }

    [Parameter]
    public string? Token { get; set; }

    /// <summary>Why the last press did nothing.</summary>
    [Parameter]
    public string? Refused { get; set; }

    /// <summary>What was filled in then, so that nobody types it twice.</summary>
    [Parameter]
    public CaseRequest? Tried { get; set; }

    /// <summary>What was just done.</summary>
    [Parameter]
    public CaseAction? Done { get; set; }

    private ImmutableArray<CaseButton> Steps => CaseCards.InOrder(View);

    private static string Call(string number) => "tel:" + string.Concat(number.Where(char.IsAsciiDigit));
}
