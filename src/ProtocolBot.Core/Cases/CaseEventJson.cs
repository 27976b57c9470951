using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Cases;

/// <summary>Events as they are stored. What cannot be read is said so, never guessed.</summary>
public static class CaseEventJson
{
    private static readonly FrozenDictionary<Type, string> Names = typeof(CaseEvent).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(known => known.DerivedType, known => (string)known.TypeDiscriminator!);

    public static byte[] Write(CaseEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, CaseJson.Default.CaseEvent);

    /// <summary>The stored name of its kind: "opened", "acknowledged" …</summary>
    public static string NameOf(CaseEvent happened) => Names[happened.GetType()];

    /// <exception cref="JsonException">It is no event, or one of a newer version.</exception>
    public static CaseEvent Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CaseJson.Default.CaseEvent) ?? throw new JsonException("no event");
        }
        catch (NotSupportedException)
        {
            // Without a kind, or with the kind not in front.
            throw new JsonException("no kind of event");
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(ById<RouteId>), typeof(ById<Priority>), typeof(ById<Role>), typeof(ById<VerdictKind>), typeof(ById<Advice>), typeof(ById<Outcome>),
        typeof(ById<NoticeKind>), typeof(ById<NoticeChannel>), typeof(ById<TimerKind>),
    ],
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CaseEvent))]
internal sealed partial class CaseJson : JsonSerializerContext;

/// <summary>A choice is stored by its fixed id ("no-derail"), and read by nothing else: a number could mean another one tomorrow.</summary>
internal sealed class ById<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
