using Microsoft.Extensions.Options;

using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>Notes the end of the audit outside the database, in a file and in the log: so that cutting the end off is seen.</summary>
internal sealed class AuditAnchor(BotDb db, IOptions<StorageOptions> storage, TimeProvider time, ILogger<AuditAnchor> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(5);
    private AuditHead noted = AuditHead.Begin;

    /// <summary>Beside the keys, which lie outside the database too.</summary>
    public static string FileOf(StorageOptions options) => Path.Combine(options.KeyRing, "audit.anchor");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        do
        {
            try
            {
                await NoteAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is StorageException or IOException or UnauthorizedAccessException)
            {
                Log.AnchorNotNoted(logger, exception.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Notes the head if it is another one than last time.</summary>
    internal async Task NoteAsync(CancellationToken cancellationToken)
    {
        if (await db.ReadCasesAsync(cases => cases.AuditLast(), cancellationToken) is not { } last || last.Seq == noted.Seq)
        {
            return;
        }

        var head = new AuditHead(last.Seq, last.Hash);
        var file = FileOf(storage.Value);
        await File.WriteAllTextAsync(file + ".new", head.ToString(), cancellationToken);
        File.Move(file + ".new", file, overwrite: true);
        noted = head;
        Log.AuditNoted(logger, head.ToString());
    }
}
