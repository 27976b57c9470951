using System.Collections.Concurrent;

using ProtocolBot.BotFramework;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Killing;

/// <summary>Several bots as processes of their own on one PostgreSQL and one folder of keys, behind a proxy that picks anyone, while some are killed and come back.</summary>
internal sealed class ReplicaRun(FakeConnector connector, string folder, string postgres, int seed)
{
    /// <summary>One FG hears of all of them, and a chat takes no more than two messages a second for long: more would measure Teams' limits.</summary>
    private const double CasesPerSecond = 1;

    private readonly Random random = new(seed);
    private readonly Lock gate = new();
    private readonly ConcurrentQueue<(string Number, Crew Crew)> cases = new();
    private HostProcess[] replicas = [];
    private int lanes;

    public IReadOnlyList<(string Number, Crew Crew)> Cases => [.. cases];

    /// <summary>From the moment at which nobody says anything more until all have been told all that is theirs.</summary>
    public TimeSpan Drained { get; private set; }

    /// <param name="rounds">How often two of them are killed and started again; the load goes on until the last are back.</param>
    public async Task RunAsync(int count, int rounds, CancellationToken cancellationToken)
    {
        // All at once: they make one schema and one key together.
        replicas = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => StartAsync(cancellationToken)));
        using var load = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var crews = Crew.OfTheSample();
        lanes = crews.Length;
        var running = crews.Select(crew => Task.Run(() => LaneAsync(crew, load.Token, cancellationToken), cancellationToken)).ToList();
        for (var round = 0; round < rounds; round++)
        {
            await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
            await Task.WhenAll(Draw(2).Select(at => KillAndStartAsync(at, cancellationToken)));
        }

        await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        await load.CancelAsync();
        await Task.WhenAll(running);
        Drained = await Quiet.AfterAsync(connector, cases, cancellationToken);
        foreach (var replica in replicas)
        {
            replica.Dispose();
        }
    }

    private async Task LaneAsync(Crew crew, CancellationToken load, CancellationToken cancellationToken)
    {
        var lane = new CaseLane(crew, connector.ServiceUrl, activity => SayAsync(activity, cancellationToken));
        await lane.MeetAsync();
        while (!load.IsCancellationRequested)
        {
            await Task.Delay(Pause(), load).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cases.Enqueue((await lane.CaseAsync(), crew));
        }
    }

    private TimeSpan Pause()
    {
        lock (gate)
        {
            return TimeSpan.FromSeconds(random.NextDouble() * 2 * lanes / CasesPerSecond);
        }
    }

    private async Task<Heard> SayAsync(Activity activity, CancellationToken cancellationToken)
    {
        while (true)
        {
            var replica = replicas[Draw(1)[0]];
            if (await replica.SayAsync(activity, cancellationToken) is { } heard)
            {
                return heard;
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    private async Task KillAndStartAsync(int at, CancellationToken cancellationToken)
    {
        await replicas[at].KillAsync(cancellationToken);
        var dead = replicas[at];
        replicas[at] = await StartAsync(cancellationToken);
        dead.Dispose();
    }

    private async Task<HostProcess> StartAsync(CancellationToken cancellationToken) =>
        await HostProcess.StartAsync(folder, postgres, null, cancellationToken) ?? throw new InvalidOperationException("a replica did not start");

    private int[] Draw(int count)
    {
        lock (gate)
        {
            var all = Enumerable.Range(0, replicas.Length).ToArray();
            random.Shuffle(all);
            return all[..count];
        }
    }
}
