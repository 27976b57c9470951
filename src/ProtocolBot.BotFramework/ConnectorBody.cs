using System.Text.Json;

namespace ProtocolBot.BotFramework;

/// <summary>The body of a connector's answer, read no further than is sensible; a body that breaks off does not undo the status before it.</summary>
/// <param name="IsForeign">There is a body, and it is not JSON: a proxy or a maintenance page spoke.</param>
internal sealed record ConnectorBody(JsonElement? Json, string Code, bool IsForeign)
{
    /// <summary>The largest answer is a page of 500 members.</summary>
    private const int Most = 2 * 1024 * 1024;

    private static readonly ConnectorBody Nothing = new(null, "", IsForeign: false);

    public string? Text(string name) =>
        Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static async Task<ConnectorBody> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = await BytesAsync(response, cancellationToken);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return Nothing;
        }

        var mediaType = response.Content.Headers.ContentType?.MediaType;
        var isForeign = bytes.Length > 0 && mediaType is not null && !mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase);
        return isForeign ? Nothing with { IsForeign = true } : new ConnectorBody(Parse(bytes), ConnectorError.Code(bytes), IsForeign: false);
    }

    private static async Task<byte[]> BytesAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(Most, cancellationToken);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    private static JsonElement? Parse(byte[] bytes)
    {
        try
        {
            return bytes.Length == 0 ? null : JsonElement.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
