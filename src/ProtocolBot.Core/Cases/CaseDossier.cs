using System.Collections.Immutable;

namespace ProtocolBot.Core.Cases;

/// <summary>A case as it goes into a dossier (protocol, 6.1 and 6.4): roles instead of names, and texts without the names, numbers and addresses that were noticed in them.</summary>
public sealed record CaseDossier
{
    public required CaseFile File { get; init; }
    public required string Title { get; init; }
    /// <summary>Who made it, when, by which version of the protocol.</summary>
    public required ImmutableArray<(string Label, string Value)> Made { get; init; }
    public required ImmutableArray<(string Label, string Value)> Facts { get; init; }
    public required ImmutableArray<(string Label, string Value)> Story { get; init; }
    public required ImmutableArray<DossierMoment> Moments { get; init; }
    /// <summary>The school by its name.</summary>
    public required string School { get; init; }
    /// <summary>By name: who makes a dossier answers for it.</summary>
    public required string MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>Something that happened.</summary>
/// <param name="Event">The stored name of its kind.</param>
public sealed record DossierMoment(DateTimeOffset At, string When, string Event, string What, string? Text);
