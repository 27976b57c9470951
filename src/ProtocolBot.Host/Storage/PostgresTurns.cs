using Npgsql;
using ProtocolBot.Host.Operations;
using static ProtocolBot.Host.Storage.PostgresValues;

namespace ProtocolBot.Host.Storage;

/// <summary>Stores a turn: one trip to the server, one transaction. Only a turn that begins a case takes more.</summary>
/// <remarks>The lock of the conversation comes first. An activity that came twice would still be noticed without it: its second key is refused.</remarks>
internal static class PostgresTurns
{
    /// <summary>$1 conversation, $2 activity, $3 whether there is one, $4 now, $5 answer, $6 version, $7 state, $8 erase at, $9 owner, $10 lease until, $11 replies.</summary>
    private const string Before = "WITH known AS (SELECT answer FROM inbox WHERE key = $2), stated AS (";

    private const string New = "NOT EXISTS (SELECT FROM known)";

    /// <summary>Replies are leased to us, unless an earlier one of the conversation is not: then they must stay behind it.</summary>
    private const string After =
        """
        ),
        remembered AS (INSERT INTO inbox (key, received, answer) SELECT $2, $4, $5 WHERE $3 AND EXISTS (SELECT FROM stated)),
        queued AS (
          INSERT INTO outbox (conversation, payload, created, due, owner, lease_until)
          SELECT $1, payload, $4, $4, $9, CASE WHEN EXISTS (
            SELECT FROM outbox e WHERE e.conversation = $1 AND e.parked IS NULL AND (e.owner <> $9 OR e.lease_until <= $4)) THEN 0 ELSE $10 END
          FROM unnest($11) WITH ORDINALITY AS reply (payload, place) WHERE EXISTS (SELECT FROM stated) ORDER BY place
          RETURNING id)
        SELECT EXISTS (SELECT FROM known), (SELECT answer FROM known), EXISTS (SELECT FROM stated), ARRAY (SELECT id FROM queued ORDER BY id)
        """;

    private const string Absent = $"{Before}SELECT 1 WHERE {New} AND NOT EXISTS (SELECT FROM conversation WHERE key = $1){After}";
    private const string Begin = $"{Before}INSERT INTO conversation (key, version, state, updated, erase_at) SELECT $1, $6, $7, $4, $8 WHERE {New} ON CONFLICT (key) DO NOTHING RETURNING 1{After}";
    private const string Update = $"{Before}UPDATE conversation SET version = version + 1, state = $7, updated = $4, erase_at = $8 WHERE key = $1 AND version = $6 AND {New} RETURNING 1{After}";
    private const string Erase = $"{Before}DELETE FROM conversation WHERE key = $1 AND version = $6 AND {New} RETURNING 1{After}";

    public static async Task<SaveOutcome> SaveAsync(NpgsqlConnection connection, TurnSave save)
    {
        if (save.Case is null && save.Person is null && save.Learner is null && save.Gone is null && save.Once is null)
        {
            return await StoreAsync(connection, save);
        }

        // Whatever ends here without a commit is taken back.
        await using var transaction = await connection.BeginTransactionAsync();
        var outcome = await StoreAsync(connection, save);
        if (outcome is not SaveOutcome.Saved saved)
        {
            return outcome;
        }

        if (!Cases(save, saved, new CaseSql(connection, transaction, PostgresLocks.Audit, PostgresLocks.NamedLane)))
        {
            return new SaveOutcome.Conflict();
        }

        Failpoint.Reach("commit.before");
        await transaction.CommitAsync();
        Failpoint.Reach("commit.after");
        return outcome;
    }

    private static bool Cases(TurnSave save, SaveOutcome.Saved saved, CaseSql cases)
    {
        if (save.Person is { } person)
        {
            cases.Remember(person, save.Now);
        }

        if (save.Gone is { } gone)
        {
            // What this turn says has been put in line already.
            cases.Forget(gone, saved.Outgoing is [var first, ..] ? first : long.MaxValue);
        }

        return (save.Once is not { } once || cases.Once(once, save.Now)) && (save.Case is not { } begins || cases.Save(begins)) && (save.Learner is not { } learner || cases.Learners.Save(learner));
    }

    private static async Task<SaveOutcome> StoreAsync(NpgsqlConnection connection, TurnSave save)
    {
        await using var batch = Together(connection, Statement(PostgresLocks.Lane, Text(save.Conversation.Hash)), Turn(save));
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        await reader.ReadAsync();
        if (reader.GetBoolean(0))
        {
            return new SaveOutcome.Duplicate(new EarlierAnswer(reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1)));
        }

        return reader.GetBoolean(2) ? new SaveOutcome.Saved(reader.GetFieldValue<long[]>(3)) : new SaveOutcome.Conflict();
    }

    private static NpgsqlBatchCommand Turn(TurnSave save)
    {
        var sql = (save.Version, save.State) switch
        {
            (0, null) => Absent,
            (0, _) => Begin,
            (_, null) => Erase,
            _ => Update,
        };
        return Statement(
            sql,
            Text(save.Conversation.Hash),
            Text(save.Activity?.Hash),
            Flag(save.Activity is not null),
            At(save.Now),
            Bytes(save.Answer),
            Number(save.Version == 0 ? Versions.First() : save.Version),
            Bytes(save.State),
            At(save.EraseAt),
            Number(save.Lease.Owner),
            At(save.Lease.Until),
            ManyBytes(save.Outgoing));
    }
}
