using System.Collections.Concurrent;
using System.Diagnostics;

using ProtocolBot.Host.Storage;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Storage;

/// <summary>A server that is killed and comes back, and connections that break at the worst moment.</summary>
public sealed class PostgresOutageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_killed_under_load_is_found_back_and_has_all_that_was_acknowledged_once()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var storage = await StorageUnderTest.OnAsync(server);
        var (stored, failed) = (new ConcurrentBag<string>(), 0);
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 8).Select(writer => Task.Run(
            async () =>
            {
                for (var at = 0; !enough.IsCancellationRequested; at++)
                {
                    var name = $"{writer}/{at}";
                    try
                    {
                        var outcome = await storage.SaveAsync(name, 0, "state", activity: name, outgoing: [name]);
                        Assert.False(outcome is SaveOutcome.Conflict);
                        stored.Add(name);
                    }
                    catch (StorageException exception)
                    {
                        Assert.DoesNotContain(PostgresServer.Password, exception.ToString(), StringComparison.Ordinal);
                        Interlocked.Increment(ref failed);
                    }
                }
            },
            Cancelled)).ToList();

        for (var round = 0; round < 3; round++)
        {
            await ReachAsync(stored, stored.Count + 300);
            await server.KillAsync();
            await server.StartAgainAsync();
            var back = Stopwatch.StartNew();
            await ReachAsync(stored, stored.Count + 50);
            Assert.True(back.Elapsed < TimeSpan.FromSeconds(10), $"{back.Elapsed}");
        }

        await enough.CancelAsync();
        await Task.WhenAll(writers);

        foreach (var name in stored)
        {
            Assert.NotNull((await storage.LoadAsync(name)).State);
            Assert.NotNull(await storage.Db.FindAsync(StorageUnderTest.Activity(name), Cancelled));
        }

        Assert.Equal(storage.Query("SELECT COUNT(*) FROM inbox"), storage.Query("SELECT COUNT(DISTINCT conversation) FROM outbox"));
        Assert.Equal(storage.Query("SELECT COUNT(*) FROM inbox"), storage.Query("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task With_the_server_away_every_call_fails_within_five_seconds_and_works_again_when_it_is_back()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var storage = await StorageUnderTest.OnAsync(server);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(at => storage.SaveAsync($"person {at}", 0, "one")));
        await server.KillAsync();

        Func<Task>[] calls =
        [
            () => storage.SaveAsync("bart", 0, "one", activity: "m1"),
            () => storage.LoadAsync("anna"),
            () => storage.ClaimAsync(storage.Lease()),
            () => storage.Db.StateAsync(DateTimeOffset.MaxValue, Cancelled),
            () => storage.Db.ChangeCasesAsync(static cases => { cases.Forget(new PersonGone("a", []), long.MaxValue); return true; }, Cancelled),
        ];
        var begun = Stopwatch.StartNew();
        await Task.WhenAll(calls.Select(call => Assert.ThrowsAsync<StorageException>(call)));
        var took = begun.Elapsed;
        await server.StartAgainAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(at => storage.LoadAsync($"person {at}")));

        Assert.True(took < TimeSpan.FromSeconds(5), $"{took}");
        Assert.Equal(20L, storage.Query("SELECT COUNT(*) FROM conversation"));
        Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("bart", 0, "one", activity: "m1"));
        Assert.Equal(0, storage.Damages);
    }

    [Fact]
    public async Task Connections_that_the_server_ended_while_they_were_idle_are_noticed_by_nobody()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(at => storage.SaveAsync($"person {at}", 0, "one")));

        storage.Query("SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        var loaded = await Task.WhenAll(Enumerable.Range(0, 40).Select(at => storage.LoadAsync($"person {at}")));

        Assert.All(loaded, static one => Assert.NotNull(one.State));
    }

    [Fact]
    public async Task A_change_whose_commit_is_never_answered_is_known_to_be_made_and_is_made_once()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        await using var wire = await CutWire.StartAsync(storage.Postgres);
        await using var db = new PostgresBotDb(wire.ConnectionString, TimeProvider.System, static () => { });
        await db.StateAsync(DateTimeOffset.MaxValue, Cancelled);

        wire.CutAfter("COMMIT");
        var changed = await db.ChangeCasesAsync(cases => { cases.Audit(new AuditRow(storage.Clock.GetUtcNow(), null, "read", "2026-000001", null, null)); return true; }, Cancelled);

        Assert.True(changed);
        Assert.Equal(1, wire.Cuts);
        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM audit"));
    }

    [Fact]
    public async Task A_change_whose_commit_never_arrived_is_made_again_and_then_once()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        await using var wire = await CutWire.StartAsync(storage.Postgres);
        await using var db = new PostgresBotDb(wire.ConnectionString, TimeProvider.System, static () => { });

        wire.CutBefore("COMMIT");
        var changed = await db.ChangeCasesAsync(cases => { cases.Audit(new AuditRow(storage.Clock.GetUtcNow(), null, "read", "2026-000001", null, null)); return true; }, Cancelled);

        Assert.True(changed);
        Assert.Equal(1, wire.Cuts);
        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM audit"));
    }

    [Fact]
    public async Task A_turn_whose_storing_is_never_answered_is_found_stored_with_its_answer()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        await using var wire = await CutWire.StartAsync(storage.Postgres);
        await using var db = new PostgresBotDb(wire.ConnectionString, TimeProvider.System, static () => { });

        wire.CutAfter("pg_advisory_xact_lock");
        var outcome = await db.SaveAsync(storage.Save("anna", 0, "one", activity: "m1", answer: "the answer", outgoing: ["1"]), Cancelled);

        var duplicate = Assert.IsType<SaveOutcome.Duplicate>(outcome);
        Assert.Equal("the answer"u8.ToArray(), duplicate.Earlier.Body);
        Assert.Equal(1, wire.Cuts);
        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM outbox"));
    }

    private static async Task ReachAsync(ConcurrentBag<string> stored, int count)
    {
        var begun = Stopwatch.StartNew();
        while (stored.Count < count)
        {
            Assert.True(begun.Elapsed < TimeSpan.FromSeconds(60));
            await Task.Delay(20, Cancelled);
        }
    }
}
