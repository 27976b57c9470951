using System.Text.Json;
using System.Text.Json.Serialization;

using ProtocolBot.BotFramework;

namespace ProtocolBot.Host.Outbox;

/// <summary>A reply and where it goes, as it waits in the outbox.</summary>
internal sealed record Outgoing(ConversationReference Reference, Activity Activity);

/// <summary>The JSON of what waits.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Outgoing))]
internal sealed partial class OutgoingJson : JsonSerializerContext
{
    public static byte[] Write(Outgoing outgoing) => JsonSerializer.SerializeToUtf8Bytes(outgoing, Default.Outgoing);

    public static Outgoing? Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Default.Outgoing);
}
