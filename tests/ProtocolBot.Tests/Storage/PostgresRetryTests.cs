using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Storage;

public sealed class PostgresRetryTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    public async Task A_turn_that_the_database_takes_back_is_tried_again_and_stored_once(string code)
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        Refuse(storage, code, times: 3);

        var outcome = await storage.SaveAsync("anna", 0, "one", activity: "m1", outgoing: ["1"]);

        Assert.IsType<SaveOutcome.Saved>(outcome);
        Assert.Equal(4L, storage.Query("SELECT last_value FROM tries"));
        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task What_the_database_refuses_for_good_is_asked_once_and_nothing_is_stored()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        Refuse(storage, "53100", times: 1);

        var refused = await Assert.ThrowsAsync<StorageException>(() => storage.SaveAsync("anna", 0, "one", activity: "m1", outgoing: ["1"]));

        Assert.Contains("53100", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1L, storage.Query("SELECT last_value FROM tries"));
        Assert.Equal(0L, storage.Query("SELECT (SELECT COUNT(*) FROM inbox) + (SELECT COUNT(*) FROM outbox)"));
        Assert.Equal(0, storage.Damages);
        Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("anna", 0, "one", activity: "m1"));
    }

    [Fact]
    public async Task Damage_is_reported_once_and_nothing_is_done_any_more()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        Refuse(storage, "XX001", times: 1);

        await Assert.ThrowsAsync<StorageException>(() => storage.SaveAsync("anna", 0, "one"));
        await Assert.ThrowsAsync<StorageException>(() => storage.SaveAsync("anna", 0, "one"));
        await Assert.ThrowsAsync<StorageException>(() => storage.LoadAsync("anna"));

        Assert.Equal(1, storage.Damages);
    }

    [Fact]
    public async Task Two_changes_that_wait_for_each_other_are_both_made()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        var now = storage.Clock.GetUtcNow();
        await storage.Db.ChangeCasesAsync(cases => { cases.Remember(new PersonRow("a", [0]), now); cases.Remember(new PersonRow("b", [0]), now); return true; }, Cancelled);
        using var both = new Barrier(2);
        var tries = 0;

        bool Change(CaseSql cases, string first, string second, byte mark)
        {
            var late = Interlocked.Increment(ref tries) > 2;
            cases.Remember(new PersonRow(first, [mark]), now);
            if (!late)
            {
                both.SignalAndWait(TimeSpan.FromSeconds(20), Cancelled);
            }

            cases.Remember(new PersonRow(second, [mark]), now);
            return true;
        }

        var done = await Task.WhenAll(
            Task.Run(() => storage.Db.ChangeCasesAsync(cases => Change(cases, "a", "b", 1), Cancelled), Cancelled),
            Task.Run(() => storage.Db.ChangeCasesAsync(cases => Change(cases, "b", "a", 2), Cancelled), Cancelled));

        Assert.Equal([true, true], done);
        Assert.Equal(3, tries);
        Assert.Equal(1L, storage.Query("SELECT COUNT(DISTINCT reference) FROM person"));
    }

    [Fact]
    public async Task Links_that_many_add_at_once_make_one_chain()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        var others = Enumerable.Range(0, 4).Select(_ => storage.Open()).ToList();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(at => Task.Run(() => others[at % 4].ChangeCasesAsync(
            cases => { cases.Audit(new AuditRow(storage.Clock.GetUtcNow(), $"actor {at}", "read", "2026-000001", null, null)); return true; }, Cancelled))));

        var links = await storage.Db.ReadCasesAsync(cases => cases.AuditAfter(0, 1000), Cancelled);
        Assert.Equal(Enumerable.Range(1, 100).Select(at => (long)at), links.Select(link => link.Seq));
        var hash = AuditChain.Begin;
        Assert.All(links, link => Assert.Equal(link.Hash, hash = AuditChain.Next(hash, link.Seq, link.Row)));
        Assert.Equal(100, links.Select(link => link.Row.Actor).Distinct().Count());
    }

    [Fact]
    public async Task A_turn_whose_case_cannot_begin_stores_nothing_at_all()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        var turn = storage.Save("anna", 0, "one", activity: "m1", outgoing: ["1"]) with { Case = Case(storage), Person = new PersonRow("p", [1]) };

        Assert.IsType<SaveOutcome.Saved>(await storage.Db.SaveAsync(turn, Cancelled));
        var taken = storage.Save("bart", 0, "two", activity: "m2", outgoing: ["2"]) with { Case = Case(storage), Person = new PersonRow("q", [1]) };
        Assert.IsType<SaveOutcome.Conflict>(await storage.Db.SaveAsync(taken, Cancelled));

        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM conversation"));
        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM inbox"));
        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM person"));
        Assert.Equal(2L, storage.Query("SELECT COUNT(*) FROM outbox"));
        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM audit"));
    }

    private static CaseSave Case(StorageUnderTest storage) => new()
    {
        Number = "2026-000001",
        Version = 0,
        Route = "derail",
        Status = "open",
        Now = storage.Clock.GetUtcNow(),
        WrappedKey = [1],
        Events = [new CaseEventRow(storage.Clock.GetUtcNow(), [2], "p", "opened")],
        Parcels = [new ParcelRow("to:q", [3], storage.Clock.GetUtcNow(), null)],
    };

    /// <summary>The first tries to store a conversation end in this error. A sequence counts them, which no rollback sets back.</summary>
    private static void Refuse(StorageUnderTest storage, string code, int times) => storage.Query($"""
        CREATE SEQUENCE tries;
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('tries') <= {times} THEN RAISE EXCEPTION 'on purpose' USING ERRCODE = '{code}'; END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER refuse BEFORE INSERT ON conversation FOR EACH ROW EXECUTE FUNCTION refuse();
        """);
}
