using System.Text.Json;

namespace ProtocolBot.BotFramework;

/// <summary>What one asks of a channel to open a conversation: in Teams one member, and the tenant.</summary>
public sealed record ConversationParameters
{
    public bool IsGroup { get; init; }
    public ChannelAccount? Bot { get; init; }
    public IReadOnlyList<ChannelAccount>? Members { get; init; }
    public string? TenantId { get; init; }
    public string? TopicName { get; init; }
    public Activity? Activity { get; init; }
    public JsonElement? ChannelData { get; init; }
}

/// <summary>What became of opening a conversation; the id is there exactly when it was accepted.</summary>
public sealed record CreatedConversation(SendOutcome Outcome, string? Id, string? ActivityId, string? ServiceUrl);

/// <summary>Who is in a conversation: everybody, or nobody and the outcome that says why.</summary>
public sealed record ConversationMembers(SendOutcome Outcome, IReadOnlyList<ChannelAccount> Members);

/// <summary>One page of members as it stands on the wire.</summary>
public sealed record MembersPage(IReadOnlyList<ChannelAccount>? Members, string? ContinuationToken);
