using System.Text.Json;

namespace ProtocolBot.Host.Packaging;

/// <summary>A published JSON schema (draft 4, as Teams has it), held against a document. A word of the schema that is not understood here is refused, never passed over.</summary>
internal sealed class JsonSchema(JsonElement root)
{
    public static JsonSchema Read(byte[] text)
    {
        using var document = JsonDocument.Parse(text);
        return new JsonSchema(document.RootElement.Clone());
    }

    /// <summary>What does not fit, with its place and the schema's word for the rule.</summary>
    /// <exception cref="NotSupportedException">The schema says something that is not understood here.</exception>
    public IEnumerable<SchemaFlaw> Check(JsonElement value) => Check(root, value, "");

    /// <summary>Whether the schema gives a member of this name a place of its own at the top.</summary>
    public bool Knows(string name) => root.At("properties").At(name).ValueKind != JsonValueKind.Undefined || Patterns(root, name).Any();

    private IEnumerable<SchemaFlaw> Check(JsonElement schema, JsonElement value, string place) =>
        schema.EnumerateObject().SelectMany(word => Check(schema, word, value, place));

    private IEnumerable<SchemaFlaw> Check(JsonElement schema, JsonProperty word, JsonElement value, string place) => word.Name switch
    {
        "$ref" => Check(Resolve(word.Value.GetString()!), value, place),
        "properties" => Members(value).Where(member => word.Value.At(member.Name).ValueKind == JsonValueKind.Object)
            .SelectMany(member => Check(word.Value.At(member.Name), member.Value, JsonWalk.Member(place, member.Name))),
        "patternProperties" => Members(value).SelectMany(member => Patterns(schema, member.Name).SelectMany(of => Check(of, member.Value, JsonWalk.Member(place, member.Name)))),
        "additionalProperties" => Members(value).Where(member => !IsNamed(schema, member.Name)).SelectMany(member => Other(word, member, JsonWalk.Member(place, member.Name))),
        "items" => value.Items().SelectMany((item, at) => Check(word.Value, item, JsonWalk.Item(place, at))),
        "dependencies" => Members(value).SelectMany(member => word.Value.At(member.Name) is { ValueKind: JsonValueKind.Object } more ? Check(more, value, place)
            : word.Value.At(member.Name).Items().Where(needed => !value.TryGetProperty(needed.GetString()!, out _)).Select(needed => new SchemaFlaw(place, word.Name, $"needs '{needed.GetString()}' beside '{member.Name}'"))),
        "anyOf" => word.Value.EnumerateArray().Any(one => Fits(one, value, place)) ? [] : [new SchemaFlaw(place, word.Name, "fits none of the forms that are allowed")],
        "oneOf" => word.Value.EnumerateArray().Count(one => Fits(one, value, place)) == 1 ? [] : [new SchemaFlaw(place, word.Name, "does not fit exactly one of the forms that are allowed")],
        "not" => Fits(word.Value, value, place) ? [new SchemaFlaw(place, word.Name, "has a form that is not allowed")] : [],
        "if" => Fits(word.Value, value, place) && schema.TryGetProperty("then", out var then) ? Check(then, value, place) : [],
        "then" => [],
        _ => SchemaWords.Check(word, value) is { } said ? [new SchemaFlaw(place, word.Name, said)] : [],
    };

    private IEnumerable<SchemaFlaw> Other(JsonProperty word, JsonProperty member, string place) => word.Value.ValueKind switch
    {
        JsonValueKind.False => [new SchemaFlaw(place, word.Name, $"'{member.Name}' is unknown here")],
        JsonValueKind.Object => Check(word.Value, member.Value, place),
        _ => [],
    };

    private bool Fits(JsonElement schema, JsonElement value, string place) => !Check(schema, value, place).Any();

    private JsonElement Resolve(string reference) => reference.StartsWith("#/", StringComparison.Ordinal)
        ? reference[2..].Split('/').Aggregate(root, (at, name) => at.GetProperty(name))
        : throw new NotSupportedException($"the schema refers to '{reference}', which is elsewhere");

    private static bool IsNamed(JsonElement schema, string name) =>
        schema.At("properties").At(name).ValueKind != JsonValueKind.Undefined || Patterns(schema, name).Any();

    private static IEnumerable<JsonElement> Patterns(JsonElement schema, string name) =>
        Members(schema.At("patternProperties")).Where(pattern => SchemaWords.Matches(pattern.Name, name)).Select(pattern => pattern.Value);

    private static JsonElement.ObjectEnumerator Members(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default;
}

/// <summary>Where a document does not fit its schema, by which of the schema's words, and why.</summary>
internal sealed record SchemaFlaw(string Place, string Word, string Message);
