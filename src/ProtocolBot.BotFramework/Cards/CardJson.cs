using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProtocolBot.BotFramework.Cards;

/// <summary>The JSON of cards, source-generated. It is small: Teams counts bytes, so nothing is escaped that need not be.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AdaptiveCard))]
public sealed partial class CardJson : JsonSerializerContext
{
    /// <summary>The most that a card may weigh, in bytes of UTF-8: what every client of Teams takes.</summary>
    public const int MaxBytes = 28 * 1024;

    public static CardJson Outbound { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 32,
    });

    public static byte[] Bytes(Cards.AdaptiveCard card) => JsonSerializer.SerializeToUtf8Bytes(card, Outbound.AdaptiveCard);

    /// <summary>The card as it travels with a message.</summary>
    public static Attachment Attach(Cards.AdaptiveCard card) => new() { ContentType = Cards.AdaptiveCard.ContentType, Content = System.Text.Json.JsonElement.Parse(Bytes(card)) };
}
