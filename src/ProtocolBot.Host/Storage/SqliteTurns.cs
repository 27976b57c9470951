using Microsoft.Data.Sqlite;

namespace ProtocolBot.Host.Storage;

/// <summary>The statements that store a turn, prepared once. They run on the writer's thread, inside its transaction.</summary>
/// <remarks>A duplicate is settled by an insert that must affect a row, never by look-then-write.</remarks>
internal sealed class SqliteTurns(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand remember = Prepare(connection, "INSERT INTO inbox (key, received, answer) VALUES ($key, $now, $answer) ON CONFLICT (key) DO NOTHING", "$key", "$now", "$answer");
    private readonly SqliteCommand forget = Prepare(connection, "DELETE FROM inbox WHERE key = $key", "$key");
    private readonly SqliteCommand earlier = Prepare(connection, "SELECT answer FROM inbox WHERE key = $key", "$key");
    private readonly SqliteCommand absent = Prepare(connection, "SELECT COUNT(*) FROM conversation WHERE key = $key", "$key");
    private readonly SqliteCommand begin = Prepare(
        connection, "INSERT INTO conversation (key, version, state, updated, erase_at) VALUES ($key, $version, $state, $now, $erase) ON CONFLICT (key) DO NOTHING", "$key", "$state", "$now", "$version", "$erase");
    private readonly SqliteCommand update = Prepare(
        connection, "UPDATE conversation SET version = version + 1, state = $state, updated = $now, erase_at = $erase WHERE key = $key AND version = $version", "$key", "$state", "$now", "$version", "$erase");
    private readonly SqliteCommand erase = Prepare(connection, "DELETE FROM conversation WHERE key = $key AND version = $version", "$key", "$version");

    /// <summary>Leased to us, unless an earlier reply of the conversation is not: then this one must stay behind it.</summary>
    private readonly SqliteCommand enqueue = Prepare(
        connection,
        """
        INSERT INTO outbox (conversation, payload, created, due, owner, lease_until)
        SELECT $key, $payload, $now, $now, $owner, CASE WHEN EXISTS (
          SELECT 1 FROM outbox e WHERE e.conversation = $key AND e.parked IS NULL AND (e.owner <> $owner OR e.lease_until <= $now)) THEN 0 ELSE $until END
        RETURNING id
        """,
        "$key", "$payload", "$now", "$owner", "$until");

    private readonly CaseSql cases = new(connection, null);

    /// <exception cref="CaseConflictException">The case could not begin, or what is done once was done; the writer takes all of it back.</exception>
    public SaveOutcome Save(TurnSave save)
    {
        if (save.Activity is { } activity && Run(remember, activity.Hash, Ms(save.Now), save.Answer) == 0)
        {
            return new SaveOutcome.Duplicate(new EarlierAnswer(SqliteBotDb.Bind(earlier, activity.Hash).ExecuteScalar() as byte[]));
        }

        if (State(save))
        {
            Cases(save);
            return new SaveOutcome.Saved([.. save.Outgoing.Select(payload => Enqueue(save, payload))]);
        }

        if (save.Activity is { } undone)
        {
            Run(forget, undone.Hash);
        }

        return new SaveOutcome.Conflict();
    }

    public void Dispose()
    {
        foreach (var command in new[] { remember, forget, earlier, absent, begin, update, erase, enqueue })
        {
            command.Dispose();
        }
    }

    private void Cases(TurnSave save)
    {
        if (save.Person is { } person)
        {
            cases.Remember(person, save.Now);
        }

        if (save.Gone is { } gone)
        {
            cases.Forget(gone, long.MaxValue);
        }

        if ((save.Once is { } once && !cases.Once(once, save.Now)) || (save.Case is { } begins && !cases.Save(begins)) || (save.Learner is { } learner && !cases.Learners.Save(learner)))
        {
            throw new CaseConflictException();
        }
    }

    private bool State(TurnSave save) => (save.Version, save.State) switch
    {
        (0, null) => SqliteBotDb.Bind(absent, save.Conversation.Hash).ExecuteScalar() is 0L,
        (0, { } first) => Run(begin, save.Conversation.Hash, first, Ms(save.Now), Versions.First(), save.EraseAt?.ToUnixTimeMilliseconds()) == 1,
        (_, null) => Run(erase, save.Conversation.Hash, save.Version) == 1,
        (_, { } next) => Run(update, save.Conversation.Hash, next, Ms(save.Now), save.Version, save.EraseAt?.ToUnixTimeMilliseconds()) == 1,
    };

    private long Enqueue(TurnSave save, byte[] payload) =>
        SqliteBotDb.Bind(enqueue, save.Conversation.Hash, payload, Ms(save.Now), save.Lease.Owner, Ms(save.Lease.Until)).ExecuteScalar() is long id
            ? id
            : throw new InvalidOperationException("the outbox gave no id");

    private static long Ms(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, params ReadOnlySpan<string> names) => SqliteBotDb.Prepare(connection, sql, names);

    private static int Run(SqliteCommand command, params ReadOnlySpan<object?> values) => SqliteBotDb.Bind(command, values).ExecuteNonQuery();
}
