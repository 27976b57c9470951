using ProtocolBot.Tests.Canaries;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Bench;

/// <summary>Canaries in full, on both databases.</summary>
internal static class CanaryBench
{
    public static async Task<int> RunAsync(int count)
    {
        await using var server = await PostgresServer.StartAsync();
        var breaches = new List<string>();
        foreach (var run in new[] { new CanaryRun(null, []), new CanaryRun(await server.MakeDatabaseAsync(), [server.DataFolder]) })
        {
            breaches.AddRange(await run.RunAsync(count, CancellationToken.None));
            Console.WriteLine($"{count} canaries, {run.Cases} cases, {run.Lines} lines of log, {run.Exports} exports");
        }

        return Verdict.Of(breaches);
    }
}
