using System.Globalization;
using System.Text.Json;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>Tokens and conversations: getting a token, renewing it, starting, and coming back.</summary>
internal sealed class ConversationEndpoints(
    DirectLineServer server,
    DirectLineCredentials credentials,
    DirectLineTurn turn,
    IOptions<DirectLineOptions> options,
    ILogger<ConversationEndpoints> logger)
{
    /// <summary>User ids that a token is bound to start like this, so that no client can choose the same id for itself.</summary>
    private const string UserPrefix = "dl_";

    public async Task GenerateAsync(HttpContext context)
    {
        var caller = credentials.Read(context);
        if (caller is not DirectLineCaller.Issuer)
            await RefuseAsync(context, (caller as DirectLineCaller.Refused)?.Failure ?? DirectLineFailure.Forbidden);
        else if (await ReadAsync(context) is not { } request)
            await RefuseAsync(context, DirectLineFailure.Bad("The body is not what tokens/generate takes"));
        else if (request.User is { } user && !IsBound(user.Id))
            await RefuseAsync(context, DirectLineFailure.Bad("user.id must start with dl_"));
        else if (server.Open(User(request)) is { } grant)
            await AnswerAsync(context, StatusCodes.Status200OK, grant.ConversationId, grant.Token, null);
        else
            await RefuseAsync(context, DirectLineFailure.Full);
    }

    public async Task RefreshAsync(HttpContext context)
    {
        var caller = credentials.Read(context);
        if (caller is DirectLineCaller.Member member)
            await AnswerAsync(context, StatusCodes.Status200OK, member.Ticket.Conversation.Id, server.Tokens.Issue(member.Ticket.Conversation), null);
        else
            await RefuseAsync(context, (caller as DirectLineCaller.Refused)?.Failure ?? DirectLineFailure.Forbidden);
    }

    public async Task StartAsync(HttpContext context)
    {
        var caller = credentials.Read(context);
        if (caller is DirectLineCaller.Refused refused)
            await RefuseAsync(context, refused.Failure);
        else if (await ReadAsync(context) is not { } request)
            await RefuseAsync(context, DirectLineFailure.Bad("The body is not what conversations takes"));
        else if (caller is DirectLineCaller.Member && IsBound(request.User?.Id))
            await RefuseAsync(context, DirectLineFailure.Forbidden);
        else if ((caller as DirectLineCaller.Member)?.Ticket.Conversation is { } existing)
            await StartAsync(context, existing, request, isIssuer: false);
        else if (server.Create() is { } created)
            await StartAsync(context, created, request, isIssuer: true);
        else
            await RefuseAsync(context, DirectLineFailure.Full);
    }

    public async Task ReconnectAsync(HttpContext context, DirectLineConversation conversation)
    {
        if (Watermark(context.Request) is not { } watermark)
            await RefuseAsync(context, DirectLineFailure.Bad("watermark must be one that was given"));
        else
            await AnswerWithStreamAsync(context, StatusCodes.Status200OK, conversation, watermark < 0 ? conversation.Watermark : watermark);
    }

    /// <summary>Whether only an issuer may hand out this id.</summary>
    public static bool IsBound(string? userId) => userId?.StartsWith(UserPrefix, StringComparison.Ordinal) == true;

    /// <summary>Null for what is no watermark; -1 when none is given.</summary>
    public static long? Watermark(HttpRequest request)
    {
        var text = request.Query["watermark"].ToString();
        if (text.Length == 0)
            return -1;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var watermark) ? watermark : null;
    }

    private async Task StartAsync(HttpContext context, DirectLineConversation conversation, StartRequest request, bool isIssuer)
    {
        // Read before the bot is greeted: the stream then begins with its welcome.
        var watermark = conversation.Watermark;
        var user = User(request);
        var isNew = conversation.Start(isIssuer ? user : user is null ? null : user with { ChannelData = null });
        if (isNew)
            await turn.GreetAsync(context.RequestServices.GetRequiredService<IActivityHandler>(), conversation, request.Locale);
        await AnswerWithStreamAsync(context, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, conversation, watermark);
    }

    private Task AnswerWithStreamAsync(HttpContext context, int status, DirectLineConversation conversation, long watermark)
    {
        var token = server.Tokens.Issue(conversation);
        var ticket = server.Tokens.IssueStream(conversation, watermark);
        var scheme = context.Request.IsHttps ? "wss" : "ws";
        var path = context.Request.PathBase + $"{DirectLineServices.Path}/conversations/{conversation.Id}/stream";
        var stream = UriHelper.BuildAbsolute(scheme, context.Request.Host, path, query: QueryString.Create("t", ticket));
        return AnswerAsync(context, status, conversation.Id, token, stream);
    }

    private static Task AnswerAsync(HttpContext context, int status, string conversationId, string token, string? stream)
    {
        var response = new ConversationResponse(conversationId, token, (int)DirectLineTokens.Lifetime.TotalSeconds, stream);
        return context.WriteAsync(status, response, DirectLineJson.Default.ConversationResponse);
    }

    /// <summary>Null for a body that is there and wrong; no body at all is fine.</summary>
    private async Task<StartRequest?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or 0 && context.Request.ContentType is null)
            return new StartRequest(null, null);
        if (!MessageBody.IsJson(context.Request))
            return null;
        var (request, _) = await MessageBody.ReadAsync(context.Request, options.Value.MaxBodyBytes, Parse, context.RequestAborted);
        return request;
    }

    private static StartRequest? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return json.IsEmpty ? new StartRequest(null, null) : JsonSerializer.Deserialize(json, DirectLineJson.Default.StartRequest);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Beyond the public protocol: what an issuer puts in user.channelData, each activity of this person will carry.</summary>
    private static DirectLineUser? User(StartRequest request) => request.User is { Id: { Length: > 0 } id } user
        ? new DirectLineUser(id, user.Name, user.Extra is { } extra && extra.TryGetValue("channelData", out var bound) ? bound : null)
        : null;

    private Task RefuseAsync(HttpContext context, DirectLineFailure failure) => context.RefuseAsync(failure, logger);
}
