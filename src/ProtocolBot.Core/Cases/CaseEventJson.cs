using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProtocolBot.Core.Cases;

/// <summary>Events as they are stored. What cannot be read is said so, never guessed.</summary>
public static class CaseEventJson
{
    public static byte[] Write(CaseEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, CaseJson.Default.CaseEvent);

    /// <exception cref="JsonException">It is no event, or one of a newer version.</exception>
    public static CaseEvent Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, CaseJson.Default.CaseEvent) ?? throw new JsonException("no event");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CaseEvent))]
internal sealed partial class CaseJson : JsonSerializerContext;
