using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProtocolBot.Host.Packaging;

/// <summary>What Teams and its store ask beyond the schema, and what we promise: one thing named twice, an address that is not https, a scope in which others read along.</summary>
internal static partial class StoreRules
{
    private const string Personal = "personal";

    private static readonly string[] Ids = ["id", "bots[0].botId", "webApplicationInfo.id"];
    private static readonly string[] Reserved = ["Microsoft", "Teams"];

    public static IEnumerable<PackageProblem> Check(JsonElement manifest)
    {
        var strings = JsonWalk.Strings(manifest, "").ToList();
        return Places(strings)
            .Concat(Identity(manifest, strings))
            .Concat(Addresses(manifest, strings))
            .Concat(Twice(manifest))
            .Concat(Scopes(strings));
    }

    private static IEnumerable<PackageProblem> Places(IEnumerable<(string Place, string Text)> strings) =>
        from one in strings
        where one.Text.Contains("{{", StringComparison.Ordinal) || one.Text.Contains("}}", StringComparison.Ordinal)
        select Problem(one.Place, "placeholder", $"'{one.Text}' was not filled in");

    private static IEnumerable<PackageProblem> Identity(JsonElement manifest, List<(string Place, string Text)> strings)
    {
        foreach (var (place, text) in strings.Where(one => Ids.Contains(one.Place) && !(Guid.TryParseExact(one.Text, "D", out var id) && id != Guid.Empty)))
            yield return Problem(place, "ids", $"'{text}' is no id as Entra shows it: 8-4-4-4-12 digits and letters a to f");
        if (manifest.At("version").Text() is { } version && !Version().IsMatch(version))
            yield return Problem("version", "version", $"'{version}' must be three numbers, as 1.0.0, and higher with each upload");
        if (manifest.At("$schema").Text() is { } schema && !schema.Contains($"/v{manifest.At("manifestVersion").Text()}/", StringComparison.Ordinal))
            yield return Problem("$schema", "version", "must be the address of the schema that manifestVersion names");
        foreach (var word in Reserved.Where(word => manifest.At("name").At("short").Text() is { } name && name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            yield return Problem("name.short", "names", $"must not hold '{word}'");
    }

    private static IEnumerable<PackageProblem> Addresses(JsonElement manifest, List<(string Place, string Text)> strings)
    {
        var domains = manifest.At("validDomains").Items().Select(domain => domain.Text() ?? "").ToList();
        foreach (var (domain, at) in domains.Select((domain, at) => (domain, at)).Where(one => !HostName().IsMatch(one.domain)))
            yield return Problem($"validDomains[{at}]", "domains", $"'{domain}' must be the name of one host: no wildcard, address, port, path or https://");
        foreach (var (place, text) in strings.Where(one => one.Place.EndsWith("Url", StringComparison.Ordinal)))
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.UserInfo.Length > 0)
                yield return Problem(place, "https", $"'{text}' must be an https address");
            else if (place.EndsWith("contentUrl", StringComparison.Ordinal) && !domains.Contains(address.Authority, StringComparer.OrdinalIgnoreCase))
                yield return Problem(place, "domains", $"validDomains does not hold '{address.Authority}'");
        }

        var web = manifest.At("webApplicationInfo");
        if (web.ValueKind == JsonValueKind.Object && !domains.Any(domain => web.At("resource").Text() == $"api://{domain}/{web.At("id").Text()}"))
            yield return Problem("webApplicationInfo.resource", "sign-in", "must be api://, a host of validDomains, a slash and the id beside it");
    }

    private static IEnumerable<PackageProblem> Twice(JsonElement manifest) =>
        Twice(manifest.At("staticTabs"), "staticTabs", "entityId")
            .Concat(manifest.At("bots").Items().SelectMany((bot, b) => bot.At("commandLists").Items().SelectMany((list, l) => Twice(list.At("commands"), $"bots[{b}].commandLists[{l}].commands", "title"))))
            .Concat(manifest.At("composeExtensions").Items().SelectMany((extension, e) => Twice(extension.At("commands"), $"composeExtensions[{e}].commands", "id")));

    private static IEnumerable<PackageProblem> Twice(JsonElement items, string place, string name) =>
        items.Items().Select((item, at) => (Text: item.At(name).Text(), At: at))
            .GroupBy(one => one.Text, StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group.Skip(1))
            .Select(one => Problem($"{place}[{one.At}].{name}", "unique", $"'{one.Text}' stands there already"));

    /// <summary>What one asks is between oneself and the bot, so it stands in no chat in which others read along.</summary>
    private static IEnumerable<PackageProblem> Scopes(IEnumerable<(string Place, string Text)> strings) =>
        from one in strings
        where Scope().IsMatch(one.Place) && one.Text != Personal
        select Problem(one.Place, "scopes", $"'{one.Text}': this bot is for {Personal} alone");

    private static PackageProblem Problem(string place, string rule, string message) => new(AppPackage.Manifest, place, rule, message);

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}\z")]
    private static partial Regex Version();

    [GeneratedRegex(@"^(?=.{4,253}\z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])\z")]
    private static partial Regex HostName();

    [GeneratedRegex(@"(^|\.)scopes\[\d+\]\z|^defaultInstallScope\z")]
    private static partial Regex Scope();
}
