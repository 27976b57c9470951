using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.Extensions.Logging;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>Asks the bot, in this process, to handle what a client of the web chat did.</summary>
internal sealed class DirectLineTurn(TurnRun turns, DirectLineServer server, TimeProvider time, ILogger<DirectLineTurn> logger)
{
    public static readonly ChannelAccount Bot = new() { Id = "bot", Role = "bot" };

    /// <summary>No address at all: replies leave by <see cref="DirectLineServer.Accept"/>, and no token of ours can ever follow it.</summary>
    private const string ServiceUrl = "urn:protocolbot:directline";

    /// <summary>Tells the bot that a conversation began, and who is in it. A bot that fails here may still be talked to.</summary>
    public async Task GreetAsync(IActivityHandler bot, DirectLineConversation conversation, string? locale)
    {
        var members = conversation.User is { } user ? [Bot, new ChannelAccount { Id = user.Id, Name = user.Name, Role = "user" }] : ImmutableArray.Create(Bot);
        await UpdateAsync(bot, conversation, members, locale);
    }

    /// <summary>Tells the bot who it is that speaks first in a conversation that was started for nobody in particular.</summary>
    public Task IntroduceAsync(IActivityHandler bot, DirectLineConversation conversation, DirectLineUser user, string? locale) =>
        UpdateAsync(bot, conversation, [new ChannelAccount { Id = user.Id, Name = user.Name, Role = "user" }], locale);

    /// <summary>Null when the bot took the activity; otherwise what to tell the client.</summary>
    /// <remarks>Not cancelled by a client that leaves: what it said is handled all the same.</remarks>
    public async Task<DirectLineFailure?> HandleAsync(IActivityHandler bot, DirectLineConversation conversation, Activity activity)
    {
        var response = await turns.RunAsync(bot, new InboundActivity(Inbound(conversation, activity), Caller.DirectLine));
        foreach (var reply in response.Replies ?? [])
            server.Accept(conversation.Id, reply);
        return response.Status is >= 200 and < 300 ? null : DirectLineFailure.FromBot(response.Status);
    }

    private async Task UpdateAsync(IActivityHandler bot, DirectLineConversation conversation, ImmutableArray<ChannelAccount> members, string? locale)
    {
        var update = new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            // Outside the numbering of what clients see: this one is between the bot and us.
            Id = $"{conversation.Id}|joined-{members[^1].Id}",
            Timestamp = time.GetUtcNow(),
            MembersAdded = members,
            Locale = locale,
        };
        if (await HandleAsync(bot, conversation, update) is { } failure)
            Log.GreetingFailed(logger, failure.Status);
    }

    private static Activity Inbound(DirectLineConversation conversation, Activity activity) => activity with
    {
        ChannelId = DirectLineServer.ChannelId,
        ServiceUrl = ServiceUrl,
        CallerId = null,
        DeliveryMode = null,
        Conversation = new ConversationAccount { Id = conversation.Id },
        From = conversation.User is { } user
            ? new ChannelAccount { Id = user.Id, Name = user.Name ?? activity.From?.Name, Role = "user" }
            : activity.From ?? new ChannelAccount { Id = conversation.Id },
        Recipient = Bot,
        ChannelData = Bound(conversation.User?.ChannelData, activity.ChannelData),
    };

    private static JsonElement? Bound(JsonElement? ours, JsonElement? theirs)
    {
        if (ours is not { ValueKind: JsonValueKind.Object } bound)
            return theirs;
        var merged = theirs is { ValueKind: JsonValueKind.Object } said ? JsonObject.Create(said) ?? [] : [];
        foreach (var member in bound.EnumerateObject())
            merged[member.Name] = JsonSerializer.SerializeToNode(member.Value, DirectLineJson.Default.JsonElement);
        return JsonSerializer.SerializeToElement(merged, DirectLineJson.Default.JsonObject);
    }
}
