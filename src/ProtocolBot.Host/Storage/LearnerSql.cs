namespace ProtocolBot.Host.Storage;

/// <summary>The statements of the course, the same for both databases. They run inside a transaction of whoever made this.</summary>
internal sealed class LearnerSql(Statements statements, CaseSql outbox)
{
    /// <summary>Null for who never began.</summary>
    public LearnerRow? Find(string person) => statements.One(
        "SELECT person, version, sealed FROM learner WHERE person = @person",
        reader => new LearnerRow(reader.GetString(0), reader.GetInt64(1), (byte[])reader.GetValue(2)),
        ("person", person));

    /// <summary>Everybody after one, in order.</summary>
    public IReadOnlyList<LearnerRow> After(string person, int most) => statements.All(
        "SELECT person, version, sealed FROM learner WHERE person > @person ORDER BY person LIMIT @most",
        reader => new LearnerRow(reader.GetString(0), reader.GetInt64(1), (byte[])reader.GetValue(2)),
        ("person", person),
        ("most", most));

    /// <summary>Takes away what is kept of a learner, and what waits for them.</summary>
    public void Forget(string person)
    {
        statements.Run("DELETE FROM learner WHERE person = @person", ("person", person));
        statements.Run("DELETE FROM outbox WHERE topic LIKE @topics", ("topics", $"course:{person}:%"));
    }

    /// <summary>False when another change came between, or the row that it answers is not ours any more: nothing is stored then, and all must be rolled back.</summary>
    public bool Save(LearnerSave save)
    {
        if (!TakeVersion(save) || (save.Answers is { } answers && statements.Run("DELETE FROM outbox WHERE id = @id AND owner = @owner", ("id", answers.Id), ("owner", answers.Lease.Owner)) != 1))
        {
            return false;
        }

        foreach (var topic in save.Cancelled)
        {
            // One that is being done at this moment ends by itself: it looks at the learner as they are now.
            statements.Run("DELETE FROM outbox WHERE topic = @topic AND lease_until <= @now", ("topic", topic), ("now", save.Now.ToUnixTimeMilliseconds()));
        }

        foreach (var timer in save.Timers)
        {
            outbox.Enqueue(timer, save.Now);
        }

        return true;
    }

    private bool TakeVersion(LearnerSave save) => save.Row.Version == 0
        ? statements.Run(
            "INSERT INTO learner (person, version, sealed, updated) VALUES (@person, 1, @sealed, @now) ON CONFLICT (person) DO NOTHING",
            ("person", save.Row.Person),
            ("sealed", save.Row.Sealed),
            ("now", save.Now.ToUnixTimeMilliseconds())) == 1
        : statements.Run(
            "UPDATE learner SET version = version + 1, sealed = @sealed, updated = @now WHERE person = @person AND version = @version",
            ("person", save.Row.Person),
            ("version", save.Row.Version),
            ("sealed", save.Row.Sealed),
            ("now", save.Now.ToUnixTimeMilliseconds())) == 1;
}

/// <summary>How far somebody is, sealed.</summary>
/// <param name="Person">A hash.</param>
/// <param name="Version">What a save must still find; 0 for who is new.</param>
internal sealed record LearnerRow(string Person, long Version, byte[] Sealed);

/// <summary>All that one step of the course stores: in one transaction, or not at all.</summary>
internal sealed record LearnerSave(LearnerRow Row, DateTimeOffset Now)
{
    public IReadOnlyList<ParcelRow> Timers { get; init; } = [];

    /// <summary>Topics of waiting timers that are taken away.</summary>
    public IReadOnlyList<string> Cancelled { get; init; } = [];

    /// <summary>The timer that this answers. It must still be ours, and is gone with the change.</summary>
    public (long Id, Lease Lease)? Answers { get; init; }
}
