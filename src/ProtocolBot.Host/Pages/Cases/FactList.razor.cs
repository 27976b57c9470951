using System.Collections.Immutable;

using Microsoft.AspNetCore.Components;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>Names with their values.</summary>
public sealed partial class FactList
{
    [Parameter, EditorRequired]
    public required ImmutableArray<(string Label, string Value)> Facts { get; set; }

    /// <summary>Whether they fit beside one another.</summary>
    [Parameter]
    public bool IsShort { get; set; }
}
