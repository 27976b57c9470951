using ProtocolBot.Host.Packaging;

using Xunit;

namespace ProtocolBot.Tests.Packaging;

/// <summary>Each rule, broken once: it is named, with the place, and nothing is made.</summary>
public sealed class PackageRulesTests : IDisposable
{
    private const string Manifest = "manifest.json";
    private const string English = "en.json";
    private const string Command = "bots[0].commandLists[0].commands";

    private readonly ManifestFolder folder = new();

    [Theory]
    [InlineData(Manifest, "\"short\": \"ProtocolBot\"", "\"short\": \"ProtocolBot, de bot bij het protocol\"", "name.short", "schema: maxLength")]
    [InlineData(Manifest, "\"accentColor\": \"#5B5FC7\"", "\"accentColor\": \"purple\"", "accentColor", "schema: pattern")]
    [InlineData(Manifest, "\"accentColor\": \"#5B5FC7\",", "", "", "schema: required")]
    [InlineData(Manifest, "\"supportsFiles\": false", "\"supportsFiels\": false", "bots[0].supportsFiels", "schema: additionalProperties")]
    [InlineData(Manifest, "\"isNotificationOnly\": false", "\"isNotificationOnly\": \"no\"", "bots[0].isNotificationOnly", "schema: type")]
    [InlineData(Manifest, "\"manifestVersion\": \"1.30\"", "\"manifestVersion\": \"1.29\"", "manifestVersion", "schema: const")]
    [InlineData(Manifest, "\"manifestVersion\": \"1.30\"", "\"manifestVersion\": \"1.29\"", "$schema", "version")]
    [InlineData(Manifest, "\"type\": \"basic\"", "\"type\": \"slash\"", Command + "[4].type", "schema: enum")]
    [InlineData(Manifest, "\"{{host}}\" ]", "\"{{hots}}\" ]", "validDomains[0]", "placeholder")]
    [InlineData(Manifest, "\"{{bot-id}}\"", "\"00000000-0000-0000-0000-000000000000\"", "bots[0].botId", "ids")]
    [InlineData(Manifest, "\"{{version}}\"", "\"1.0\"", "version", "version")]
    [InlineData(Manifest, "\"{{version}}\"", "\"1.02.0\"", "version", "version")]
    [InlineData(Manifest, "\"short\": \"ProtocolBot\"", "\"short\": \"Protocol for Teams\"", "name.short", "names")]
    [InlineData(Manifest, "https://www.ozhw.nl", "http://www.ozhw.nl", "developer.websiteUrl", "https")]
    [InlineData(Manifest, "\"contentUrl\": \"https://", "\"contentUrl\": \"http://", "staticTabs[1].contentUrl", "https")]
    [InlineData(Manifest, "\"contentUrl\": \"https://{{host}}", "\"contentUrl\": \"https://elsewhere.nl", "staticTabs[1].contentUrl", "domains")]
    [InlineData(Manifest, "\"validDomains\": [", "\"validDomains\": [ \"*.school.nl\",", "validDomains[0]", "domains")]
    [InlineData(Manifest, "\"validDomains\": [", "\"validDomains\": [ \"https://school.nl\",", "validDomains[0]", "domains")]
    [InlineData(Manifest, "api://{{host}}/", "api://elsewhere.nl/", "webApplicationInfo.resource", "sign-in")]
    [InlineData(Manifest, "api://{{host}}/{{sign-in-id}}", "api://{{host}}/{{bot-id}}", "webApplicationInfo.resource", "sign-in")]
    [InlineData(Manifest, "\"entityId\": \"about\"", "\"entityId\": \"Meldingen\"", "staticTabs[2].entityId", "unique")]
    [InlineData(Manifest, "\"title\": \"stop\"", "\"title\": \"menu\"", Command + "[8].title", "unique")]
    [InlineData(Manifest, "\"scopes\": [ \"personal\" ],\n      \"isNot", "\"scopes\": [ \"personal\", \"team\" ],\n      \"isNot", "bots[0].scopes[1]", "scopes")]
    [InlineData(Manifest, "\"scopes\": [ \"personal\" ],\n          \"commands\"", "\"scopes\": [ \"groupChat\" ],\n          \"commands\"", "bots[0].commandLists[0].scopes[0]", "scopes")]
    [InlineData(Manifest, "\"defaultInstallScope\": \"personal\"", "\"defaultInstallScope\": \"team\"", "defaultInstallScope", "scopes")]
    [InlineData(Manifest, "\"title\": \"help\"", "\"title\": \" help\"", Command + "[7].title", "languages")]
    [InlineData(Manifest, "\"languageTag\": \"en\"", "\"languageTag\": \"NL\"", "localizationInfo", "languages")]
    [InlineData(Manifest, "\"color\": \"color.png\"", "\"color\": \"colour.png\"", "icons.color", "files")]
    [InlineData(Manifest, "\"color\": \"color.png\"", "\"color\": \"schema/../color.png\"", "icons.color", "files")]
    [InlineData(Manifest, "\"file\": \"en.json\"", "\"file\": \"fr.json\"", "localizationInfo.additionalLanguages[0].file", "files")]
    [InlineData(Manifest, "\"accentColor\": \"#5B5FC7\",", "\"accentColor\": \"#5B5FC7\", \"accentColor\": \"#000000\",", "", "json")]
    [InlineData(English, "\"staticTabs[1].name\": \"Cases\"", "\"staticTabs[2].name\": \"Cases\"", "staticTabs[1].name", "languages")]
    [InlineData(English, "\"staticTabs[1].name\": \"Cases\"", "\"staticTabs[2].name\": \"Cases\"", "staticTabs[2].name", "languages")]
    [InlineData(English, "\"name.short\": \"ProtocolBot\",", "", "name.short", "languages")]
    [InlineData(English, "\"name.short\": \"ProtocolBot\"", "\"name.short\": \"ProtocolBot, the bot with the protocol\"", "name.short", "schema: maxLength")]
    [InlineData(English, "\"staticTabs[1].name\": \"Cases\"", "\"staticTabs[1].label\": \"Cases\"", "staticTabs[1].label", "schema: additionalProperties")]
    [InlineData(English, "\"description.short\"", "oops", "line 5", "json")]
    public void A_broken_rule_is_named_with_its_place(string file, string old, string with, string place, string rule)
    {
        var package = folder.Replace(file, old, with).Make();

        Assert.Contains((place, rule), package.Problems.Select(problem => (problem.Place, problem.Rule)));
        Assert.Empty(package.Zip);
    }

