using System.Text.Json;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>The person to whom a conversation belongs; a client can never speak as another.</summary>
/// <param name="ChannelData">Members that each of this person's activities carries in channelData, over what the client says.</param>
public sealed record DirectLineUser(string Id, string? Name, JsonElement? ChannelData = null);

/// <summary>What a client needs in order to talk: which conversation, and a token that opens this one alone.</summary>
public sealed record DirectLineGrant(string ConversationId, string Token, TimeSpan ValidFor);
