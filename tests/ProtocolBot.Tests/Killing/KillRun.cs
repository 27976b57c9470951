using ProtocolBot.BotFramework;
using ProtocolBot.Host.Operations;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Killing;

/// <summary>Cases go their whole way while the program is killed again and again, at its failpoints and at any instant. Who sent what says it again after a death, as a channel does.</summary>
internal sealed class KillRun(FakeConnector connector, string folder, string? postgres, int seed)
{
    /// <summary>Those that a case passes.</summary>
    private static readonly string[] Places = [.. Failpoint.Places.Where(static place => !place.StartsWith("course.", StringComparison.Ordinal))];

    private readonly Random random = new(seed);
    private HostProcess? life;

    /// <summary>The numbers that the teacher was told, one for each case that was sent.</summary>
    public List<string> Numbers { get; } = [];

    public int Kills { get; private set; }

    public int Lives { get; private set; }

    /// <summary>Runs until the program was killed so often; then lets the last case end, and what waits arrive.</summary>
    /// <param name="ended">Called after each case.</param>
    public async Task RunAsync(int count, Action? ended, CancellationToken cancellationToken)
    {
        var lane = new CaseLane(Crew.OfThePersonas, connector.ServiceUrl, activity => SayAsync(activity, count, cancellationToken));
        await lane.MeetAsync();
        while (Kills < count)
        {
            Numbers.Add(await lane.CaseAsync());
            ended?.Invoke();
        }

        await (life?.KillAsync(cancellationToken) ?? Task.CompletedTask);
        life?.Dispose();
        life = await HostProcess.StartAsync(folder, postgres, null, cancellationToken);
        await Quiet.AfterAsync(connector, Numbers.Select(static number => (number, Crew.OfThePersonas)), cancellationToken);
        life!.Dispose();
    }

    /// <summary>Says it until it is answered, in as many lives as that takes.</summary>
    private async Task<Heard> SayAsync(Activity activity, int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            life ??= await LiveAsync(count, cancellationToken);
            if (life is not null && await life.SayAsync(activity, cancellationToken) is { } heard)
            {
                if (Kills < count && random.Next(12) == 0)
                {
                    await DieAsync(cancellationToken);
                }

                return heard;
            }

            if (life is null || life.IsDead || !await life.LivesOnAsync(cancellationToken))
            {
                Bury();
            }
        }
    }

    /// <summary>A life that is to end at a failpoint, or one that we end at some instant. Null when it ended while it began.</summary>
    private async Task<HostProcess?> LiveAsync(int count, CancellationToken cancellationToken)
    {
        Lives++;
        var failpoint = Kills < count && random.Next(3) > 0 ? $"{Places[random.Next(Places.Length)]}:{1 + random.Next(6)}" : null;
        var began = await HostProcess.StartAsync(folder, postgres, failpoint, cancellationToken);
        if (began is null)
        {
            Kills++;
        }

        return began;
    }

    private async Task DieAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(random.Next(250), cancellationToken);
        await life!.KillAsync(cancellationToken);
        Bury();
    }

    private void Bury()
    {
        if (life is not null)
        {
            Kills++;
            life.Dispose();
            life = null;
        }
    }
}
