using System.Diagnostics.Metrics;

using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Operations;

/// <summary>Measures what waits to be sent and what is parked; asked twice a minute, because the database is not asked for every reading.</summary>
internal sealed class OutboxGauges : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    private readonly BotDb db;
    private readonly TimeProvider time;
    private readonly ILogger<OutboxGauges> logger;
    private readonly Meter meter;
    private StorageState? last;

    public OutboxGauges(BotDb db, TimeProvider time, ILogger<OutboxGauges> logger, IMeterFactory meters)
    {
        (this.db, this.time, this.logger) = (db, time, logger);
        meter = meters.Create(Telemetry.Name);
        meter.CreateObservableGauge("protocolbot.outbox.waiting", () => Now(state => state.Waiting), "{row}", "Rows that should be on their way.");
        meter.CreateObservableGauge("protocolbot.outbox.parked", () => Now(state => state.Parked), "{row}", "Rows that nobody sends any more: somebody must look.");
        meter.CreateObservableGauge("protocolbot.outbox.age", () => Now(state => state.OldestWaiting is { } oldest ? Math.Max(0, (this.time.GetUtcNow() - oldest).TotalSeconds) : 0), "s", "Age of the oldest row that waits.");
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        do
        {
            try
            {
                last = await db.StateAsync(time.GetUtcNow(), stoppingToken);
            }
            catch (StorageException exception)
            {
                last = null;
                Log.StorageFailed(logger, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Nothing while the database does not answer: a zero would say that all is well.</summary>
    private IEnumerable<Measurement<T>> Now<T>(Func<StorageState, T> read)
        where T : struct => last is { } state ? [new Measurement<T>(read(state))] : [];
}
