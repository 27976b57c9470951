using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Killing;

/// <summary>Kill -9 of the real program: no case is lost or doubled, nobody reads "gemeld" of a case that is not there, every notice arrives, and the audit is whole.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 50;
    private const int Seed = 20261123;

    [Fact]
    public Task On_SQLite_nothing_is_lost_and_nothing_happens_twice() => RunAsync(null);

    [Fact]
    public async Task On_PostgreSQL_nothing_is_lost_and_nothing_happens_twice() => await RunAsync(await (await PostgresOfTheRun.GetAsync()).MakeDatabaseAsync());

    [Fact]
    public async Task Of_four_bots_two_are_killed_under_load_and_all_goes_on()
    {
        await using var connector = await FakeConnector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("protocolbot-kill-").FullName;
        var postgres = await (await PostgresOfTheRun.GetAsync()).MakeDatabaseAsync();
        var run = new ReplicaRun(connector, folder, postgres, Seed);

        await run.RunAsync(count: 4, rounds: 1, TestContext.Current.CancellationToken);
        var breaches = await KillCheck.RunAsync(connector, folder, postgres, run.Cases, TestContext.Current.CancellationToken);

        output.WriteLine($"{run.Cases.Count} cases, drained in {run.Drained.TotalSeconds:F1} s");
        Assert.True(breaches.Count == 0, string.Join("\n", breaches.Take(20)));
        Directory.Delete(folder, recursive: true);
    }

    private async Task RunAsync(string? postgres)
    {
        await using var connector = await FakeConnector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("protocolbot-kill-").FullName;
        var run = new KillRun(connector, folder, postgres, Seed);

        await run.RunAsync(Kills, null, TestContext.Current.CancellationToken);
        var breaches = await KillCheck.RunAsync(connector, folder, postgres, [.. run.Numbers.Select(static number => (number, Crew.OfThePersonas))], TestContext.Current.CancellationToken);

        output.WriteLine($"{run.Kills} kills in {run.Lives} lives, {run.Numbers.Count} cases");
        Assert.True(breaches.Count == 0, string.Join("\n", breaches.Take(20)));
        Directory.Delete(folder, recursive: true);
    }
}
