using System.Text.Json;

using Microsoft.Playwright;

using Xunit;

namespace ProtocolBot.Tests.Browser;

/// <summary>What axe-core finds on a page, by the rules of WCAG 2.2 A and AA.</summary>
internal static class Accessibility
{
    private const string Version = "4.14.1";

    /// <summary>One line for each element that breaks a rule.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        var package = await NpmPackage.InstallAsync("axe-core", Version, TestContext.Current.CancellationToken);
        // Evaluated rather than added as a script: the page's own policy lets no foreign script in.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(package, "axe.min.js"), TestContext.Current.CancellationToken));
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } }))
              .violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html.slice(0, 200)} | ${node.failureSummary}`))
            """);
        return [.. found.EnumerateArray().Select(line => line.GetString() ?? "")];
    }
}
