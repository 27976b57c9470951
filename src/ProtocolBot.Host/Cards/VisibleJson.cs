using System.Text.Json;
using System.Text.Json.Nodes;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Host.Cards;

/// <summary>Every text of a card without what nobody sees: what goes out is as clean as what comes in.</summary>
internal static class VisibleJson
{
    public static JsonElement Of(JsonElement json) => IsVisible(json) ? json : JsonSerializer.SerializeToElement(Cleaned(JsonNode.Parse(json.GetRawText())));

    private static bool IsVisible(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().All(member => IsVisible(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().All(IsVisible),
        JsonValueKind.String => json.GetString() is { } text && VisibleText.Of(text) == text,
        _ => true,
    };

    private static JsonNode? Cleaned(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Cleaned(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Cleaned)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(VisibleText.Of(text)),
        _ => node?.DeepClone(),
    };
}
