using Microsoft.Extensions.Options;

using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Outbox;

/// <summary>Looks every second (five times while some stand in line for Teams) for what nobody is sending any more, and erases what has been kept long enough.</summary>
internal sealed class OutboxWorker(BotDb db, OutboxSender sender, SendingPace pace, TimeProvider time, IOptions<OutboxOptions> options, ILogger<OutboxWorker> logger) : BackgroundService
{
    private const int MostAtOnce = 50;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenWhileHolding = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(1);
    private DateTimeOffset nextSweep = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (StorageException exception)
            {
                Log.StorageFailed(logger, exception.Message);
            }

            Hurry(timer);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>What is under way is sent to its end, as long as the host waits: another process would send it again.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await sender.WhenIdle.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Setting a period begins it anew, so that it is set where it changes alone.</summary>
    private void Hurry(PeriodicTimer timer)
    {
        var between = pace.IsHolding ? BetweenWhileHolding : Between;
        if (timer.Period != between)
        {
            timer.Period = between;
        }
    }

    /// <summary>One round: claim, send, and now and then sweep.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var lease = sender.NewLease();
        var claimed = await db.ClaimAsync(lease, MostAtOnce, cancellationToken);
        if (claimed.Count > 0)
        {
            Failpoint.Reach("outbox.claimed");
        }

        sender.Send(claimed, lease);
        if (lease.Now >= nextSweep)
        {
            nextSweep = lease.Now + BetweenSweeps;
            await SweepAsync(lease.Now, cancellationToken);
        }
    }

    /// <summary>Erases what has been kept long enough; it is gone when this returns.</summary>
    internal Task SweepAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        db.SweepAsync(new Sweep(now - TimeSpan.FromMinutes(options.Value.RedeliveryMinutes), now - TimeSpan.FromDays(options.Value.MemoryDays), now), cancellationToken);
}