    [Theory]
    [InlineData("color.png", "outline.png", "is 32 by 32 pixels")]
    [InlineData("outline.png", "color.png", "is 192 by 192 pixels")]
    [InlineData("color.png", "en.json", "is no PNG")]
    public void An_icon_of_the_wrong_size_or_sort_is_named(string icon, string other, string said)
    {
        folder.Write(icon, File.ReadAllBytes(Path.Combine(folder.FullName, other)));

        Assert.StartsWith(said, Assert.Single(folder.Make().Problems, problem => problem.File == icon && problem.Rule == "icons").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transparent_colour_icon_and_an_outline_in_colour_or_without_holes_are_named()
    {
        folder.Write("color.png", Png.Write(192, 192, static (x, _) => x == 0 ? 0x5B5FC700u : 0x5B5FC7FFu));
        folder.Write("outline.png", Png.Write(32, 32, static (x, _) => x == 0 ? 0x5B5FC7FFu : 0u));
        Assert.Equal(["color.png", "outline.png"], folder.Make().Problems.Select(problem => problem.File));

        folder.Write("outline.png", Png.Write(32, 32, static (_, _) => 0xFFFFFFFFu));
        Assert.Equal(["color.png", "outline.png"], folder.Make().Problems.Select(problem => problem.File));

        folder.Write("color.png", Png.Write(192, 192, static (_, _) => 0x5B5FC7FFu));
        folder.Write("outline.png", Png.Write(32, 32, static (x, _) => x == 0 ? 0xFFFFFFFFu : 0u));
        Assert.Empty(folder.Make().Problems);
    }

    [Fact]
    public void A_problem_reads_as_file_place_message_and_rule() =>
        Assert.Equal("en.json: name.short: is longer than 30 characters [schema: maxLength]", new PackageProblem(English, "name.short", "schema: maxLength", "is longer than 30 characters").ToString());

    public void Dispose() => folder.Dispose();
}
