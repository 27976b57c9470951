using System.Text;

using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Storage;

public sealed class SweepOnSqliteTests() : SweepTests(Database.Sqlite);

public sealed class SweepOnPostgresTests() : SweepTests(Database.Postgres);

public abstract class SweepTests(Database database)
{
    [Fact]
    public async Task An_answer_is_erased_after_its_window_and_its_activity_is_still_known()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await storage.SaveAsync("anna", 0, null, activity: "old", answer: "old answer");
        storage.Clock.Advance(TimeSpan.FromMinutes(10));
        await storage.SaveAsync("anna", 0, null, activity: "new", answer: "new answer");

        await SweepAsync(storage, answers: TimeSpan.FromMinutes(5), keys: TimeSpan.FromDays(30));

        Assert.Equal(new EarlierAnswer(null), await FindAsync(storage, "old"));
        Assert.Equal("new answer", Encoding.UTF8.GetString((await FindAsync(storage, "new"))?.Body ?? []));
        Assert.IsType<SaveOutcome.Duplicate>(await storage.SaveAsync("anna", 0, null, activity: "old"));
    }

    [Fact]
    public async Task A_key_and_a_parked_reply_are_forgotten_after_the_memory()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var lease = storage.Lease();
        var saved = Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("anna", 0, null, activity: "old", outgoing: ["1"], lease: lease));
        await storage.SettleAsync(saved.Outgoing[0], lease, new Settlement.Parked("refused 403"));
        storage.Clock.Advance(TimeSpan.FromDays(29));
        await SweepAsync(storage, TimeSpan.FromMinutes(10), TimeSpan.FromDays(30));
        var remembered = await FindAsync(storage, "old");

        storage.Clock.Advance(TimeSpan.FromDays(2));
        await SweepAsync(storage, TimeSpan.FromMinutes(10), TimeSpan.FromDays(30));

        Assert.NotNull(remembered);
        Assert.Null(await FindAsync(storage, "old"));
        Assert.Equal(0L, storage.Query("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task A_reply_that_still_waits_is_never_swept_away()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await storage.SaveAsync("anna", 0, null, outgoing: ["1"]);
        storage.Clock.Advance(TimeSpan.FromDays(400));

        await SweepAsync(storage, TimeSpan.FromMinutes(10), TimeSpan.FromDays(30));

        Assert.Equal(["1"], StorageUnderTest.Texts(await storage.ClaimAsync(storage.Lease(2))));
    }

    [Fact]
    public async Task A_dialog_that_nobody_finished_is_erased_in_time_and_a_chosen_language_is_not()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var token = TestContext.Current.CancellationToken;
        await storage.Db.SaveAsync(storage.Save("anna", 0, "half a dialog") with { EraseAt = storage.Clock.GetUtcNow() + TimeSpan.FromHours(24) }, token);
        await storage.Db.SaveAsync(storage.Save("ben", 0, "a language"), token);
        storage.Clock.Advance(TimeSpan.FromHours(23));
        await SweepAsync(storage, TimeSpan.FromMinutes(10), TimeSpan.FromDays(30));
        var afterADay = storage.Query("SELECT COUNT(*) FROM conversation");

        storage.Clock.Advance(TimeSpan.FromHours(2));
        await SweepAsync(storage, TimeSpan.FromMinutes(10), TimeSpan.FromDays(30));

        Assert.Equal(2L, afterADay);
        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM conversation"));
    }

    private static Task<EarlierAnswer?> FindAsync(StorageUnderTest storage, string activity) =>
        storage.Db.FindAsync(StorageUnderTest.Activity(activity), TestContext.Current.CancellationToken);

    private static Task SweepAsync(StorageUnderTest storage, TimeSpan answers, TimeSpan keys) =>
        storage.Db.SweepAsync(new Sweep(storage.Clock.GetUtcNow() - answers, storage.Clock.GetUtcNow() - keys, storage.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
}
