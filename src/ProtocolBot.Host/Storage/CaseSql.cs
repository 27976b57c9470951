using System.Data.Common;
using System.Security.Cryptography;

namespace ProtocolBot.Host.Storage;

/// <summary>The statements of cases, the same for both databases. They run inside a transaction of whoever made this.</summary>
/// <remarks>Cases are rare, so that these are not prepared. What may not happen twice is settled by a statement that must affect a row.</remarks>
/// <param name="auditLock">What must be held to add a link to the audit; empty where there is one writer.</param>
/// <param name="laneLock">What must be held to stand behind others in a lane (@lane), so that ids are given in the order of commits; empty where there is one writer.</param>
internal sealed class CaseSql(DbConnection connection, DbTransaction? transaction, string auditLock = "", string laneLock = "")
{
    private readonly Statements statements = new(connection, transaction);

    /// <summary>What is counted, in the same transaction.</summary>
    public FigureSql Figures => new(statements);

    /// <summary>How far people are in the course, in the same transaction.</summary>
    public LearnerSql Learners => new(statements, this);

    /// <summary>False when another change came between, or the row that it answers is not ours any more: nothing is stored then, and all must be rolled back.</summary>
    public bool Save(CaseSave save)
    {
        // The case before the outbox, always: two that wait for each other would cost a second.
        if (!TakeVersion(save) || (save.Answers is { } answers && Run("DELETE FROM outbox WHERE id = @id AND owner = @owner", ("id", answers.Id), ("owner", answers.Lease.Owner)) != 1))
        {
            return false;
        }

        for (var at = 0; at < save.Events.Count; at++)
        {
            var row = save.Events[at];
            var seq = save.Version + at + 1;
            Run("INSERT INTO case_event (number, seq, at, sealed) VALUES (@number, @seq, @at, @sealed)", ("number", save.Number), ("seq", seq), ("at", Ms(row.At)), ("sealed", row.Sealed));
            Audit(new AuditRow(row.At, row.Actor, row.Action, save.Number, seq, SHA256.HashData(row.Sealed)));
        }

        foreach (var person in save.People)
        {
            Run("INSERT INTO case_person (person, number) VALUES (@person, @number) ON CONFLICT (person, number) DO NOTHING", ("person", person), ("number", save.Number));
        }

        foreach (var person in save.PeopleGone)
        {
            Run("DELETE FROM case_person WHERE person = @person AND number = @number", ("person", person), ("number", save.Number));
        }

        Deliver(save);
        return true;
    }

    public StoredCase? Load(string number)
    {
        if (One("SELECT wrapped FROM case_key WHERE number = @number", reader => (byte[])reader.GetValue(0), ("number", number)) is not { } key)
        {
            return null;
        }

        return new StoredCase(number, key, All("SELECT sealed FROM case_event WHERE number = @number ORDER BY seq", reader => (byte[])reader.GetValue(0), ("number", number)));
    }

    /// <summary>The numbers of the cases that somebody may ask for, the latest first.</summary>
    public IReadOnlyList<string> NumbersOf(string person, int most) => All(
        "SELECT f.number FROM case_person p JOIN case_file f ON f.number = p.number WHERE p.person = @person ORDER BY f.changed DESC, f.number LIMIT @most",
        reader => reader.GetString(0),
        ("person", person),
        ("most", most));

    /// <summary>The cards of a case that lie in somebody's chat, the latest first.</summary>
    public IReadOnlyList<CaseCardRow> Cards(string number, string person, int most) => All(
        "SELECT number, person, activity, reference FROM case_card WHERE number = @number AND person = @person ORDER BY sent DESC LIMIT @most",
        reader => new CaseCardRow(reader.GetString(0), reader.GetString(1), reader.GetString(2), (byte[])reader.GetValue(3)),
        ("number", number),
        ("person", person),
        ("most", most));

    /// <summary>Everybody in whose chat a card of the case lies.</summary>
    public IReadOnlyList<string> CardHolders(string number) => All("SELECT DISTINCT person FROM case_card WHERE number = @number", reader => reader.GetString(0), ("number", number));

    public void ForgetCard(string number, string person, string activity) =>
        Run("DELETE FROM case_card WHERE number = @number AND person = @person AND activity = @activity", ("number", number), ("person", person), ("activity", activity));

    public byte[]? Person(string person) => One("SELECT reference FROM person WHERE person = @person", reader => (byte[])reader.GetValue(0), ("person", person));

