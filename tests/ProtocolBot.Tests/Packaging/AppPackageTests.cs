using System.IO.Compression;
using System.Text.Json.Nodes;

using Xunit;

namespace ProtocolBot.Tests.Packaging;

public sealed class AppPackageTests : IDisposable
{
    private readonly ManifestFolder folder = new();

    [Fact]
    public void The_shipped_manifest_passes_every_rule() => Assert.Empty(folder.Make().Problems);

    [Fact]
    public void The_zip_holds_the_manifest_its_icons_and_its_languages_at_its_root()
    {
        using var zip = new ZipArchive(new MemoryStream(folder.Make().Zip));

        Assert.Equal(["manifest.json", "color.png", "en.json", "outline.png"], zip.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void The_zip_is_the_same_twice()
    {
        var first = folder.Make().Zip;
        foreach (var file in Directory.EnumerateFiles(folder.FullName))
            File.SetLastWriteTimeUtc(file, new DateTime(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc));

        Assert.Equal(first, folder.Make().Zip);
    }

    [Fact]
    public void Each_place_in_braces_gets_its_value()
    {
        var manifest = ManifestFolder.Json(folder.Make(), "manifest.json");

        Assert.DoesNotContain("{{", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(ManifestFolder.Values.AppId, Text(manifest["id"]));
        Assert.Equal(ManifestFolder.Values.BotId, Text(manifest["bots"]?[0]?["botId"]));
        Assert.Equal(("1.2.3", "bot.school.nl"), (Text(manifest["version"]), Text(manifest["validDomains"]?[0])));
        Assert.Equal(("https://bot.school.nl/meldingen", "https://www.school.nl/privacy"), (Text(manifest["staticTabs"]?[1]?["contentUrl"]), Text(manifest["developer"]?["privacyUrl"])));
        Assert.Equal($"api://bot.school.nl/{ManifestFolder.Values.SignInId}", Text(manifest["webApplicationInfo"]?["resource"]));
    }

    [Fact]
    public void Without_addresses_of_their_own_privacy_and_terms_lead_to_the_website()
    {
        var manifest = ManifestFolder.Json(folder.Make(ManifestFolder.Values with { Privacy = null, Terms = null }), "manifest.json");

        Assert.Equal(["https://www.ozhw.nl", "https://www.ozhw.nl", "https://www.ozhw.nl"], new[] { "websiteUrl", "privacyUrl", "termsOfUseUrl" }.Select(name => Text(manifest["developer"]?[name])));
    }

    [Fact]
    public void A_value_cannot_break_the_JSON_around_it()
    {
        var package = folder.Make(ManifestFolder.Values with { Privacy = "https://x.nl/\",\"bots\":[]" });

        Assert.DoesNotContain(package.Problems, problem => problem.Rule is "json");
        Assert.All(package.Problems, problem => Assert.Equal("developer.privacyUrl", problem.Place));
    }

    [Fact]
    public void The_message_extension_opens_a_window_on_a_draft_and_on_a_message_and_searches_nothing()
    {
        var extension = Assert.Single(ManifestFolder.Json(folder.Make(), "manifest.json")["composeExtensions"]!.AsArray())!;
        var command = Assert.Single(extension["commands"]!.AsArray())!;

        Assert.Equal(ManifestFolder.Values.BotId, Text(extension["botId"]));
        Assert.Equal("action", Text(command["type"]));
        Assert.True(command["fetchTask"]!.GetValue<bool>());
        Assert.Equal(["compose", "message"], command["context"]!.AsArray().Select(Text));
    }

    public void Dispose() => folder.Dispose();

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
