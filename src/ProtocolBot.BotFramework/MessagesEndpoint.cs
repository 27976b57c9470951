using System.Text.Json;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ProtocolBot.BotFramework;

/// <summary>The door of the bot, read from top to bottom: who calls, what do they bring, may they; then the turn, then its answer.</summary>
/// <remarks>A refusal is a status without a body. Nothing is stored and nobody is called before the last check has passed.</remarks>
internal sealed class MessagesEndpoint(
    TokenValidation tokens,
    ActivityAdmission admission,
    LoopbackDoor loopback,
    TurnRun turns,
    ILogger<MessagesEndpoint> logger)
{
    /// <summary>A body that is repeated is, byte for byte, the one that was sent first.</summary>
    private static readonly JsonWriterOptions AsSentFirst = new() { Encoder = WireJson.Outbound.Options.Encoder };

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var token = await AuthenticateAsync(context);
            if (token is TokenVerdict.Refused refused)
                Refuse(context, refused.Reason);
            else
                await HandleAsync(context, token as TokenVerdict.Valid);
        }
        catch (BadHttpRequestException exception)
        {
            context.Response.StatusCode = exception.StatusCode;
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested && exception is IOException or OperationCanceledException)
        {
            // The caller left while asking or being answered; the turn, once begun, has run to its end all the same.
            Log.CallerLeft(logger);
        }
    }

    /// <summary>Null is the nameless caller of Development.</summary>
    private async ValueTask<TokenVerdict?> AuthenticateAsync(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization;
        return authorization.Count == 0 && loopback.IsOpenFor(context) ? null : await tokens.ValidateAsync(authorization, context.RequestAborted);
    }

    private async Task HandleAsync(HttpContext context, TokenVerdict.Valid? token)
    {
        if (!MessageBody.IsJson(context.Request))
        {
            Refuse(context, Refusal.ContentTypeNotJson);
            return;
        }

        var (activity, reason) = await MessageBody.ReadAsync(context.Request, admission.MaxBodyBytes, context.RequestAborted);
        if (activity is null)
        {
            Refuse(context, reason);
            return;
        }

        if (admission.Judge(activity, token) is { } refusal)
        {
            Refuse(context, refusal);
            return;
        }

        var inbound = new InboundActivity(activity with { CallerId = token?.CallerId }, token?.Caller ?? Caller.Anonymous);
        var handler = context.RequestServices.GetRequiredService<IActivityHandler>();
        await AnswerAsync(context, activity, await turns.RunAsync(handler, inbound));
    }

    private static async Task AnswerAsync(HttpContext context, Activity activity, TurnResponse turn)
    {
        context.Response.StatusCode = turn.Status;
        var expectsReplies = activity.DeliveryMode == DeliveryModes.ExpectReplies && turn.Status == StatusCodes.Status200OK && turn.Body is null;
        if (turn.Replies is not null || expectsReplies)
            await WriteAsync(context, new ExpectedReplies(turn.Replies ?? []));
        else if (turn.Body is { ValueKind: not JsonValueKind.Undefined } body)
            await WriteAsync(context, body);
    }

    private static Task WriteAsync(HttpContext context, ExpectedReplies replies)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(context.Response.BodyWriter, replies, WireJson.Outbound.ExpectedReplies, context.RequestAborted);
    }

    private static async Task WriteAsync(HttpContext context, JsonElement body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await using (var writer = new Utf8JsonWriter(context.Response.BodyWriter, AsSentFirst))
        {
            body.WriteTo(writer);
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private void Refuse(HttpContext context, Refusal reason)
    {
        var status = RefusalStatus.Of(reason);
        context.Response.StatusCode = status;
        Log.Refused(logger, status, reason);
    }
}
