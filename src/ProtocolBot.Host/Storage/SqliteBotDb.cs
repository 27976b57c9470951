using System.Collections.Concurrent;

using Microsoft.Data.Sqlite;

namespace ProtocolBot.Host.Storage;

/// <summary>SQLite: readers from a small pool, one writer, prepared outbox. A damaged file is reported once and then nothing is read or written any more.</summary>
internal sealed class SqliteBotDb : BotDb
{
    private readonly string path;
    private readonly Action onDamage;
    private readonly ConcurrentBag<SqliteReader> readers = [];
    private readonly SqliteTurns turns;
    private readonly SqliteOutbox outbox;
    private readonly CaseSql cases;
    private readonly SqliteWriter writer;
    private readonly SqliteCheckpoints checkpoints;
    private int damaged;

    /// <param name="onDamage">Called once when the file turns out to be damaged: the process is to stop.</param>
    /// <exception cref="StorageException">The file is damaged, or no database.</exception>
    /// <exception cref="InvalidOperationException">A newer version made it.</exception>
    public SqliteBotDb(string path, TimeProvider time, Action onDamage)
    {
        this.path = path;
        this.onDamage = onDamage;
        var connection = SqliteSchema.Open(path);
        turns = new SqliteTurns(connection);
        outbox = new SqliteOutbox(connection);
        cases = new CaseSql(connection, null);
        writer = new SqliteWriter(connection, Failure);
        checkpoints = new SqliteCheckpoints(path, time);
    }

    public override Task<StoredConversation> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken) => Read(reader => reader.Load(conversation));

    public override Task<(StoredConversation Conversation, LearnerRow? Learner)> LoadAsync(ConversationKey conversation, string person, CancellationToken cancellationToken) =>
        Read(reader => (reader.Load(conversation), reader.Learner(person)));

    public override Task<EarlierAnswer?> FindAsync(ActivityKey activity, CancellationToken cancellationToken) => Read(reader => reader.Find(activity));

    public override async Task<SaveOutcome> SaveAsync(TurnSave save, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(() => turns.Save(save), cancellationToken);
        }
        catch (CaseConflictException)
        {
            return new SaveOutcome.Conflict();
        }
    }

    public override Task<IReadOnlyList<OutboxRow>> ClaimAsync(Lease lease, int most, CancellationToken cancellationToken) => WriteAsync(() => outbox.Claim(lease, most), cancellationToken);

    public override Task<bool> HoldsAsync(long id, Lease lease, DateTimeOffset until, CancellationToken cancellationToken) => Read(reader => reader.Holds(id, lease, until));

    public override Task<bool> SettleAsync(long id, Lease lease, Settlement settlement, CancellationToken cancellationToken) => WriteAsync(() => outbox.Settle(id, lease, settlement), cancellationToken);

    public override Task SweepAsync(Sweep sweep, CancellationToken cancellationToken) => WriteAsync(() => outbox.Sweep(sweep), cancellationToken);

    public override Task<T> ReadCasesAsync<T>(Func<CaseSql, T> read, CancellationToken cancellationToken) => Read(reader => reader.Cases(read));

    public override async Task<bool> ChangeCasesAsync(Func<CaseSql, bool> change, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(() => change(cases) ? true : throw new CaseConflictException(), cancellationToken);
        }
        catch (CaseConflictException)
        {
            return false;
        }
    }

    public override Task<StorageState> StateAsync(DateTimeOffset now, CancellationToken cancellationToken) => Read(reader => reader.State(now));

    /// <summary>Copies the write-ahead log and empties it now; erased text leaves the disk with it.</summary>
    public Task CheckpointAsync() => checkpoints.EmptyAsync();

    public override async ValueTask DisposeAsync()
    {
        await checkpoints.DisposeAsync();
        await writer.CompleteAsync();
        turns.Dispose();
        outbox.Dispose();
        await writer.DisposeAsync();
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    internal static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text passed here is a constant of this room.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    internal static SqliteCommand Prepare(SqliteConnection connection, string sql, params ReadOnlySpan<string> names)
    {
        var command = Command(connection, sql);
        foreach (var name in names)
        {
            command.Parameters.AddWithValue(name, DBNull.Value);
        }

        command.Prepare();
        return command;
    }

    /// <summary>Values go to the parameters in the order in which they were prepared.</summary>
    internal static SqliteCommand Bind(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at] ?? DBNull.Value;
        }

        return command;
    }

    private Task<T> WriteAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        Volatile.Read(ref damaged) == 0 ? writer.WriteAsync(work, cancellationToken) : Task.FromException<T>(Damaged(null));

    private Task<T> Read<T>(Func<SqliteReader, T> read)
    {
        if (Volatile.Read(ref damaged) != 0)
        {
            return Task.FromException<T>(Damaged(null));
        }

        SqliteReader? reader = null;
        try
        {
            reader = readers.TryTake(out var pooled) ? pooled : new SqliteReader(SqliteConnections.Open(path));
            var result = read(reader);
            readers.Add(reader);
            return Task.FromResult(result);
        }
        catch (SqliteException exception)
        {
            reader?.Dispose();
            return Task.FromException<T>(Failure(exception));
        }
    }

    private StorageException Failure(Exception exception)
    {
        if (exception is not SqliteException sqlite || !SqliteDamage.IsMeantBy(sqlite))
        {
            return new StorageException(exception is SqliteException known ? $"the database refused (code {known.SqliteExtendedErrorCode})" : $"the database was not asked rightly ({exception.GetType().Name})", exception);
        }

        if (Interlocked.Exchange(ref damaged, 1) == 0)
        {
            onDamage();
        }

        return Damaged(sqlite);
    }

    private static StorageException Damaged(SqliteException? exception) =>
        new($"the database is damaged (code {exception?.SqliteExtendedErrorCode ?? 0})", (Exception?)exception ?? new InvalidOperationException("damaged"));
}
