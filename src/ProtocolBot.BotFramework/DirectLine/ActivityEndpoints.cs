using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>What is said: posting it, reading it back, and the stream.</summary>
internal sealed class ActivityEndpoints(
    DirectLineServer server,
    DirectLineTurn turn,
    IOptions<DirectLineOptions> options,
    TimeProvider time,
    ILogger<ActivityEndpoints> logger)
{
    /// <summary>What a client may send. The channel itself says who joined, and files are not taken at all.</summary>
    private static readonly string[] Accepted =
        [ActivityTypes.Message, ActivityTypes.Event, ActivityTypes.Typing, ActivityTypes.Invoke, ActivityTypes.MessageReaction, ActivityTypes.EndOfConversation];

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    public async Task ReadAsync(HttpContext context, DirectLineConversation conversation)
    {
        if (ConversationEndpoints.Watermark(context.Request) is not { } watermark)
        {
            await context.RefuseAsync(DirectLineFailure.Bad("watermark must be one that was given"), logger);
            return;
        }

        var (activities, next) = conversation.After(Math.Max(watermark, 0));
        await context.WriteAsync(StatusCodes.Status200OK, ActivitySet.Write(activities, next));
    }

    public async Task PostAsync(HttpContext context, DirectLineConversation conversation)
    {
        if (!MessageBody.IsJson(context.Request))
        {
            await context.RefuseAsync(DirectLineFailure.NotJson, logger);
            return;
        }

        var (activity, refusal) = await MessageBody.ReadAsync(context.Request, options.Value.MaxBodyBytes, context.RequestAborted);
        var failure = activity is null ? DirectLineFailure.From(refusal) : Judge(activity, conversation);
        if (failure is null && activity is not null)
            await PostAsync(context, conversation, activity);
        else if (failure is not null)
            await context.RefuseAsync(failure, logger);
    }

    /// <summary>Files would be kept and passed on; some that people might send must not be (policy, section 2).</summary>
    public Task UploadAsync(HttpContext context) => context.RefuseAsync(DirectLineFailure.NoFiles, logger);

    public async Task StreamAsync(HttpContext context)
    {
        var ticket = context.Request.Query["t"].ToString() is { Length: > 0 } token ? server.Tokens.TakeStream(token) : null;
        if (!context.WebSockets.IsWebSocketRequest)
            await context.RefuseAsync(DirectLineFailure.Bad("The stream is a WebSocket"), logger);
        else if (ticket is null || ticket.Conversation.Id != context.Request.RouteValues["conversation"] as string)
            await context.RefuseAsync(DirectLineFailure.Forbidden, logger);
        else if (server.Tokens.IsExpired(ticket))
            await context.RefuseAsync(DirectLineFailure.Expired, logger);
        else
            await StreamAsync(context, ticket);
    }

    private async Task StreamAsync(HttpContext context, Ticket ticket)
    {
        var accept = new WebSocketAcceptContext { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive };
        using var socket = await context.WebSockets.AcceptWebSocketAsync(accept);
        await new DirectLineStream(socket, Resumed(context.Request, ticket), time).RunAsync(context.RequestAborted);
    }

    /// <summary>A client may say in the stream's address how far it got; that counts over what we knew when we gave the address.</summary>
    private static Ticket Resumed(HttpRequest request, Ticket ticket) =>
        ConversationEndpoints.Watermark(request) is { } watermark and >= 0 ? ticket with { Watermark = watermark } : ticket;

    private async Task PostAsync(HttpContext context, DirectLineConversation conversation, Activity activity)
    {
        var bot = context.RequestServices.GetRequiredService<IActivityHandler>();
        var sender = new DirectLineUser(activity.From?.Id ?? "", activity.From?.Name);
        if (conversation.Bind(sender))
            await turn.IntroduceAsync(bot, conversation, sender, activity.Locale);
        if (conversation.Reserve(AsOwner(activity, conversation, sender)) is not { } reserved)
        {
            await context.RefuseAsync(DirectLineFailure.TooMany, logger);
            return;
        }

        var failure = await HandleAsync(bot, conversation, reserved);
        if (failure is not null)
            await context.RefuseAsync(failure, logger);
        else
            await context.WriteAsync(StatusCodes.Status200OK, new IdResponse(reserved.Id ?? ""), DirectLineJson.Default.IdResponse);
    }

    private async Task<DirectLineFailure?> HandleAsync(IActivityHandler bot, DirectLineConversation conversation, Activity reserved)
    {
        var failure = await turn.HandleAsync(bot, conversation, reserved);
        // That somebody was typing is not kept, and not shown to that same person.
        if (failure is null && reserved.Type != ActivityTypes.Typing)
            conversation.Confirm(reserved);
        else
            conversation.Withdraw(reserved);
        return failure;
    }

    private static DirectLineFailure? Judge(Activity activity, DirectLineConversation conversation)
    {
        if (conversation.IsEnded)
            return DirectLineFailure.Ended;
        if (!Accepted.Contains(activity.Type, StringComparer.Ordinal))
            return DirectLineFailure.Bad("type must be one of " + string.Join(", ", Accepted));
        if (conversation.User is null && string.IsNullOrEmpty(activity.From?.Id))
            return DirectLineFailure.Bad("from.id is required");
        return conversation.User is null && ConversationEndpoints.IsBound(activity.From?.Id) ? DirectLineFailure.Forbidden : null;
    }

    /// <summary>Whoever the client says it is, it speaks as the owner of its conversation.</summary>
    private static Activity AsOwner(Activity activity, DirectLineConversation conversation, DirectLineUser sender) => activity with
    {
        From = new ChannelAccount { Id = (conversation.User ?? sender).Id, Name = conversation.User?.Name ?? sender.Name, Role = "user" },
        ChannelId = DirectLineServer.ChannelId,
        ServiceUrl = null,
        CallerId = null,
        DeliveryMode = null,
        Recipient = DirectLineTurn.Bot,
    };
}
