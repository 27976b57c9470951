using System.Collections.Concurrent;

using Microsoft.Data.Sqlite;

namespace ProtocolBot.Host.Storage;

/// <summary>SQLite: readers from a small pool, one writer, prepared statements.</summary>
internal sealed class SqliteBotDb : BotDb
{
    private readonly string path;
    private readonly ConcurrentBag<SqliteConnection> readers = [];
    private readonly SqliteStatements statements;
    private readonly SqliteWriter writer;
    private readonly ITimer checkpoints;

    public SqliteBotDb(string path, TimeProvider time)
    {
        this.path = path;
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var connection = SqliteConnections.Open(path);
        SqliteSchema.Migrate(connection);
        statements = new SqliteStatements(connection);
        writer = new SqliteWriter(connection);
        checkpoints = time.CreateTimer(_ => _ = CheckpointAsync(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public override Task<StoredConversation> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken) => Task.FromResult(Read(connection =>
    {
        using var command = Command(connection, "SELECT version, state FROM conversation WHERE key = $key", ("$key", conversation.Hash));
        using var reader = command.ExecuteReader();
        return reader.Read() ? new StoredConversation(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : new StoredConversation(0, null);
    }));

    public override Task<EarlierAnswer?> FindAsync(ActivityKey activity, CancellationToken cancellationToken) => Task.FromResult(Read(connection =>
    {
        using var command = Command(connection, "SELECT answer FROM inbox WHERE key = $key", ("$key", activity.Hash));
        using var reader = command.ExecuteReader();
        return reader.Read() ? new EarlierAnswer(reader.IsDBNull(0) ? null : reader.GetFieldValue<byte[]>(0)) : null;
    }));

    public override Task<SaveOutcome> SaveAsync(TurnSave save, CancellationToken cancellationToken) =>
        writer.WriteAsync(_ => statements.Save(save), cancellationToken);

    public override Task<IReadOnlyList<OutboxRow>> ClaimAsync(Lease lease, int most, CancellationToken cancellationToken) =>
        writer.WriteAsync(_ => statements.Claim(lease, most), cancellationToken);

    public override Task<bool> SettleAsync(long id, Lease lease, Settlement settlement, CancellationToken cancellationToken) =>
        writer.WriteAsync(_ => statements.Settle(id, lease, settlement), cancellationToken);

    public override Task SweepAsync(DateTimeOffset answersBefore, DateTimeOffset keysBefore, CancellationToken cancellationToken) =>
        writer.WriteAsync(_ => statements.Sweep(answersBefore, keysBefore), cancellationToken);

    public override Task<StorageState> StateAsync(CancellationToken cancellationToken) => Task.FromResult(Read(connection =>
    {
        using var command = Command(connection, "SELECT COUNT(*) FILTER (WHERE parked IS NULL), COUNT(*) FILTER (WHERE parked IS NOT NULL), MIN(created) FILTER (WHERE parked IS NULL) FROM outbox");
        using var reader = command.ExecuteReader();
        reader.Read();
        return new StorageState(reader.GetInt64(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)));
    }));

    public override async ValueTask DisposeAsync()
    {
        await checkpoints.DisposeAsync();
        await writer.DisposeAsync();
        statements.Dispose();
        while (readers.TryTake(out var reader))
        {
            await reader.DisposeAsync();
        }
    }

    /// <summary>Copies the write-ahead log now; erased text leaves the disk with it.</summary>
    public async Task CheckpointAsync()
    {
        try
        {
            await writer.CheckpointAsync(CancellationToken.None);
        }
        catch (SqliteException)
        {
            // A reader or another checkpoint is in the way: the next one comes in a second.
        }
    }

    private T Read<T>(Func<SqliteConnection, T> read)
    {
        try
        {
            var connection = readers.TryTake(out var pooled) ? pooled : SqliteConnections.Open(path);
            var result = read(connection);
            readers.Add(connection);
            return result;
        }
        catch (SqliteException exception)
        {
            throw new StorageException($"the database could not be read (code {exception.SqliteErrorCode})", exception);
        }
    }

    internal static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text passed here is a constant of this room.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
