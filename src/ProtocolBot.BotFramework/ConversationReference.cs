using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProtocolBot.BotFramework;

/// <summary>Everything needed to say something later in the same conversation.</summary>
public sealed record ConversationReference
{
    public string? ActivityId { get; init; }
    public ChannelAccount? User { get; init; }
    public ChannelAccount? Bot { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public string? ChannelId { get; init; }
    public string? ServiceUrl { get; init; }
    public string? Locale { get; init; }
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The reference an incoming activity gives; a conversationUpdate of Direct Line has no id one can reply to.</summary>
    public static ConversationReference From(Activity activity) => new()
    {
        ActivityId = activity.Type == ActivityTypes.ConversationUpdate && activity.ChannelId is "directline" or "webchat" ? null : activity.Id,
        User = activity.From,
        Bot = activity.Recipient,
        Conversation = activity.Conversation,
        ChannelId = activity.ChannelId,
        ServiceUrl = activity.ServiceUrl,
        Locale = activity.Locale,
    };

    /// <summary>Addresses an outgoing activity: from the bot, to the user, as a reply when there is something to reply to.</summary>
    public Activity Address(Activity outgoing) => outgoing with
    {
        Id = null,
        Timestamp = null,
        CallerId = null,
        ChannelId = ChannelId,
        ServiceUrl = ServiceUrl,
        From = Bot,
        Recipient = User,
        Conversation = Conversation is null ? null : new ConversationAccount { Id = Conversation.Id },
        ReplyToId = outgoing.ReplyToId ?? ActivityId,
        Locale = outgoing.Locale ?? Locale,
    };
}
