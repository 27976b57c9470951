using System.Text.Json.Nodes;

namespace ProtocolBot.Tests.Packaging;

/// <summary>A document, spoilt in every place and in every way, once at a time.</summary>
internal static class Spoiling
{
    private static readonly Func<JsonNode?>[] Others =
    [
        static () => null, static () => 7, static () => true, static () => "", static () => "x", static () => new string('x', 2049), static () => new JsonArray(), static () => new JsonObject(),
        static () => "http://x.nl", static () => "personal", static () => new JsonArray("personal", "personal", "team", "groupChat", "copilot"), static () => new JsonObject { ["unheard-of"] = 1 },
    ];

    public static IEnumerable<JsonNode> All(JsonNode good) => Places(good, []).SelectMany(place =>
        Others.Select(other => Changed(good, place, parent => Set(parent, place[^1], other())))
            .Append(Changed(good, place, parent => Remove(parent, place[^1])))
            .Append(Changed(good, place, parent => More(parent, place[^1]))));

    private static JsonNode Changed(JsonNode good, object[] place, Action<JsonNode> change)
    {
        var copy = good.DeepClone();
        change(place[..^1].Aggregate(copy, (node, step) => step is int at ? node[at]! : node[(string)step]!));
        return copy;
    }

    private static void Set(JsonNode parent, object step, JsonNode? value)
    {
        if (step is int at)
            parent[at] = value;
        else
            parent[(string)step] = value;
    }

    private static void Remove(JsonNode parent, object step)
    {
        if (step is int at)
            parent.AsArray().RemoveAt(at);
        else
            parent.AsObject().Remove((string)step);
    }

    /// <summary>An item twenty times over; beside a member another.</summary>
    private static void More(JsonNode parent, object step)
    {
        if (step is not int at)
            parent.AsObject().Add("unheard-of", "x");
        else
            foreach (var _ in Enumerable.Range(0, 20))
                parent.AsArray().Add(parent[at]?.DeepClone());
    }

    private static IEnumerable<object[]> Places(JsonNode? node, object[] place) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value, [.. place, member.Key]).Prepend([.. place, member.Key])),
        JsonArray items => items.SelectMany((item, at) => Places(item, [.. place, at]).Prepend([.. place, at])),
        _ => [],
    };
}
