using System.Collections.Immutable;

using Microsoft.AspNetCore.Components;

using ProtocolBot.Core.Register;
using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.Fg;

/// <summary>The register of processing (AVG, article 30), made from the data catalogue, to read and to print.</summary>
public sealed partial class RegisterPage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    [Parameter, EditorRequired]
    public required CaseText Words { get; set; }

    /// <summary>Who is responsible, when it was made, and of what.</summary>
    [Parameter, EditorRequired]
    public required ImmutableArray<(string Label, string Value)> Head { get; set; }

    [Parameter, EditorRequired]
    public required ImmutableArray<RegisterEntry> Entries { get; set; }
}
