using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProtocolBot.Core.Onboarding;

/// <summary>A learner's progress as the storage keeps it, sealed. Its names never change; what cannot be read counts as nothing.</summary>
public static class LearnerJson
{
    public static byte[] Write(Learner learner) => JsonSerializer.SerializeToUtf8Bytes(learner, StoredLearners.Default.Learner);

    /// <summary>Null when it cannot be read.</summary>
    public static Learner? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StoredLearners.Default.Learner);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Learner))]
internal sealed partial class StoredLearners : JsonSerializerContext;
