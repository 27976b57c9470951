using Microsoft.Data.Sqlite;

namespace ProtocolBot.Host.Storage;

/// <summary>One connection that reads, with the statements of the turn's path prepared. One thread at a time uses it.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteCommand load;
    private readonly SqliteCommand learner;
    private readonly SqliteCommand find;
    private readonly SqliteCommand holds;
    private readonly SqliteCommand state;

    public SqliteReader(SqliteConnection connection)
    {
        Connection = connection;
        load = SqliteBotDb.Prepare(connection, "SELECT version, state FROM conversation WHERE key = $key", "$key");
        learner = SqliteBotDb.Prepare(connection, "SELECT version, sealed FROM learner WHERE person = $person", "$person");
        find = SqliteBotDb.Prepare(connection, "SELECT answer FROM inbox WHERE key = $key", "$key");
        holds = SqliteBotDb.Prepare(
            connection,
            """
            SELECT 1 FROM outbox o WHERE id = $id AND owner = $owner AND parked IS NULL AND lease_until > $until
              AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.conversation = o.conversation AND e.parked IS NULL AND e.id < o.id)
            """,
            "$id", "$owner", "$until");
        state = SqliteBotDb.Prepare(
            connection,
            """
            SELECT COUNT(*) FILTER (WHERE parked IS NULL AND (attempts > 0 OR due <= $now)), COUNT(*) FILTER (WHERE parked IS NOT NULL),
              MIN(created) FILTER (WHERE parked IS NULL AND (attempts > 0 OR due <= $now))
            FROM outbox
            """,
            "$now");
    }

    public SqliteConnection Connection { get; }

    public StoredConversation Load(ConversationKey conversation)
    {
        using var reader = SqliteBotDb.Bind(load, conversation.Hash).ExecuteReader();
        return reader.Read() ? new StoredConversation(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : new StoredConversation(0, null);
    }

    public LearnerRow? Learner(string person)
    {
        using var reader = SqliteBotDb.Bind(learner, person).ExecuteReader();
        return reader.Read() ? new LearnerRow(person, reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    public EarlierAnswer? Find(ActivityKey activity)
    {
        using var reader = SqliteBotDb.Bind(find, activity.Hash).ExecuteReader();
        return reader.Read() ? new EarlierAnswer(reader.IsDBNull(0) ? null : reader.GetFieldValue<byte[]>(0)) : null;
    }

    public bool Holds(long id, Lease lease, DateTimeOffset until) =>
        SqliteBotDb.Bind(holds, id, lease.Owner, until.ToUnixTimeMilliseconds()).ExecuteScalar() is not null;

    public StorageState State(DateTimeOffset now)
    {
        using var reader = SqliteBotDb.Bind(state, now.ToUnixTimeMilliseconds()).ExecuteReader();
        reader.Read();
        return new StorageState(reader.GetInt64(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)));
    }

    /// <summary>In a transaction, so that all that is read is of one moment.</summary>
    public T Cases<T>(Func<CaseSql, T> read)
    {
        using var transaction = Connection.BeginTransaction(deferred: true);
        return read(new CaseSql(Connection, transaction));
    }

    public void Dispose()
    {
        load.Dispose();
        learner.Dispose();
        find.Dispose();
        holds.Dispose();
        state.Dispose();
        Connection.Dispose();
    }
}
