using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace ProtocolBot.BotFramework.Cards;

/// <summary>Finds what a schema does not: a card that is too heavy, has too many buttons, or leaves out who cannot see it. It reads the JSON, so that no way of building a card escapes it.</summary>
public static class CardLint
{
    private const int MostActions = 6;

    public static ImmutableArray<CardFlaw> Check(JsonElement card)
    {
        var flaws = ImmutableArray.CreateBuilder<CardFlaw>();
        flaws.AddRange(Root(card));
        var parts = Parts(card, "$").ToList();
        var actions = parts.Count(part => IsAction(part.Element));
        if (actions > MostActions)
            flaws.Add(new("$", $"{actions} actions; at most {MostActions} are shown"));

        var ids = parts.Select(part => Text(part.Element, "id")).OfType<string>().ToList();
        flaws.AddRange(ids.CountBy(id => id).Where(count => count.Value > 1).Select(count => new CardFlaw("$", $"the id '{count.Key}' is used {count.Value} times")));
        foreach (var (path, element) in parts)
            flaws.AddRange(Part(element, ids).Select(message => new CardFlaw(path, message)));
        return flaws.ToImmutable();
    }

    private static IEnumerable<CardFlaw> Root(JsonElement card)
    {
        var bytes = Encoding.UTF8.GetByteCount(card.GetRawText());
        if (bytes > CardJson.MaxBytes)
            yield return new("$", $"{bytes} bytes; at most {CardJson.MaxBytes} are taken");
        if (Text(card, "type") != "AdaptiveCard")
            yield return new("$.type", "is not AdaptiveCard");
        if (Text(card, "version") != "1.5")
            yield return new("$.version", "is not 1.5");
        foreach (var name in new[] { "fallbackText", "speak", "lang" })
        {
            if (string.IsNullOrWhiteSpace(Text(card, name)))
                yield return new($"$.{name}", "is missing");
        }
    }

    private static IEnumerable<string> Part(JsonElement element, List<string> ids)
    {
        var type = Text(element, "type") ?? "";
        return type switch
        {
            _ when type.StartsWith("Input.", StringComparison.Ordinal) => Input(element),
            "Image" => Require(element, "altText", "an image without altText"),
            "TextBlock" or "TextRun" => Coloured(element),
            "Container" or "Column" or "ColumnSet" => Backed(element),
            "Action.Submit" => Require(element, "title", "a button without a title"),
            "Action.Execute" => Execute(element),
            "Action.OpenUrl" => Uri.TryCreate(Text(element, "url"), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)) ? [] : ["a link that is not https"],
            "Action.ToggleVisibility" => Targets(element).Except(ids).Select(id => $"unfolds '{id}', which is not there"),
            _ => [],
        };
    }

    private static IEnumerable<string> Input(JsonElement input) =>
        [.. Require(input, "label", "an input without a label"), .. Require(input, "id", "an input without an id")];

    private static IEnumerable<string> Execute(JsonElement action)
    {
        if (!action.TryGetProperty("fallback", out var fallback) || Text(fallback, "type") != "Action.Submit")
            yield return "Execute without a Submit to fall back on";
        else if (action.GetProperty("data").GetRawText() != fallback.GetProperty("data").GetRawText())
            yield return "Execute falls back on other data";
    }

    private static IEnumerable<string> Coloured(JsonElement text)
    {
        if (Means(Text(text, "color")) && !Says(Text(text, "text")))
            yield return "colour is the only sign of what this means";
    }

    private static IEnumerable<string> Backed(JsonElement container)
    {
        if (Means(Text(container, "style")) && !Parts(container, "").Any(part => Says(Text(part.Element, "text"))))
            yield return "a background colour is the only sign of what this means";
    }

    private static IEnumerable<string> Require(JsonElement element, string name, string message) =>
        string.IsNullOrWhiteSpace(Text(element, name)) ? [message] : [];

    private static bool Means(string? colour) => colour is "good" or "warning" or "attention";

    private static bool Says(string? text) => text is not null && text.Any(char.IsLetterOrDigit);

    private static bool IsAction(JsonElement element) => Text(element, "type")?.StartsWith("Action.", StringComparison.Ordinal) is true;

    private static IEnumerable<string> Targets(JsonElement toggle) =>
        toggle.GetProperty("targetElements").EnumerateArray().Select(target => target.ValueKind == JsonValueKind.String ? target.GetString()! : Text(target, "elementId")!);

    /// <summary>Every element and button within, but not what stands in for one, nor what a button carries, nor the refresh that nobody presses.</summary>
    private static IEnumerable<(string Path, JsonElement Element)> Parts(JsonElement element, string path)
    {
        foreach (var member in element.EnumerateObject().Where(member => member.Name is not ("data" or "fallback" or "refresh" or "msteams")))
        {
            var children = member.Value.ValueKind switch
            {
                JsonValueKind.Object => [(Path: $"{path}.{member.Name}", Element: member.Value)],
                JsonValueKind.Array => member.Value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select((item, at) => (Path: $"{path}.{member.Name}[{at}]", Element: item)),
                _ => [],
            };
            foreach (var child in children)
            {
                yield return child;
                foreach (var grandchild in Parts(child.Element, child.Path))
                    yield return grandchild;
            }
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>Something wrong with a card, and where in it.</summary>
public sealed record CardFlaw(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}
