using System.Text.Json;

using ProtocolBot.Host.Packaging;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Packaging;

/// <summary>Our package before the schema's own makers, and our reading of the schema beside theirs.</summary>
public sealed class PublishedSchemaTests
{
    [Fact]
    public async Task The_package_fits_the_published_schemas()
    {
        using var folder = new ManifestFolder();
        var package = folder.Make();

        Assert.Equal([[]], await PublishedSchema.ProblemsAsync("1.30", PublishedSchema.Manifest, [ManifestFolder.Json(package, "manifest.json")], TestContext.Current.CancellationToken));
        Assert.Equal([[]], await PublishedSchema.ProblemsAsync("1.30", PublishedSchema.Language, [ManifestFolder.Json(package, "en.json")], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_manifest_uses_nothing_that_came_after_version_1_27()
    {
        using var folder = new ManifestFolder();
        var manifest = ManifestFolder.Json(folder.Make(), "manifest.json");
        manifest["manifestVersion"] = "1.27";

        Assert.Equal([[]], await PublishedSchema.ProblemsAsync("1.27", PublishedSchema.Manifest, [manifest], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(PublishedSchema.Manifest)]
    [InlineData(PublishedSchema.Language)]
    public async Task The_schema_that_comes_with_us_is_the_published_one(string schema) =>
        Assert.Equal(await PublishedSchema.FileAsync(schema, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(Repository.Folder($"manifests/schema/{schema}"), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData(PublishedSchema.Manifest, "manifest.json")]
    [InlineData(PublishedSchema.Language, "en.json")]
    public async Task Of_every_spoilt_document_we_say_what_its_makers_say(string schema, string file)
    {
        using var folder = new ManifestFolder();
        var good = ManifestFolder.Json(folder.Make(), file);
        var spoilt = Spoiling.All(good).Prepend(good).ToList();
        var ours = JsonSchema.Read(await File.ReadAllBytesAsync(Repository.Folder($"manifests/schema/{schema}"), TestContext.Current.CancellationToken));

        var theirs = await PublishedSchema.ProblemsAsync("1.30", schema, spoilt, TestContext.Current.CancellationToken);

        Assert.True(theirs.Count(problems => problems.Length > 0) > 50);
        Assert.Empty(spoilt.Zip(theirs)
            .Where(one => ours.Check(JsonElement.Parse(one.First.ToJsonString())).Any() != one.Second.Length > 0)
            .Select(one => $"{string.Join("; ", one.Second)}: {one.First.ToJsonString()}"));
    }

    [Fact]
    public void A_word_of_a_schema_that_is_not_understood_is_refused()
    {
        var schema = JsonSchema.Read("""{ "properties": { "a": { "contains": {} } } }"""u8.ToArray());

        Assert.Throws<NotSupportedException>(() => schema.Check(JsonElement.Parse("""{ "a": [] }""")).ToList());
    }
}
