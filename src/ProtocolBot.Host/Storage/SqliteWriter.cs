using System.Threading.Channels;

using Microsoft.Data.Sqlite;

namespace ProtocolBot.Host.Storage;

/// <summary>The one writer: a thread that commits the work of many turns together, so that one fsync serves them all.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>More in one transaction wins nothing and makes the first wait.</summary>
    private const int MostTogether = 128;

    /// <summary>From this many pages the write-ahead log is also cut back, not only copied.</summary>
    private const int LargeLog = 8_000;

    private readonly Channel<Job> jobs = Channel.CreateUnbounded<Job>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand rollback;
    private readonly Thread thread;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SqliteWriter(SqliteConnection connection)
    {
        this.connection = connection;
        begin = SqliteBotDb.Command(connection, "BEGIN IMMEDIATE");
        commit = SqliteBotDb.Command(connection, "COMMIT");
        rollback = SqliteBotDb.Command(connection, "ROLLBACK");
        thread = new Thread(Run) { IsBackground = true, Name = "sqlite-writer" };
        thread.Start();
    }

    /// <summary>Runs work in a transaction of its own or with others'; completes when it is on disk.</summary>
    /// <exception cref="StorageException">Nothing of it was stored.</exception>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        var job = new Job<T>(work);
        cancellationToken.ThrowIfCancellationRequested();
        if (!jobs.Writer.TryWrite(job))
        {
            throw new StorageException("the database is closed", new ObjectDisposedException(nameof(SqliteWriter)));
        }

        // Once handed over it may be stored: waiting for less would answer before we know.
        return await job.Completion.Task;
    }

    public async ValueTask DisposeAsync()
    {
        jobs.Writer.TryComplete();
        await ended.Task;
        await begin.DisposeAsync();
        await commit.DisposeAsync();
        await rollback.DisposeAsync();
        await connection.DisposeAsync();
    }

    private void Run()
    {
        var batch = new List<Job>(MostTogether);
        while (jobs.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < MostTogether && jobs.Reader.TryRead(out var job))
            {
                batch.Add(job);
            }

            if (batch.Count > 0 && !Commit(batch) && batch.Count > 1)
            {
                // One of them is to blame: each alone, so that the others are stored.
                batch.ForEach(job => Commit([job]));
            }
        }

        ended.SetResult();
    }

    /// <summary>Whether all of it was stored. Of a batch of one the job hears of its failure here.</summary>
    private bool Commit(List<Job> batch)
    {
        try
        {
            begin.ExecuteNonQuery();
            batch.ForEach(job => job.Do(connection));
            commit.ExecuteNonQuery();
            batch.ForEach(job => job.Succeed());
            return true;
        }
        catch (Exception exception) when (exception is SqliteException or InvalidOperationException)
        {
            Rollback();
            if (batch.Count == 1)
            {
                batch[0].Fail(new StorageException($"the database refused ({(exception as SqliteException)?.SqliteErrorCode})", exception));
            }

            return false;
        }
    }

    private void Rollback()
    {
        try
        {
            rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself: a full disk does that.
        }
    }

    /// <summary>Copies the write-ahead log into the database; cuts it back when it has grown large.</summary>
    public Task CheckpointAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var checkpoint = SqliteConnections.Open(connection.DataSource);
            using var command = checkpoint.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
            using var reader = command.ExecuteReader();
            var pages = reader.Read() ? reader.GetInt32(1) : 0;
            reader.Close();
            if (pages > LargeLog)
            {
                command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
                command.ExecuteNonQuery();
            }
        },
        cancellationToken);

    private abstract class Job
    {
        public abstract void Do(SqliteConnection connection);

        public abstract void Succeed();

        public abstract void Fail(StorageException exception);
    }

    private sealed class Job<T>(Func<SqliteConnection, T> work) : Job
    {
        private T? result;

        public TaskCompletionSource<T> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Do(SqliteConnection connection) => result = work(connection);

        public override void Succeed() => Completion.SetResult(result!);

        public override void Fail(StorageException exception) => Completion.SetException(exception);
    }
}
