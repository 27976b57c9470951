using Microsoft.Data.Sqlite;

namespace ProtocolBot.Host.Storage;

/// <summary>The writing statements, prepared once. They run on the writer's thread, inside its transaction.</summary>
/// <remarks>Duplicates and leases are settled by an insert or update that must affect exactly one row, never by look-then-write.</remarks>
internal sealed class SqliteStatements : IDisposable
{
    private readonly SqliteCommand remember;
    private readonly SqliteCommand forget;
    private readonly SqliteCommand earlier;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand update;
    private readonly SqliteCommand erase;
    private readonly SqliteCommand enqueue;
    private readonly SqliteCommand claim;
    private readonly SqliteCommand done;
    private readonly SqliteCommand retry;
    private readonly SqliteCommand park;

    public SqliteStatements(SqliteConnection connection)
    {
        // A conversation that is erased and begun anew must not get a version that an old turn could still hold: it starts at the clock.
        remember = Prepare("INSERT INTO inbox (key, received, answer) VALUES ($key, $now, $answer) ON CONFLICT (key) DO NOTHING", "$key", "$now", "$answer");
        forget = Prepare("DELETE FROM inbox WHERE key = $key", "$key");
        earlier = Prepare("SELECT answer FROM inbox WHERE key = $key", "$key");
        begin = Prepare("INSERT INTO conversation (key, version, state, updated) VALUES ($key, $now, $state, $now) ON CONFLICT (key) DO NOTHING", "$key", "$state", "$now");
        update = Prepare("UPDATE conversation SET version = version + 1, state = $state, updated = $now WHERE key = $key AND version = $version", "$key", "$state", "$now", "$version");
        erase = Prepare("DELETE FROM conversation WHERE key = $key AND version = $version", "$key", "$version");
        enqueue = Prepare("INSERT INTO outbox (conversation, payload, created, due, owner, lease_until) VALUES ($key, $payload, $now, $now, $owner, $until) RETURNING id", "$key", "$payload", "$now", "$owner", "$until");
        claim = Prepare(
            """
            UPDATE outbox SET owner = $owner, lease_until = $until WHERE id IN (
              SELECT id FROM outbox o WHERE parked IS NULL AND due <= $now AND lease_until <= $now
                AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.conversation = o.conversation AND e.parked IS NULL AND e.id < o.id AND (e.due > $now OR e.lease_until > $now))
              ORDER BY id LIMIT $most)
            RETURNING id, conversation, payload, attempts
            """,
            "$owner", "$until", "$now", "$most");
        done = Prepare("DELETE FROM outbox WHERE id = $id AND owner = $owner", "$id", "$owner");
        retry = Prepare("UPDATE outbox SET due = $due, lease_until = 0, owner = 0, attempts = attempts + 1 WHERE id = $id AND owner = $owner", "$id", "$owner", "$due");
        park = Prepare("UPDATE outbox SET parked = $reason, payload = NULL WHERE id = $id AND owner = $owner", "$id", "$owner", "$reason");

        SqliteCommand Prepare(string sql, params ReadOnlySpan<string> names)
        {
            var command = SqliteBotDb.Command(connection, sql);
            foreach (var name in names)
            {
                command.Parameters.AddWithValue(name, DBNull.Value);
            }

            command.Prepare();
            return command;
        }
    }

    public SaveOutcome Save(TurnSave save)
    {
        if (save.Activity is { } activity && Run(remember, activity.Hash, Ms(save.Now), save.Answer) == 0)
        {
            using var reader = Bind(earlier, activity.Hash).ExecuteReader();
            return new SaveOutcome.Duplicate(new EarlierAnswer(reader.Read() && !reader.IsDBNull(0) ? reader.GetFieldValue<byte[]>(0) : null));
        }

        if (!State(save))
        {
            if (save.Activity is { } undone)
            {
                Run(forget, undone.Hash);
            }

            return new SaveOutcome.Conflict();
        }

        return new SaveOutcome.Saved([.. save.Outgoing.Select(payload => (long)Bind(enqueue, save.Conversation.Hash, payload, Ms(save.Now), save.Lease.Owner, Ms(save.Lease.Until)).ExecuteScalar()!)]);
    }

    /// <summary>The rows come back in any order: they are put in theirs.</summary>
    public IReadOnlyList<OutboxRow> Claim(Lease lease, int most)
    {
        using var reader = Bind(claim, lease.Owner, Ms(lease.Until), Ms(lease.Now), most).ExecuteReader();
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
        Settlement.RetryAt later => Run(retry, id, lease.Owner, Ms(later.Due)) == 1,
        Settlement.Parked parked => Run(park, id, lease.Owner, parked.Reason) == 1,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public int Sweep(DateTimeOffset answersBefore, DateTimeOffset keysBefore)
    {
        var connection = remember.Connection!;
        using var answers = SqliteBotDb.Command(connection, "UPDATE inbox SET answer = NULL WHERE answer IS NOT NULL AND received < $before", ("$before", Ms(answersBefore)));
        using var keys = SqliteBotDb.Command(connection, "DELETE FROM inbox WHERE received < $before", ("$before", Ms(keysBefore)));
        using var parked = SqliteBotDb.Command(connection, "DELETE FROM outbox WHERE parked IS NOT NULL AND created < $before", ("$before", Ms(keysBefore)));
        return answers.ExecuteNonQuery() + keys.ExecuteNonQuery() + parked.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in new[] { remember, forget, earlier, begin, update, erase, enqueue, claim, done, retry, park })
        {
            command.Dispose();
        }
    }

    private bool State(TurnSave save) => (save.Version, save.State) switch
    {
        (0, null) => true,
        (0, { } first) => Run(begin, save.Conversation.Hash, first, Ms(save.Now)) == 1,
        (_, null) => Run(erase, save.Conversation.Hash, save.Version) == 1,
        (_, { } next) => Run(update, save.Conversation.Hash, next, Ms(save.Now), save.Version) == 1,
    };

    private static long Ms(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    private static int Run(SqliteCommand command, params ReadOnlySpan<object?> values) => Bind(command, values).ExecuteNonQuery();

    private static SqliteCommand Bind(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at] ?? DBNull.Value;
        }

        return command;
    }
}
