using System.Text.Json;

namespace ProtocolBot.Host.Packaging;

/// <summary>The strings of a document with their places, written as Teams' language files write them: bots[0].commandLists[0].commands[3].title.</summary>
internal static class JsonWalk
{
    public static IEnumerable<(string Place, string Text)> Strings(JsonElement value, string place) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Strings(member.Value, Member(place, member.Name))),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, at) => Strings(item, Item(place, at))),
        JsonValueKind.String => [(place, value.GetString()!)],
        _ => [],
    };

    public static string Member(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    public static string Item(string place, int at) => $"{place}[{at}]";

    /// <summary>The member, or an undefined element where there is none, or where this is no object.</summary>
    public static JsonElement At(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;

    /// <summary>Its items; none where it is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>Its text; null where it is none.</summary>
    public static string? Text(this JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
