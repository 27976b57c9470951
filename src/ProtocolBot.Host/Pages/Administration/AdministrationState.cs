using System.Collections.Immutable;

namespace ProtocolBot.Host.Pages.Administration;

/// <summary>How the bot is doing, in numbers and dates.</summary>
public sealed record AdministrationState
{
    public required long Waiting { get; init; }
    public required long Parked { get; init; }
    /// <summary>Null where nothing waits.</summary>
    public required TimeSpan? Oldest { get; init; }
    public required int People { get; init; }
    public required int Schools { get; init; }
    public required DateTimeOffset? Read { get; init; }
    public required ImmutableArray<string> Defects { get; init; }
    public required string ProtocolVersion { get; init; }
    public required string ContentHash { get; init; }
    /// <summary>Null where nobody told it.</summary>
    public required DateTimeOffset? SecretEnds { get; init; }
    public required DateOnly PhonesReview { get; init; }
}
