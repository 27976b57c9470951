using System.Diagnostics;

using Microsoft.Data.Sqlite;

namespace ProtocolBot.Host.Storage;

/// <summary>The statements that claim, settle and erase, prepared once. They run on the writer's thread, inside its transaction.</summary>
/// <remarks>A lease is settled by an update that must affect the row, never by look-then-write.</remarks>
internal sealed class SqliteOutbox(SqliteConnection connection) : IDisposable
{
    /// <summary>Never a reply while an earlier one of its conversation is held or waits.</summary>
    private readonly SqliteCommand claim = Prepare(
        connection,
        """
        UPDATE outbox SET owner = $owner, lease_until = $until WHERE id IN (
          SELECT id FROM outbox o WHERE parked IS NULL AND due <= $now AND lease_until <= $now
            AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.conversation = o.conversation AND e.parked IS NULL AND e.id < o.id AND (e.due > $now OR e.lease_until > $now))
          ORDER BY id LIMIT $most)
        RETURNING id, conversation, payload, attempts
        """,
        "$owner", "$until", "$now", "$most");

    private readonly SqliteCommand done = Prepare(connection, "DELETE FROM outbox WHERE id = $id AND owner = $owner", "$id", "$owner");
    private readonly SqliteCommand retry = Prepare(connection, "UPDATE outbox SET due = $due, attempts = attempts + $tried, payload = COALESCE($payload, payload) WHERE id = $id AND owner = $owner", "$id", "$owner", "$due", "$payload", "$tried");
    private readonly SqliteCommand park = Prepare(connection, "UPDATE outbox SET parked = $reason, payload = NULL WHERE id = $id AND owner = $owner", "$id", "$owner", "$reason");
    private readonly SqliteCommand letGo = Prepare(
        connection,
        "UPDATE outbox SET lease_until = 0, owner = 0 WHERE conversation = (SELECT conversation FROM outbox WHERE id = $id) AND id >= $id AND owner = $owner AND parked IS NULL",
        "$id", "$owner");

    private readonly SqliteCommand eraseAnswers = Prepare(connection, "UPDATE inbox SET answer = NULL WHERE answer IS NOT NULL AND received < $before", "$before");
    private readonly SqliteCommand eraseKeys = Prepare(connection, "DELETE FROM inbox WHERE received < $before", "$before");
    private readonly SqliteCommand eraseParked = Prepare(connection, "DELETE FROM outbox WHERE parked IS NOT NULL AND created < $before", "$before");
    private readonly SqliteCommand eraseUnfinished = Prepare(connection, "DELETE FROM conversation WHERE erase_at <= $now", "$now");

    /// <summary>The rows come back in any order: they are put in theirs.</summary>
    public IReadOnlyList<OutboxRow> Claim(Lease lease, int most)
    {
        using var reader = SqliteBotDb.Bind(claim, lease.Owner, Ms(lease.Until), Ms(lease.Now), most).ExecuteReader();
        var rows = new List<OutboxRow>();
        while (reader.Read())
        {
            rows.Add(new OutboxRow(reader.GetInt64(0), new ConversationKey(reader.GetString(1)), reader.GetFieldValue<byte[]>(2), reader.GetInt32(3)));
        }

        rows.Sort((one, other) => one.Id.CompareTo(other.Id));
        return rows;
    }

    public bool Settle(long id, Lease lease, Settlement settlement) => settlement switch
    {
        Settlement.Done => Run(done, id, lease.Owner) == 1,
        Settlement.RetryAt later => Run(retry, id, lease.Owner, Ms(later.Due), later.Payload, later.Tried ? 1 : 0) == 1 && Run(letGo, id, lease.Owner) > 0,
        Settlement.LetGo => Run(letGo, id, lease.Owner) > 0,
        Settlement.Parked parked => Run(park, id, lease.Owner, parked.Reason) == 1,
        _ => throw new UnreachableException(),
    };

    /// <returns>How many rows were touched.</returns>
    public int Sweep(Sweep sweep) =>
        Run(eraseAnswers, Ms(sweep.AnswersBefore)) + Run(eraseKeys, Ms(sweep.KeysBefore)) + Run(eraseParked, Ms(sweep.KeysBefore)) + Run(eraseUnfinished, Ms(sweep.Now));

    public void Dispose()
    {
        foreach (var command in new[] { claim, done, retry, park, letGo, eraseAnswers, eraseKeys, eraseParked, eraseUnfinished })
        {
            command.Dispose();
        }
    }

    private static long Ms(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, params ReadOnlySpan<string> names) => SqliteBotDb.Prepare(connection, sql, names);

    private static int Run(SqliteCommand command, params ReadOnlySpan<object?> values) => SqliteBotDb.Bind(command, values).ExecuteNonQuery();
}
