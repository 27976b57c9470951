using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>Writes what the endpoints answer; nothing of it may be kept by a cache.</summary>
internal static class DirectLineAnswers
{
    public static Task WriteAsync<T>(this HttpContext context, int status, T body, JsonTypeInfo<T> type) =>
        context.WriteAsync(status, JsonSerializer.SerializeToUtf8Bytes(body, type));

    public static async Task WriteAsync(this HttpContext context, int status, byte[] json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }

    public static Task RefuseAsync(this HttpContext context, DirectLineFailure failure, ILogger logger)
    {
        Log.WebChatRefused(logger, failure.Status, failure.Code);
        if (failure.Status == StatusCodes.Status429TooManyRequests)
            context.Response.Headers.RetryAfter = "1";
        return context.WriteAsync(failure.Status, new ErrorResponse(new ErrorBody(failure.Code, failure.Message)), DirectLineJson.Default.ErrorResponse);
    }
}
