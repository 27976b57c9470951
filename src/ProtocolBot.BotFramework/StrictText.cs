using System.Text.Json;
using System.Text.Unicode;

namespace ProtocolBot.BotFramework;

/// <summary>Finds text that a JSON parser lets through and a later reader trips over: bytes that are not UTF-8, halves of surrogate pairs.</summary>
internal static class StrictText
{
    /// <summary>Whether all of the JSON is well-formed Unicode. It may still be malformed JSON.</summary>
    public static bool IsUnicode(ReadOnlySpan<byte> json) =>
        Utf8.IsValid(json) && (!HasSurrogateEscape(json) || HasOnlyWholePairs(json));

    private static bool HasSurrogateEscape(ReadOnlySpan<byte> json) => json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0;

    private static bool HasOnlyWholePairs(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = WireJson.Inbound.Options.MaxDepth });
            while (reader.Read())
            {
                if (reader.ValueIsEscaped && reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    _ = reader.GetString();
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
