using System.Diagnostics;
using Npgsql;
using ProtocolBot.Host.Operations;
using static ProtocolBot.Host.Storage.PostgresValues;

namespace ProtocolBot.Host.Storage;

/// <summary>Claims, settles and erases for many processes at once.</summary>
/// <remarks>
/// The instants of a lease are those of who asks, as in SQLite, not the server's: the sender counts what is left of its lease
/// by the same clock, and tests turn one clock. Processes whose clocks differ by seconds shorten or lengthen each other's
/// leases by as much; a lease leaves seven seconds over (28 against 21), and the row itself says whose it is.
/// </remarks>
internal static class PostgresOutbox
{
    /// <summary>The conversations whose first waiting row can be taken. What another process is taking is passed over, so that all find work.</summary>
    private const string Lanes =
        """
        WITH head AS MATERIALIZED (
          SELECT conversation FROM outbox o WHERE parked IS NULL AND due <= $1 AND lease_until <= $1
            AND NOT EXISTS (SELECT FROM outbox e WHERE e.conversation = o.conversation AND e.parked IS NULL AND e.id < o.id)
          ORDER BY id LIMIT $2 FOR UPDATE OF o SKIP LOCKED)
        SELECT conversation FROM head WHERE pg_try_advisory_xact_lock(hashtextextended(conversation, 0))
        """;

    /// <summary>Never a reply while an earlier one of its conversation is held or waits. A statement of its own: it must see what was stored until the lock was ours.</summary>
    private const string Take =
        """
        UPDATE outbox SET owner = $1, lease_until = $2 WHERE id IN (
          SELECT id FROM outbox o WHERE conversation = ANY ($5) AND parked IS NULL AND due <= $3 AND lease_until <= $3
            AND NOT EXISTS (SELECT FROM outbox e WHERE e.conversation = o.conversation AND e.parked IS NULL AND e.id < o.id AND (e.due > $3 OR e.lease_until > $3))
          ORDER BY id LIMIT $4)
        RETURNING id, conversation, payload, attempts
        """;

    private const string Done = "DELETE FROM outbox WHERE id = $1 AND owner = $2";
    private const string Park = "UPDATE outbox SET parked = $3, payload = NULL WHERE id = $1 AND owner = $2";

    private const string LetGo =
        "UPDATE outbox SET lease_until = 0, owner = 0 WHERE conversation = (SELECT conversation FROM outbox WHERE id = $1) AND id >= $1 AND owner = $2 AND parked IS NULL";

    /// <summary>The row itself later, and with it those behind it let go.</summary>
    private const string Retry =
        """
        UPDATE outbox SET lease_until = 0, owner = 0,
          due = CASE WHEN id = $1 THEN $3 ELSE due END,
          attempts = CASE WHEN id = $1 THEN attempts + $5 ELSE attempts END,
          payload = CASE WHEN id = $1 THEN COALESCE($4, payload) ELSE payload END
        WHERE conversation = (SELECT conversation FROM outbox WHERE id = $1 AND owner = $2) AND id >= $1 AND owner = $2 AND parked IS NULL
        """;

    /// <summary>Erasing may take longer than what a person waits for.</summary>
    private const int SweepSeconds = 120;

    public static async Task<IReadOnlyList<OutboxRow>> ClaimAsync(NpgsqlConnection connection, Lease lease, int most)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var lanes = new List<string>();
        await using (var command = Command(connection, Lanes, At(lease.Now), Number(most)))
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                lanes.Add(reader.GetString(0));
            }
        }

        var rows = lanes.Count == 0 ? [] : await TakeAsync(connection, lease, most, lanes);
        Failpoint.Reach("commit.before");
        await transaction.CommitAsync();
        Failpoint.Reach("commit.after");
        return rows;
    }

    public static async Task<bool> SettleAsync(NpgsqlConnection connection, long id, Lease lease, Settlement settlement)
    {
        var (row, owner) = (Number(id), Number(lease.Owner));
        return settlement switch
        {
            Settlement.Done => await OneAsync(connection, Done, row, owner),
            Settlement.Parked parked => await OneAsync(connection, Park, row, owner, Text(parked.Reason)),
            Settlement.LetGo => await InLaneAsync(connection, id, Statement(LetGo, row, owner)),
            Settlement.RetryAt later => await InLaneAsync(connection, id, Statement(Retry, row, owner, At(later.Due), Bytes(later.Payload), Number(later.Tried ? 1 : 0))),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>One process after the other: two that erase the same rows would wait for each other.</summary>
    public static async Task<int> SweepAsync(NpgsqlConnection connection, Sweep sweep)
    {
        await using var batch = Together(
            connection,
            Statement(PostgresLocks.Sweep),
            Statement("UPDATE inbox SET answer = NULL WHERE answer IS NOT NULL AND received < $1", At(sweep.AnswersBefore)),
            Statement("DELETE FROM inbox WHERE received < $1", At(sweep.KeysBefore)),
            Statement("DELETE FROM outbox WHERE parked IS NOT NULL AND created < $1", At(sweep.KeysBefore)),
            Statement("DELETE FROM conversation WHERE erase_at <= $1", At(sweep.Now)));
        batch.Timeout = SweepSeconds;
        return await batch.ExecuteNonQueryAsync();
    }

    /// <summary>The rows come back in any order: they are put in theirs.</summary>
    private static async Task<List<OutboxRow>> TakeAsync(NpgsqlConnection connection, Lease lease, int most, List<string> lanes)
    {
        await using var command = Command(connection, Take, Number(lease.Owner), At(lease.Until), At(lease.Now), Number(most), Texts(lanes));
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<OutboxRow>();
        while (await reader.ReadAsync())
        {
            rows.Add(new OutboxRow(reader.GetInt64(0), new ConversationKey(reader.GetString(1)), reader.GetFieldValue<byte[]>(2), reader.GetInt32(3)));
        }

        rows.Sort((one, other) => one.Id.CompareTo(other.Id));
        return rows;
    }

    private static async Task<bool> OneAsync(NpgsqlConnection connection, string sql, params NpgsqlParameter[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    private static async Task<bool> InLaneAsync(NpgsqlConnection connection, long id, NpgsqlBatchCommand statement)
    {
        await using var batch = Together(connection, Statement(PostgresLocks.LaneOfRow, Number(id)), statement);
        await batch.ExecuteNonQueryAsync();
        return statement.RecordsAffected > 0;
    }
}
