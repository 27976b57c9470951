using System.Text.Json;
using System.Text.Json.Nodes;

using ProtocolBot.Tests.Browser;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Packaging;

/// <summary>The schemas as their makers publish them, and their own judge of what fits.</summary>
internal static class PublishedSchema
{
    public const string Manifest = "MicrosoftTeams.schema.json";
    public const string Language = "MicrosoftTeams.Localization.schema.json";

    private static readonly (string Name, string Version) Package = ("@microsoft/app-manifest", "1.1.2");

    public static async Task<byte[]> FileAsync(string schema, CancellationToken cancellationToken) =>
        await File.ReadAllBytesAsync(Path.Combine(await NpmPackage.InstallAsync(Package.Name, Package.Version, cancellationToken), "build/json-schemas/teams/v1.30", schema), cancellationToken);

    /// <summary>What the judge finds wrong with each document, in their order.</summary>
    public static async Task<string[][]> ProblemsAsync(string version, string schema, IEnumerable<JsonNode> documents, CancellationToken cancellationToken)
    {
        var input = $$"""{"schema":"v{{version}}/{{schema}}","documents":[{{string.Join(',', documents.Select(document => document.ToJsonString()))}}]}""";
        var output = await NodeScript.RunAsync("Packaging/manifest-check.js", Package, input, cancellationToken);
        var problems = JsonSerializer.Deserialize<string[][]>(output);
        Assert.NotNull(problems);
        return problems;
    }
}
