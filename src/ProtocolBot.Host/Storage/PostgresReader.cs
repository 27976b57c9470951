using Npgsql;

using static ProtocolBot.Host.Storage.PostgresValues;

namespace ProtocolBot.Host.Storage;

/// <summary>What is only looked at.</summary>
internal static class PostgresReader
{
    public static async Task<StoredConversation> LoadAsync(NpgsqlConnection connection, ConversationKey conversation, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, "SELECT version, state FROM conversation WHERE key = $1", Text(conversation.Hash));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new StoredConversation(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : new StoredConversation(0, null);
    }

    public static async Task<(StoredConversation Conversation, LearnerRow? Learner)> LoadAsync(NpgsqlConnection connection, ConversationKey conversation, string person, CancellationToken cancellationToken)
    {
        const string sql = "SELECT c.version, c.state, l.version, l.sealed FROM (SELECT 1) one LEFT JOIN conversation c ON c.key = $1 LEFT JOIN learner l ON l.person = $2";
        await using var command = Command(connection, sql, Text(conversation.Hash), Text(person));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (
            reader.IsDBNull(0) ? new StoredConversation(0, null) : new StoredConversation(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)),
            reader.IsDBNull(2) ? null : new LearnerRow(person, reader.GetInt64(2), reader.GetFieldValue<byte[]>(3)));
    }

    public static async Task<EarlierAnswer?> FindAsync(NpgsqlConnection connection, ActivityKey activity, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, "SELECT answer FROM inbox WHERE key = $1", Text(activity.Hash));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new EarlierAnswer(reader.IsDBNull(0) ? null : reader.GetFieldValue<byte[]>(0)) : null;
    }

    public static async Task<bool> HoldsAsync(NpgsqlConnection connection, long id, Lease lease, DateTimeOffset until, CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT 1 FROM outbox o WHERE id = $1 AND owner = $2 AND parked IS NULL AND lease_until > $3
              AND NOT EXISTS (SELECT FROM outbox e WHERE e.conversation = o.conversation AND e.parked IS NULL AND e.id < o.id)
            """;
        await using var command = Command(connection, sql, Number(id), Number(lease.Owner), At(until));
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    public static async Task<StorageState> StateAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string sql = """
            SELECT COUNT(*) FILTER (WHERE parked IS NULL AND (attempts > 0 OR due <= $1)), COUNT(*) FILTER (WHERE parked IS NOT NULL),
              MIN(created) FILTER (WHERE parked IS NULL AND (attempts > 0 OR due <= $1))
            FROM outbox
            """;
        await using var command = Command(connection, sql, At(now));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new StorageState(reader.GetInt64(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)));
    }
}
