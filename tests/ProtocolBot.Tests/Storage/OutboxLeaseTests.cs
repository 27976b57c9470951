using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Storage;

public sealed class OutboxLeaseOnSqliteTests() : OutboxLeaseTests(Database.Sqlite);

public sealed class OutboxLeaseOnPostgresTests() : OutboxLeaseTests(Database.Postgres);

public abstract class OutboxLeaseTests(Database database)
{
    private const long Ours = 1;
    private const long Theirs = 2;

    [Fact]
    public async Task Replies_belong_to_who_decided_until_the_lease_lapses_and_then_to_who_comes_first()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await storage.SaveAsync("anna", 0, null, outgoing: ["1", "2"], lease: storage.Lease(Ours));

        storage.Clock.Advance(TimeSpan.FromSeconds(29));
        var early = await storage.ClaimAsync(storage.Lease(Theirs));
        storage.Clock.Advance(TimeSpan.FromSeconds(1));
        var due = await storage.ClaimAsync(storage.Lease(Theirs));
        var after = await storage.ClaimAsync(storage.Lease(Ours));

        Assert.Empty(early);
        Assert.Equal(["1", "2"], StorageUnderTest.Texts(due));
        Assert.Empty(after);
    }

    [Fact]
    public async Task Of_many_processes_that_claim_at_once_each_reply_goes_to_one()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var others = Enumerable.Range(0, 4).Select(_ => storage.Open()).ToList();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(at => storage.SaveAsync($"person {at}", 0, null, outgoing: [$"{at}"], lease: storage.Lease(Ours))));
        storage.Clock.Advance(TimeSpan.FromSeconds(31));

        var claims = await Task.WhenAll(Enumerable.Range(0, 40).Select(at => others[at % 4].ClaimAsync(storage.Lease(Theirs + at), 10, TestContext.Current.CancellationToken)));

        var ids = claims.SelectMany(rows => rows).Select(row => row.Id).ToList();
        Assert.Equal(200, ids.Count);
        Assert.Equal(200, ids.Distinct().Count());
    }

    [Fact]
    public async Task Who_lost_a_lease_can_neither_send_nor_settle()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var lost = storage.Lease(Ours);
        var saved = Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("anna", 0, null, outgoing: ["1"], lease: lost));
        storage.Clock.Advance(TimeSpan.FromSeconds(30));
        var taken = storage.Lease(Theirs);
        await storage.ClaimAsync(taken);

        var id = saved.Outgoing[0];

        Assert.False(await storage.Db.HoldsAsync(id, lost, storage.Clock.GetUtcNow(), TestContext.Current.CancellationToken));
        Assert.False(await storage.SettleAsync(id, lost, new Settlement.Done()));
        Assert.False(await storage.SettleAsync(id, lost, new Settlement.RetryAt(storage.Clock.GetUtcNow())));
        Assert.False(await storage.SettleAsync(id, lost, new Settlement.Parked("late")));
        Assert.False(await storage.SettleAsync(id, lost, new Settlement.LetGo()));
        Assert.True(await storage.Db.HoldsAsync(id, taken, storage.Clock.GetUtcNow(), TestContext.Current.CancellationToken));
        Assert.True(await storage.SettleAsync(id, taken, new Settlement.Done()));
    }

    [Fact]
    public async Task Nobody_begins_to_send_what_a_lease_leaves_too_little_time_for()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var lease = storage.Lease(Ours);
        var saved = Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("anna", 0, null, outgoing: ["1"], lease: lease));

        Assert.True(await storage.Db.HoldsAsync(saved.Outgoing[0], lease, lease.Now.AddSeconds(29), TestContext.Current.CancellationToken));
        Assert.False(await storage.Db.HoldsAsync(saved.Outgoing[0], lease, lease.Now.AddSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_must_be_tried_later_holds_back_what_stands_behind_it_and_no_other_conversation()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var lease = storage.Lease(Ours);
        var saved = Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("anna", 0, null, outgoing: ["1", "2"], lease: lease));
        await storage.SaveAsync("bart", 0, null, outgoing: ["b"], lease: new Lease(Ours, lease.Now, lease.Now));

        await storage.SettleAsync(saved.Outgoing[0], lease, new Settlement.RetryAt(lease.Now.AddSeconds(5)));
        var early = await storage.ClaimAsync(storage.Lease(Theirs));
        storage.Clock.Advance(TimeSpan.FromSeconds(5));
        var due = await storage.ClaimAsync(storage.Lease(Theirs));

        Assert.Equal(["b"], StorageUnderTest.Texts(early));
        Assert.Equal(["1", "2"], StorageUnderTest.Texts(due));
        Assert.Equal([1, 0], due.Select(row => row.Attempts));
    }

    [Fact]
    public async Task A_later_turn_of_the_same_process_does_not_overtake_a_reply_that_waits()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var lease = storage.Lease(Ours);
        var first = Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("anna", 0, null, outgoing: ["1"], lease: lease));
        await storage.SettleAsync(first.Outgoing[0], lease, new Settlement.RetryAt(lease.Now.AddSeconds(5)));

        var second = Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("anna", 0, null, outgoing: ["2"], lease: lease));

        Assert.False(await storage.Db.HoldsAsync(second.Outgoing[0], lease, lease.Now, TestContext.Current.CancellationToken));
        storage.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["1", "2"], StorageUnderTest.Texts(await storage.ClaimAsync(storage.Lease(Theirs))));
    }

    [Fact]
    public async Task A_later_turn_is_ours_while_we_ourselves_hold_what_stands_before_it_and_is_sent_after_it()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var lease = storage.Lease(Ours);
        var first = Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("anna", 0, null, outgoing: ["1"], lease: lease));

        var ours = Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("anna", 0, null, outgoing: ["2"], lease: lease));
        var theirs = Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("anna", 0, null, outgoing: ["3"], lease: storage.Lease(Theirs)));

        Assert.False(await HoldsAsync(storage, ours, lease));
        await storage.SettleAsync(first.Outgoing[0], lease, new Settlement.Done());
        Assert.True(await HoldsAsync(storage, ours, lease));
        await storage.SettleAsync(ours.Outgoing[0], lease, new Settlement.Done());
        Assert.False(await HoldsAsync(storage, theirs, storage.Lease(Theirs)));
    }

    [Fact]
    public async Task A_reply_that_is_parked_holds_nothing_back_and_is_counted_without_its_words()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var lease = storage.Lease(Ours);
        var saved = Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("anna", 0, null, outgoing: ["1", "2"], lease: lease));

        await storage.SettleAsync(saved.Outgoing[0], lease, new Settlement.Parked("refused 403"));
        storage.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(["2"], StorageUnderTest.Texts(await storage.ClaimAsync(storage.Lease(Theirs))));
        Assert.Equal(1, (await storage.Db.StateAsync(storage.Clock.GetUtcNow(), TestContext.Current.CancellationToken)).Parked);
        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM outbox WHERE parked = 'refused 403' AND payload IS NULL"));
    }

    [Fact]
    public async Task A_reply_that_arrived_leaves_no_row()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var lease = storage.Lease(Ours);
        var saved = Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("anna", 0, null, outgoing: ["1"], lease: lease));

        await storage.SettleAsync(saved.Outgoing[0], lease, new Settlement.Done());

        Assert.Equal(0L, storage.Query("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task The_oldest_that_waits_is_known()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var begun = storage.Clock.GetUtcNow();
        await storage.SaveAsync("anna", 0, null, outgoing: ["1"]);
        storage.Clock.Advance(TimeSpan.FromMinutes(3));
        await storage.SaveAsync("bart", 0, null, outgoing: ["2"]);

        Assert.Equal(new StorageState(2, 0, begun), await storage.Db.StateAsync(storage.Clock.GetUtcNow(), TestContext.Current.CancellationToken));
        Assert.Equal(new StorageState(1, 0, begun), await storage.Db.StateAsync(begun, TestContext.Current.CancellationToken));
    }

    private static Task<bool> HoldsAsync(StorageUnderTest storage, SaveOutcome.Saved saved, Lease lease) =>
        storage.Db.HoldsAsync(saved.Outgoing[0], lease, lease.Now, TestContext.Current.CancellationToken);
}
