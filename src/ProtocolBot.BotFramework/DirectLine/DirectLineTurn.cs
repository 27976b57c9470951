using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>Asks the bot, in this process, to handle what a client of the web chat did.</summary>
internal sealed class DirectLineTurn(
    IActivityHandler bot,
    DirectLineServer server,
    IOptions<DirectLineOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<DirectLineTurn> logger)
{
    public static readonly ChannelAccount Bot = new() { Id = "bot", Role = "bot" };

    /// <summary>No address at all: replies leave by <see cref="DirectLineServer.Accept"/>, and no token of ours can ever follow it.</summary>
    private const string ServiceUrl = "urn:protocolbot:directline";

    /// <summary>Tells the bot that a conversation began, and who is in it.</summary>
    public async Task GreetAsync(DirectLineConversation conversation, IReadOnlyList<ChannelAccount> members, string? locale)
    {
        var update = Inbound(conversation, new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = members, Locale = locale }) with
        {
            Id = $"{conversation.Id}|start-{members.Count}",
            Timestamp = time.GetUtcNow(),
        };
        if (await HandleAsync(conversation, update) is { } failure)
            Log.GreetingFailed(logger, failure.Status);
    }

    /// <summary>Null when the bot took the activity; otherwise what to tell the client.</summary>
    /// <remarks>Not cancelled by a client that leaves: what it said is handled all the same.</remarks>
    public async Task<DirectLineFailure?> HandleAsync(DirectLineConversation conversation, Activity activity)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TurnSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, lifetime.ApplicationStopping);
        try
        {
            var response = await bot.OnTurnAsync(new InboundActivity(Inbound(conversation, activity), Caller.DirectLine), either.Token);
            foreach (var reply in response.Replies ?? [])
                server.Accept(conversation.Id, reply);
            return response.Status is >= 200 and < 300 ? null : DirectLineFailure.FromBot(response.Status);
        }
        catch (OperationCanceledException)
        {
            return DirectLineFailure.TooSlow;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.TurnFailed(logger, exception.GetType().Name);
            return DirectLineFailure.FromBot(500);
        }
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
            merged[member.Name] = JsonValue.Create(member.Value);
        return JsonSerializer.SerializeToElement(merged, DirectLineJson.Default.JsonObject);
    }
}
