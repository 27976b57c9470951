using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProtocolBot.Host.Packaging;

/// <summary>The words of a JSON schema that speak of one value alone.</summary>
internal static class SchemaWords
{
    /// <summary>What is wrong, or null.</summary>
    /// <exception cref="NotSupportedException">The word is not known here.</exception>
    public static string? Check(JsonProperty word, JsonElement value) => word.Name switch
    {
        "type" => Unless(Types(word.Value).Any(type => IsOf(type, value)), $"must be of type {string.Join(" or ", Types(word.Value))}"),
        "const" => Unless(JsonElement.DeepEquals(word.Value, value), $"must be {word.Value.GetRawText()}"),
        "enum" => Unless(word.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), $"must be one of {word.Value.GetRawText()}"),
        "maxLength" => Unless(!(value.Text()?.Length > word.Value.GetInt32()), $"is longer than {word.Value} characters"),
        "minLength" => Unless(!(value.Text()?.Length < word.Value.GetInt32()), $"is shorter than {word.Value} characters"),
        "pattern" => Unless(value.Text() is not { } text || Matches(word.Value.GetString()!, text), $"does not fit {word.Value.GetString()}"),
        "format" => Unless(word.Value.GetString() != "uri" || value.Text() is not { } address || Uri.TryCreate(address, UriKind.Absolute, out _), "is no address"),
        "maxItems" => Unless(value.Items().Count() <= word.Value.GetInt32(), $"has more than {word.Value} items"),
        "minItems" => Unless(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= word.Value.GetInt32(), $"has fewer than {word.Value} items"),
        "uniqueItems" => Unless(!word.Value.GetBoolean() || value.Items().Select((item, at) => value.Items().Take(at).All(other => !JsonElement.DeepEquals(item, other))).All(isNew => isNew), "says a thing twice"),
        "maximum" => Unless(value.ValueKind != JsonValueKind.Number || value.GetDouble() <= word.Value.GetDouble(), $"is more than {word.Value}"),
        "minimum" => Unless(value.ValueKind != JsonValueKind.Number || value.GetDouble() >= word.Value.GetDouble(), $"is less than {word.Value}"),
        "minProperties" => Unless(value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() >= word.Value.GetInt32(), $"has fewer than {word.Value} members"),
        "required" => value.ValueKind == JsonValueKind.Object && word.Value.EnumerateArray().FirstOrDefault(name => !value.TryGetProperty(name.GetString()!, out _)).Text() is { } missing ? $"'{missing}' is missing" : null,
        "$schema" or "description" or "default" or "definitions" => null,
        _ => throw new NotSupportedException($"the schema says '{word.Name}', which is not understood here"),
    };

    /// <summary>A dollar means the very end, as in the language the schema was written for.</summary>
    public static bool Matches(string pattern, string text) =>
        Regex.IsMatch(text, pattern.EndsWith('$') && !pattern.EndsWith(@"\$", StringComparison.Ordinal) ? $@"{pattern[..^1]}\z" : pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static string? Unless(bool fits, string said) => fits ? null : said;

    private static string[] Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : [type.GetString()!];

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() % 1 == 0,
        _ => throw new NotSupportedException($"the schema says type '{type}', which is not understood here"),
    };
}
