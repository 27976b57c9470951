using System.Text.Json;

namespace ProtocolBot.BotFramework;

/// <summary>Says things to a channel, by the Connector REST API of the activity's own service URL. What became of it is a value, never an exception; trying again in time is the outbox's job.</summary>
public sealed class ConnectorClient
{
    private const int PageSize = 500;
    private const int MostPages = 200;

    private readonly ConnectorCall call;

    internal ConnectorClient(ConnectorCall call) => this.call = call;

    /// <summary>Sends an addressed activity: as a reply when it has a <see cref="Activity.ReplyToId"/>, else to the conversation.</summary>
    public async Task<SendOutcome> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        var path = activity.ReplyToId is { Length: > 0 } replyTo
            ? ConnectorAddress.Path(activity.Conversation?.Id, "activities", replyTo)
            : ConnectorAddress.Path(activity.Conversation?.Id, "activities");
        return (await call.SendAsync(HttpMethod.Post, activity.ServiceUrl, path, Json(activity), cancellationToken)).Outcome;
    }

    /// <summary>Replaces the whole of an earlier activity of ours, the one with this <see cref="Activity.Id"/>.</summary>
    public async Task<SendOutcome> UpdateAsync(Activity activity, CancellationToken cancellationToken)
    {
        var path = ConnectorAddress.Path(activity.Conversation?.Id, "activities", activity.Id);
        return (await call.SendAsync(HttpMethod.Put, activity.ServiceUrl, path, Json(activity), cancellationToken)).Outcome;
    }

    /// <summary>Takes an activity of ours away. A channel that cannot refuses with 501.</summary>
    public async Task<SendOutcome> DeleteAsync(ConversationReference conversation, string activityId, CancellationToken cancellationToken)
    {
        var path = ConnectorAddress.Path(conversation.Conversation?.Id, "activities", activityId);
        return (await call.SendAsync(HttpMethod.Delete, conversation.ServiceUrl, path, null, cancellationToken)).Outcome;
    }

    /// <summary>Makes, or finds, the personal chat with one member. In Teams doing so twice gives the same chat.</summary>
    public async Task<CreatedConversation> CreateConversationAsync(string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(parameters, WireJson.Outbound.ConversationParameters);
        var (outcome, body) = await call.SendAsync(HttpMethod.Post, serviceUrl, ConnectorAddress.Conversations, json, cancellationToken);
        if (outcome is not SendOutcome.Accepted accepted)
            return new CreatedConversation(outcome, null, null, null);

        // Taken, but without its id nothing can be said in it: ask again.
        return accepted.ActivityId is { Length: > 0 } id
            ? new CreatedConversation(outcome, id, Text(body, "activityId"), Text(body, "serviceUrl"))
            : new CreatedConversation(new SendOutcome.Ambiguous(null), null, null, null);
    }

    /// <summary>All members of a conversation, page by page. Unless the outcome is accepted there are none here.</summary>
    public async Task<ConversationMembers> MembersAsync(ConversationReference conversation, CancellationToken cancellationToken)
    {
        var members = new List<ChannelAccount>();
        var path = ConnectorAddress.Path(conversation.Conversation?.Id, "pagedmembers");
        var next = "";
        for (var page = 0; page < MostPages; page++)
        {
            var query = path is null ? null : $"{path}?pageSize={PageSize}{next}";
            var (outcome, body) = await call.SendAsync(HttpMethod.Get, conversation.ServiceUrl, query, null, cancellationToken);
            if (outcome is not SendOutcome.Accepted || Page(body) is not { } read)
                return new ConversationMembers(outcome is SendOutcome.Accepted ? new SendOutcome.Ambiguous(null) : outcome, []);

            members.AddRange(read.Members ?? []);
            if (string.IsNullOrEmpty(read.ContinuationToken))
                return new ConversationMembers(outcome, members);

            next = "&continuationToken=" + Uri.EscapeDataString(read.ContinuationToken);
        }

        return new ConversationMembers(new SendOutcome.Ambiguous(null), []);
    }

    // The address is in the path; what a channel gives or stamps itself is not said back to it.
    private static byte[] Json(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(
        activity with
        {
            Id = null,
            Timestamp = null,
            ServiceUrl = null,
            CallerId = null,
            Conversation = activity.Conversation is null ? null : new ConversationAccount { Id = activity.Conversation.Id },
        },
        WireJson.Outbound.Activity);

    private static MembersPage? Page(JsonElement? body)
    {
        try
        {
            return body?.Deserialize(WireJson.Inbound.MembersPage);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement? body, string name) =>
        body is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
