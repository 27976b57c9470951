using System.Buffers;
using System.Text.Json;

using Microsoft.AspNetCore.Http;

namespace ProtocolBot.BotFramework;

/// <summary>Reads an activity from a request: into a borrowed buffer, never more than allowed, parsed once.</summary>
internal static class MessageBody
{
    private const int FirstBuffer = 8 * 1024;

    /// <summary>Whether the body claims to be plain JSON in UTF-8.</summary>
    public static bool IsJson(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0 || request.ContentType is not { } contentType)
            return false;
        if (contentType is "application/json; charset=utf-8" or "application/json")
            return true;

        return Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var media)
            && media.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!media.Charset.HasValue || media.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || media.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The activity, or why there is none.</summary>
    /// <exception cref="IOException">The caller left in the middle, or broke the rules of HTTP.</exception>
    public static ValueTask<(Activity? Activity, Refusal Reason)> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken) =>
        ReadAsync(request, limit, Parse, cancellationToken);

    /// <summary>Something else than an activity, or why there is none; what is read must not keep the bytes.</summary>
    /// <exception cref="IOException">The caller left in the middle, or broke the rules of HTTP.</exception>
    public static async ValueTask<(T? Read, Refusal Reason)> ReadAsync<T>(
        HttpRequest request, int limit, Func<ReadOnlySpan<byte>, T?> parse, CancellationToken cancellationToken)
        where T : class
    {
        if (request.ContentLength > limit)
            return (null, Refusal.BodyTooLarge);

        var buffer = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? FirstBuffer) + 1);
        var length = 0;
        try
        {
            while (true)
            {
                var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0)
                    break;
                length += read;
                if (length > limit)
                    return (null, Refusal.BodyTooLarge);
                if (length == buffer.Length)
                    buffer = Grow(buffer, length);
            }

            return (parse(buffer.AsSpan(0, length)), Refusal.BodyMalformed);
        }
        finally
        {
            Return(buffer, length);
        }
    }

    /// <summary>Null for whatever is not one activity, told in well-formed JSON of at most 32 levels.</summary>
    public static Activity? Parse(ReadOnlySpan<byte> json)
    {
        if (!StrictText.IsUnicode(json))
            return null;

        try
        {
            return JsonSerializer.Deserialize(json, WireJson.Inbound.Activity);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        Return(buffer, length);
        return larger;
    }

    // Cleared, for the next borrower need not see what somebody wrote.
    private static void Return(byte[] buffer, int length)
    {
        buffer.AsSpan(0, length).Clear();
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
