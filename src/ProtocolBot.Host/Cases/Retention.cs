using Microsoft.Extensions.Options;

using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>Destroys cases that have been kept long enough after their end: first the key, and with it all that was written, in every copy.</summary>
internal sealed class Retention(BotDb db, FigureDesk figures, IOptions<CaseOptions> options, TimeProvider time, ILogger<Retention> logger) : BackgroundService
{
    private const int AtOnce = 50;
    private static readonly TimeSpan Between = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        do
        {
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (StorageException exception)
            {
                Log.StorageFailed(logger, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>How many cases were destroyed.</returns>
    public async Task<int> PurgeAsync(CancellationToken cancellationToken)
    {
        var (now, count) = (time.GetUtcNow(), 0);
        var before = now - TimeSpan.FromDays(options.Value.RetentionDays);
        while (await db.ReadCasesAsync(cases => cases.EndedBefore(before, AtOnce), cancellationToken) is { Count: > 0 } due)
        {
            var counted = await figures.OfAsync(due, cancellationToken);
            await db.ChangeCasesAsync(
                cases =>
                {
                    // What was counted of a case is kept with its end, once.
                    cases.Figures.Add(FigureDesk.Rows(due.Where(number => cases.Destroy(number, now)).SelectMany(number => counted[number]).ToList()));
                    return true;
                },
                cancellationToken);
            count += due.Count;
        }

        if (count > 0)
        {
            Log.CasesPurged(logger, count);
        }

        return count;
    }
}