    public void Remember(PersonRow row, DateTimeOffset now) => Run(
        "INSERT INTO person (person, reference, updated) VALUES (@person, @reference, @now) ON CONFLICT (person) DO UPDATE SET reference = excluded.reference, updated = excluded.updated",
        ("person", row.Person),
        ("reference", row.Reference),
        ("now", Ms(now)));

    /// <summary>False when it was done before.</summary>
    public bool Once(ActivityKey key, DateTimeOffset now) =>
        Run("INSERT INTO inbox (key, received) VALUES (@key, @now) ON CONFLICT (key) DO NOTHING", ("key", key.Hash), ("now", Ms(now))) == 1;

    /// <summary>How many cards lie in somebody's chat.</summary>
    public int CardsOf(string person) => One("SELECT COUNT(*) FROM case_card WHERE person = @person", reader => (int)reader.GetInt64(0), ("person", person));

    /// <summary>Takes away where somebody can be told something, their cards, and the replies that wait for them. Cases, and notices of cases, stay.</summary>
    /// <param name="before">Replies from this row on are later than the wish.</param>
    public void Forget(PersonGone gone, long before)
    {
        Run("DELETE FROM person WHERE person = @person", ("person", gone.Person));
        Run("DELETE FROM case_card WHERE person = @person", ("person", gone.Person));
        foreach (var conversation in gone.Conversations)
        {
            Run("DELETE FROM outbox WHERE conversation = @conversation AND id < @before", ("conversation", conversation.Hash), ("before", before));
        }
    }

    /// <summary>Adds a link to the chain. Writers go one after the other here, or two links would hang on one.</summary>
    public void Audit(AuditRow row)
    {
        if (auditLock.Length > 0)
        {
            Run(auditLock);
        }

        var last = One("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", reader => (Seq: reader.GetInt64(0), Hash: (byte[])reader.GetValue(1)));
        var seq = last.Seq + 1;
        Run(
            "INSERT INTO audit (seq, at, actor, action, number, event, content, hash) VALUES (@seq, @at, @actor, @action, @number, @event, @content, @hash)",
            ("seq", seq),
            ("at", Ms(row.At)),
            ("actor", row.Actor),
            ("action", row.Action),
            ("number", row.Case),
            ("event", row.Event),
            ("content", row.Content),
            ("hash", AuditChain.Next(last.Hash ?? AuditChain.Begin, seq, row)));
    }

