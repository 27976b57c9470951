using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ProtocolBot.Host.Models;

/// <summary>What the model answers when asked what a message is about.</summary>
internal sealed record UnderstoodShape
{
    public required string Kind { get; init; }
    public required string Scenario { get; init; }
    public required string[] Articles { get; init; }
    public required bool Urgent { get; init; }
}

/// <summary>What the model answers when asked to word an answer.</summary>
internal sealed record WordedShape
{
    public required SentenceShape[] Sentences { get; init; }
}

/// <summary>One of its sentences.</summary>
internal sealed record SentenceShape
{
    public required string Text { get; init; }
    public required string Paragraph { get; init; }
    public required string Quote { get; init; }
}

/// <summary>Their JSON: what is missing, too much, double or null is refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, AllowDuplicateProperties = false, MaxDepth = 8)]
[JsonSerializable(typeof(UnderstoodShape))]
[JsonSerializable(typeof(WordedShape))]
internal sealed partial class ModelJson : JsonSerializerContext;

/// <summary>The schemas that the service holds the model to. We hold it to them again.</summary>
internal static class ModelSchemas
{
    private static readonly string[] Kinds = ["question", "scenario", "incident", "onboarding", "smalltalk", "out-of-scope", "adversarial", "unclear"];

    public static JsonElement Understood(IEnumerable<string> scenarios, IEnumerable<string> paragraphs) => Element(Thing(
        ("kind", OneOf(Kinds)),
        ("scenario", OneOf([.. scenarios, "none"])),
        ("articles", Many(OneOf([.. paragraphs]))),
        ("urgent", new JsonObject { ["type"] = "boolean" })));

    public static JsonElement Worded(IEnumerable<string> paragraphs) => Element(Thing(
        ("sentences", Many(Thing(("text", Word()), ("paragraph", OneOf([.. paragraphs])), ("quote", Word()))))));

    private static JsonObject Thing(params ReadOnlySpan<(string Name, JsonNode Schema)> members)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var (name, schema) in members)
        {
            properties[name] = schema;
            required.Add(name);
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    private static JsonObject OneOf(string[] ids) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) };

    private static JsonObject Many(JsonNode items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Word() => new() { ["type"] = "string" };

    private static JsonElement Element(JsonObject schema) => JsonElement.Parse(schema.ToJsonString());
}
