using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ProtocolBot.BotFramework.Cards;

/// <summary>An Adaptive Card 1.5, so far as this bot needs it. What it must say to those who cannot see it is required by the compiler; <see cref="CardLint"/> looks at the rest.</summary>
public sealed record AdaptiveCard
{
    /// <summary>The content type of the attachment.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    [JsonPropertyOrder(-3)]
    public string Type { get; } = "AdaptiveCard";

    [JsonPropertyOrder(-2), JsonPropertyName("$schema")]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    /// <summary>The newest that Teams shows everywhere.</summary>
    [JsonPropertyOrder(-1)]
    public string Version { get; } = "1.5";

    /// <summary>The language of the texts ("nl").</summary>
    public required string Lang { get; init; }

    /// <summary>All that the card says, for clients that cannot show it.</summary>
    public required string FallbackText { get; init; }

    /// <summary>What is read aloud.</summary>
    public required string Speak { get; init; }

    public required ImmutableArray<CardElement> Body { get; init; }

    public ImmutableArray<CardButton>? Actions { get; init; }

    /// <summary>Fetches the card anew when one of these people looks at it.</summary>
    public CardRefresh? Refresh { get; init; }

    [JsonPropertyName("msteams")]
    public TeamsLook Teams { get; init; } = new();
}

/// <summary>What Teams alone understands: the whole width of the chat.</summary>
public sealed record TeamsLook(string Width = "Full");

/// <summary>How a card is fetched anew, and for whom (at most 60 ids).</summary>
public sealed record CardRefresh(CardButton Action, ImmutableArray<string> UserIds);