    /// <summary>Links of the chain after one, in order.</summary>
    public IReadOnlyList<AuditLink> AuditAfter(long seq, int most) => All(
        "SELECT seq, at, actor, action, number, event, content, hash FROM audit WHERE seq > @seq ORDER BY seq LIMIT @most",
        reader => new AuditLink(
            reader.GetInt64(0),
            new AuditRow(
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)),
                reader.IsDBNull(2) ? null : reader.GetString(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.IsDBNull(5) ? null : (int)reader.GetInt64(5),
                reader.IsDBNull(6) ? null : (byte[])reader.GetValue(6)),
            (byte[])reader.GetValue(7)),
        ("seq", seq),
        ("most", most));

    /// <summary>What the audit says of somebody, the latest first.</summary>
    public IReadOnlyList<(DateTimeOffset At, string Action, string Case)> AuditOf(string person, int most) => All(
        "SELECT at, action, number FROM audit WHERE actor = @person ORDER BY seq DESC LIMIT @most",
        reader => (DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(0)), reader.GetString(1), reader.GetString(2)),
        ("person", person),
        ("most", most));

    /// <summary>The end of the chain; null while there is none.</summary>
    public AuditLink? AuditLast() =>
        One("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", reader => (Seq: reader.GetInt64(0), Hash: (byte[])reader.GetValue(1))) is { Seq: > 0 } last
            ? AuditAfter(last.Seq - 1, 1)[0]
            : null;

    /// <summary>Numbers of cases that ended before then.</summary>
    public IReadOnlyList<string> EndedBefore(DateTimeOffset before, int most) => All(
        "SELECT number FROM case_file WHERE status IN ('closed', 'withdrawn') AND ended < @before ORDER BY number LIMIT @most",
        reader => reader.GetString(0),
        ("before", Ms(before)),
        ("most", most));

    /// <summary>Takes a case away, its key with it; that it was there stays in the audit. False when it was gone already.</summary>
    public bool Destroy(string number, DateTimeOffset now)
    {
        // The case itself first: whoever is changing it ends before, and nobody begins to.
        var was = Run("DELETE FROM case_file WHERE number = @number", ("number", number)) == 1;
        Run("DELETE FROM case_key WHERE number = @number", ("number", number));
        Run("DELETE FROM case_event WHERE number = @number", ("number", number));
        Run("DELETE FROM case_card WHERE number = @number", ("number", number));
        Run("DELETE FROM case_person WHERE number = @number", ("number", number));
        if (was)
        {
            Audit(new AuditRow(now, null, "purged", number, null, null));
        }

        return was;
    }

    /// <summary>Of each stored event its case, its number and the hash of its sealed text.</summary>
    public IReadOnlyList<(string Case, int Event, byte[] Content)> EventHashes(string after, int most) => All(
        "SELECT number, seq, sealed FROM case_event WHERE number > @after AND number IN (SELECT number FROM case_file WHERE number > @after ORDER BY number LIMIT @most) ORDER BY number, seq",
        reader => (reader.GetString(0), (int)reader.GetInt64(1), SHA256.HashData((byte[])reader.GetValue(2))),
        ("after", after),
        ("most", most));

    public void Enqueue(ParcelRow parcel, DateTimeOffset now)
    {
        if (laneLock.Length > 0)
        {
            Run(laneLock, ("lane", parcel.Lane));
        }

        Run(
            "INSERT INTO outbox (conversation, payload, created, due, owner, lease_until, topic) VALUES (@lane, @payload, @now, @due, 0, 0, @topic)",
            ("lane", parcel.Lane),
            ("payload", parcel.Payload),
            ("now", Ms(now)),
            ("due", Ms(parcel.Due)),
            ("topic", parcel.Topic));
    }

    /// <summary>Changes what a waiting row says. False when it is not this owner's any more.</summary>
    public bool Rewrite(long id, long owner, byte[] payload) =>
        Run("UPDATE outbox SET payload = @payload WHERE id = @id AND owner = @owner AND parked IS NULL", ("id", id), ("owner", owner), ("payload", payload)) == 1;

    private bool TakeVersion(CaseSave save)
    {
        if (save.Version == 0)
        {
            return Run(
                "INSERT INTO case_file (number, version, route, status, opened, changed) VALUES (@number, @version, @route, @status, @now, @now) ON CONFLICT (number) DO NOTHING",
                ("number", save.Number),
                ("version", save.Events.Count),
                ("route", save.Route),
                ("status", save.Status),
                ("now", Ms(save.Now))) == 1
                && Run("INSERT INTO case_key (number, wrapped) VALUES (@number, @wrapped)", ("number", save.Number), ("wrapped", save.WrappedKey)) == 1;
        }

        return Run(
            "UPDATE case_file SET version = @next, status = @status, changed = @now, ended = CASE WHEN @status IN ('closed', 'withdrawn') THEN COALESCE(ended, @now) END WHERE number = @number AND version = @version",
            ("number", save.Number),
            ("version", save.Version),
            ("next", save.Version + save.Events.Count),
            ("status", save.Status),
            ("now", Ms(save.Now))) == 1;
    }

    private void Deliver(CaseSave save)
    {
        foreach (var topic in save.Cancelled)
        {
            // One that is being done at this moment ends by itself: it looks at the case as it is now.
            Run("DELETE FROM outbox WHERE topic = @topic AND lease_until <= @now", ("topic", topic), ("now", Ms(save.Now)));
        }

        foreach (var parcel in save.Hastened)
        {
            Run("UPDATE outbox SET due = @due, payload = @payload WHERE topic = @topic AND attempts = 0 AND parked IS NULL", ("due", Ms(parcel.Due)), ("payload", parcel.Payload), ("topic", parcel.Topic));
        }

        foreach (var parcel in save.Parcels)
        {
            Enqueue(parcel, save.Now);
        }

        if (save.Card is { } card)
        {
            Run(
                "INSERT INTO case_card (number, person, activity, reference, sent) VALUES (@number, @person, @activity, @reference, @now) ON CONFLICT (number, person, activity) DO NOTHING",
                ("number", card.Number),
                ("person", card.Person),
                ("activity", card.Activity),
                ("reference", card.Reference),
                ("now", Ms(save.Now)));
        }
    }

    private int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => statements.Run(sql, values);

    private T? One<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values) => statements.One(sql, read, values);

    private List<T> All<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values) => statements.All(sql, read, values);

    private static long Ms(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();
}
