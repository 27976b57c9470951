using System.Text;

using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Canaries;

/// <summary>Nothing that a person wrote, is called or proves themselves with stands in plain text in a log, a measurement, a database, its journal or a temporary file.</summary>
public sealed class CanaryTests(ITestOutputHelper output)
{
    private const int Count = 200;

    /// <summary>Each flow a few times.</summary>
    private const int Sample = 48;

    [Fact]
    public async Task On_SQLite_no_canary_is_found_anywhere() => await RunAsync(new CanaryRun(null, []), Count);

    [Fact]
    public async Task On_PostgreSQL_no_canary_is_found_in_its_files_either()
    {
        var server = await PostgresOfTheRun.GetAsync();
        await RunAsync(new CanaryRun(await server.MakeDatabaseAsync(), [server.DataFolder]), Sample);
    }

    [Fact]
    public void A_canary_that_sits_somewhere_is_found_in_each_of_the_twelve_ways()
    {
        Assert.Equal(12, Canary.Ways.Count);
        foreach (var (way, bytes) in Canary.Ways)
        {
            byte[] page = [.. new byte[4096], .. bytes, .. Encoding.UTF8.GetBytes("x")];

            Assert.Contains(CanaryScan.In("page", page), found => found.EndsWith(way, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("abc")]
    public void Base64_hides_none_whatever_stands_around_it(string before) =>
        Assert.NotEmpty(CanaryScan.In("text", Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Canary.Of(17) + "!")))));

    private async Task RunAsync(CanaryRun run, int count)
    {
        var found = await run.RunAsync(count, TestContext.Current.CancellationToken);

        output.WriteLine($"{count} canaries, {run.Cases} cases, {run.Lines} lines of log, {run.Exports} exports");
        Assert.True(found.Count == 0, string.Join("\n", found.Take(20)));

        // A log that is silent and a collector that nobody told proved nothing.
        Assert.True(run.Lines > count && run.Exports > 0 && run.Cases > 0, $"{run.Lines} lines, {run.Exports} exports, {run.Cases} cases");
    }
}
