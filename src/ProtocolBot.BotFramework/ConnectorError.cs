using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ProtocolBot.BotFramework;

/// <summary>Finds the one word that says why the connector refused, in any of the shapes in which it says so. It never throws and never returns a text that a person wrote.</summary>
internal static class ConnectorError
{
    private const int LongestCode = 64;

    private static readonly SearchValues<char> CodeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. ");

    /// <summary>The code, or nothing where the body holds none.</summary>
    public static string Code(ReadOnlyMemory<byte> body)
    {
        if (Parse(body) is not { } root)
            return "";

        // {"error":{"code","message"}}, or {"errorCode":209,"message":"{\"subCode\":…}"}; the sub-code says most.
        var error = Member(root, "error") ?? root;
        var candidates = new[] { SubCode(error), SubCode(root), Word(error, "code"), Word(root, "subCode"), Word(root, "code"), Word(root, "errorCode") };
        return candidates.FirstOrDefault(code => code is not null) ?? "";
    }

    private static string? SubCode(JsonElement element) =>
        Member(element, "message") is { ValueKind: JsonValueKind.String } message
        && message.GetString() is { } text
        && text.StartsWith('{')
        && Parse(System.Text.Encoding.UTF8.GetBytes(text)) is { } inner
            ? Word(inner, "subCode") ?? Word(inner, "code")
            : null;

    private static string? Word(JsonElement element, string name) => Member(element, name) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString() is { Length: > 0 and <= LongestCode } text && !text.AsSpan().ContainsAnyExcept(CodeCharacters) ? text : null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            return JsonElement.TryParseValue(ref reader, out var element) ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
