using System.Data;

using Npgsql;

namespace ProtocolBot.Host.Storage;

/// <summary>PostgreSQL, for several processes on one database: each turn a transaction of its own, claims that pass over what another is taking, connections that come back by themselves.</summary>
internal sealed class PostgresBotDb : BotDb
{
    private readonly NpgsqlDataSource source;
    private readonly PostgresAttempts attempts;
    private readonly PostgresCommits commits;

    /// <param name="time">For the pauses between tries.</param>
    /// <param name="onDamage">Called once when the server reports damage: the process is to stop.</param>
    /// <exception cref="StorageException">The server cannot be reached, or refuses.</exception>
    /// <exception cref="InvalidOperationException">A newer version made the database, or the server or the connection string will not do.</exception>
    public PostgresBotDb(string connectionString, TimeProvider time, Action onDamage)
    {
        source = PostgresConnections.Of(connectionString);
        attempts = new PostgresAttempts(source, time, onDamage);
        commits = new PostgresCommits(attempts);
        try
        {
            using var connection = source.OpenConnection();
            PostgresSchema.Bring(connection);
        }
        catch (Exception exception)
        {
            source.Dispose();
            if (exception is NpgsqlException)
            {
                throw new StorageException($"the PostgreSQL database cannot be opened ({PostgresFaults.Code(exception)})", exception);
            }

            throw;
        }
    }

    public override Task<StoredConversation> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        ReadAsync(connection => PostgresReader.LoadAsync(connection, conversation, cancellationToken), cancellationToken);

    public override Task<(StoredConversation Conversation, LearnerRow? Learner)> LoadAsync(ConversationKey conversation, string person, CancellationToken cancellationToken) =>
        ReadAsync(connection => PostgresReader.LoadAsync(connection, conversation, person, cancellationToken), cancellationToken);

    public override Task<EarlierAnswer?> FindAsync(ActivityKey activity, CancellationToken cancellationToken) =>
        ReadAsync(connection => PostgresReader.FindAsync(connection, activity, cancellationToken), cancellationToken);

    /// <summary>With the activity's key it can be done twice: the second time it is found stored.</summary>
    public override Task<SaveOutcome> SaveAsync(TurnSave save, CancellationToken cancellationToken) =>
        WriteAsync(save.Activity is not null, connection => PostgresTurns.SaveAsync(connection, save), cancellationToken);

    public override Task<IReadOnlyList<OutboxRow>> ClaimAsync(Lease lease, int most, CancellationToken cancellationToken) =>
        WriteAsync(repeatable: true, connection => PostgresOutbox.ClaimAsync(connection, lease, most), cancellationToken);

    public override Task<bool> HoldsAsync(long id, Lease lease, DateTimeOffset until, CancellationToken cancellationToken) =>
        ReadAsync(connection => PostgresReader.HoldsAsync(connection, id, lease, until, cancellationToken), cancellationToken);

    public override Task<bool> SettleAsync(long id, Lease lease, Settlement settlement, CancellationToken cancellationToken) =>
        WriteAsync(repeatable: true, connection => PostgresOutbox.SettleAsync(connection, id, lease, settlement), cancellationToken);

    public override Task SweepAsync(Sweep sweep, CancellationToken cancellationToken) =>
        WriteAsync(repeatable: true, connection => PostgresOutbox.SweepAsync(connection, sweep), cancellationToken);

    /// <remarks>Cases are rare: their statements, shared with SQLite, keep a thread for a few trips to the server.</remarks>
    public override Task<T> ReadCasesAsync<T>(Func<CaseSql, T> read, CancellationToken cancellationToken) => ReadAsync(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            return read(new CaseSql(connection, transaction));
        },
        cancellationToken);

    /// <summary>Tried again only when it is certain that nothing was stored.</summary>
    public override Task<bool> ChangeCasesAsync(Func<CaseSql, bool> change, CancellationToken cancellationToken) =>
        WriteAsync(repeatable: true, connection => commits.ChangeAsync(connection, change), cancellationToken);

    public override Task<StorageState> StateAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        ReadAsync(connection => PostgresReader.StateAsync(connection, now, cancellationToken), cancellationToken);

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    private Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken) => attempts.RunAsync(repeatable: true, read, cancellationToken);

    /// <summary>Once begun it may be stored: waiting for less would answer before we know.</summary>
    private Task<T> WriteAsync<T>(bool repeatable, Func<NpgsqlConnection, Task<T>> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return attempts.RunAsync(repeatable, write, CancellationToken.None);
    }
}
