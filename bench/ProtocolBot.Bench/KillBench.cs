using System.Diagnostics;

using ProtocolBot.Tests.Killing;
using ProtocolBot.Tests.Onboarding;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Bench;

/// <summary>The kills of the tests, at full length: the real program dies again and again and is then looked through.</summary>
internal static class KillBench
{
    private const int BetweenLines = 25;

    public static async Task<int> KillAsync(int count, bool onPostgres, int seed)
    {
        await using var server = onPostgres ? await PostgresServer.StartAsync() : null;
        var postgres = server is null ? null : await server.MakeDatabaseAsync();
        await using var connector = await FakeConnector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("protocolbot-kill-").FullName;
        var run = new KillRun(connector, folder, postgres, seed);
        var began = Stopwatch.GetTimestamp();

        await run.RunAsync(
            count,
            () =>
            {
                if (run.Numbers.Count % BetweenLines == 0)
                {
                    Console.WriteLine($"  {run.Kills,6} kills {run.Numbers.Count,6} cases {Stopwatch.GetElapsedTime(began).TotalSeconds,7:F0} s");
                }
            },
            CancellationToken.None);
        var breaches = await KillCheck.RunAsync(connector, folder, postgres, [.. run.Numbers.Select(static number => (number, Crew.OfThePersonas))], CancellationToken.None);

        Console.WriteLine($"{run.Kills} kills in {run.Lives} lives on {(onPostgres ? "PostgreSQL" : "SQLite")}, seed {seed}: {run.Numbers.Count} cases in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s");
        return End(folder, breaches);
    }

    public static async Task<int> CourseAsync(int count, bool onPostgres)
    {
        await using var server = onPostgres ? await PostgresServer.StartAsync() : null;
        await using var connector = await FakeConnector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("protocolbot-course-").FullName;
        var run = new CourseKillRun(connector, folder, server is null ? null : await server.MakeDatabaseAsync(), count);
        var began = Stopwatch.GetTimestamp();
        var breaches = await run.RunAsync(CancellationToken.None);

        Console.WriteLine($"{run.Told} of {count} told on {(onPostgres ? "PostgreSQL" : "SQLite")}, killed twice, in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s");
        return End(folder, breaches);
    }

    public static async Task<int> ReplicasAsync(int rounds, int seed)
    {
        await using var server = await PostgresServer.StartAsync();
        var postgres = await server.MakeDatabaseAsync();
        await using var connector = await FakeConnector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("protocolbot-kill-").FullName;
        var run = new ReplicaRun(connector, folder, postgres, seed);

        await run.RunAsync(count: 4, rounds, CancellationToken.None);
        var breaches = await KillCheck.RunAsync(connector, folder, postgres, run.Cases, CancellationToken.None);

        Console.WriteLine($"four bots, two killed and started again {rounds} times, seed {seed}: {run.Cases.Count} cases, drained {run.Drained.TotalSeconds:F1} s after the load ended");
        return End(folder, breaches);
    }

    /// <summary>The folder stays where something was wrong.</summary>
    private static int End(string folder, IReadOnlyList<string> breaches)
    {
        if (breaches.Count == 0)
        {
            Directory.Delete(folder, recursive: true);
        }
        else
        {
            Console.Error.WriteLine($"kept: {folder}");
        }

        return Verdict.Of(breaches);
    }
}
