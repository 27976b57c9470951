using System.Threading.Channels;

using Microsoft.Data.Sqlite;

using ProtocolBot.Host.Operations;

namespace ProtocolBot.Host.Storage;

/// <summary>The one writer: a thread that commits the work of many turns together, so that one fsync serves them all.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>More in one transaction wins nothing and makes the first wait.</summary>
    private const int MostTogether = 128;

    private readonly Channel<Job> jobs = Channel.CreateUnbounded<Job>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteConnection connection;
    private readonly Func<Exception, StorageException> failure;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand rollback;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="failure">What a failure is called to whoever asked.</param>
    public SqliteWriter(SqliteConnection connection, Func<Exception, StorageException> failure)
    {
        this.connection = connection;
        this.failure = failure;
        begin = SqliteBotDb.Command(connection, "BEGIN IMMEDIATE");
        commit = SqliteBotDb.Command(connection, "COMMIT");
        rollback = SqliteBotDb.Command(connection, "ROLLBACK");
        new Thread(Run) { IsBackground = true, Name = "sqlite-writer" }.Start();
    }

    /// <summary>Runs work in a transaction of its own or with others'; completes when it is on disk.</summary>
    /// <exception cref="StorageException">Nothing of it was stored.</exception>
    public async Task<T> WriteAsync<T>(Func<T> work, CancellationToken cancellationToken)
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

    /// <summary>Takes no more, and returns when all that was handed over is done.</summary>
    public Task CompleteAsync()
    {
        jobs.Writer.TryComplete();
        return ended.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await CompleteAsync();
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

            if (Begin(batch) && !Commit(batch))
            {
                // One of them is to blame: each alone, so that the others are stored.
                batch.ForEach(job => _ = Begin([job]) && Commit([job]));
            }
        }

        ended.SetResult();
    }

    /// <summary>When not even a transaction can be begun, all fail at once: one by one each would wait as long again.</summary>
    private bool Begin(List<Job> batch)
    {
        try
        {
            begin.ExecuteNonQuery();
            return true;
        }
        catch (SqliteException exception)
        {
            batch.ForEach(job => job.Fail(failure(exception)));
            return false;
        }
    }

    /// <summary>Whether that was the end of it: all stored, or the one job has heard of its failure.</summary>
    private bool Commit(List<Job> batch)
    {
        try
        {
            batch.ForEach(static job => job.Do());
            Failpoint.Reach("commit.before");
            commit.ExecuteNonQuery();
            Failpoint.Reach("commit.after");
        }
        catch (Exception exception)
        {
            // Whatever a job throws is that job's own: the writer lives on for the others.
            Rollback();
            if (batch.Count == 1)
            {
                batch[0].Fail(exception is CaseConflictException ? exception : failure(exception));
            }

            return batch.Count == 1;
        }

        batch.ForEach(static job => job.Succeed());
        return true;
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

    private abstract class Job
    {
        public abstract void Do();

        public abstract void Succeed();

        public abstract void Fail(Exception exception);
    }

    private sealed class Job<T>(Func<T> work) : Job
    {
        private T? result;

        public TaskCompletionSource<T> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Do() => result = work();

        public override void Succeed() => Completion.SetResult(result!);

        public override void Fail(Exception exception) => Completion.SetException(exception);
    }
}
