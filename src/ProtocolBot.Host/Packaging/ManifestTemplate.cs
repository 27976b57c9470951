using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProtocolBot.Host.Packaging;

/// <summary>Fills the places in braces, string by string, so that no value can break the JSON around it.</summary>
internal static partial class ManifestTemplate
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The finished text. A name that nobody knows stays as it stands.</summary>
    /// <exception cref="JsonException">It is no JSON, or says a thing twice.</exception>
    public static byte[] Fill(byte[] template, PackageValues values)
    {
        var root = JsonNode.Parse(template, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        var website = (root as JsonObject)?["developer"] is JsonObject developer && developer["websiteUrl"] is JsonValue url && url.TryGetValue<string>(out var text) ? text : "";
        var filled = Fill(root, name => values.Of(name, website));
        return JsonSerializer.SerializeToUtf8Bytes(filled, Written);
    }

    private static JsonNode? Fill(JsonNode? node, Func<string, string?> value) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Fill(member.Value, value)))),
        JsonArray items => new JsonArray([.. items.Select(item => Fill(item, value))]),
        JsonValue one when one.TryGetValue<string>(out var text) => JsonValue.Create(Place().Replace(text, match => value(match.Groups[1].Value) ?? match.Value)),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}")]
    private static partial Regex Place();
}
