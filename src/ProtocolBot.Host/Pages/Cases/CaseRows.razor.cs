using Microsoft.AspNetCore.Components;

using ProtocolBot.Core.Cases;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>Cases beneath one another, each a way to its page.</summary>
public sealed partial class CaseRows
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>What is said when there are none.</summary>
    [Parameter, EditorRequired]
    public required string None { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<CaseView> Cases { get; set; }
}
