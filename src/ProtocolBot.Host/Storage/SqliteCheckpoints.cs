using Microsoft.Data.Sqlite;

namespace ProtocolBot.Host.Storage;

/// <summary>Copies the write-ahead log into the database every second, beside the writer instead of in its way.</summary>
internal sealed class SqliteCheckpoints : IAsyncDisposable
{
    /// <summary>From this many pages the log is also cut back, not only copied.</summary>
    private const int LargeLog = 8_000;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private readonly SqliteConnection connection;
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly ITimer timer;
    private int closed;

    public SqliteCheckpoints(string path, TimeProvider time)
    {
        connection = SqliteConnections.Open(path);
        timer = time.CreateTimer(_ => _ = Task.Run(RoundAsync), null, Between, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Copies all of it and empties the log; what was erased has left the disk when this returns.</summary>
    public Task EmptyAsync() => RunAsync("TRUNCATE");

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) == 0)
        {
            await timer.DisposeAsync();
            await one.WaitAsync();
            await connection.DisposeAsync();
            one.Release();
        }
    }

    /// <summary>The next one a second after this one: a slow disk gets no queue of them.</summary>
    private async Task RoundAsync()
    {
        await RunAsync("PASSIVE");
        timer.Change(Between, Timeout.InfiniteTimeSpan);
    }

    private async Task RunAsync(string mode)
    {
        await one.WaitAsync();
        try
        {
            if (Volatile.Read(ref closed) == 0 && Checkpoint(mode) > LargeLog)
            {
                Checkpoint("TRUNCATE");
            }
        }
        catch (SqliteException)
        {
            // A full disk or a busy reader: the next one comes in a second, and damage shows itself to whoever reads or writes.
        }
        finally
        {
            one.Release();
        }
    }

    /// <returns>How many pages the log holds.</returns>
    private int Checkpoint(string mode)
    {
        using var command = SqliteBotDb.Command(connection, $"PRAGMA wal_checkpoint({mode})");
        using var reader = command.ExecuteReader();
        return reader.Read() ? reader.GetInt32(1) : 0;
    }
}
