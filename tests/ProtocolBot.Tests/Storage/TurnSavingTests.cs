using System.Text;

using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Storage;

public sealed class TurnSavingOnSqliteTests() : TurnSavingTests(Database.Sqlite);

public sealed class TurnSavingOnPostgresTests() : TurnSavingTests(Database.Postgres);

public abstract class TurnSavingTests(Database database)
{
    [Fact]
    public async Task What_was_stored_is_read_back_with_a_version_that_changes()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);

        await storage.SaveAsync("anna", 0, "one");
        var first = await storage.LoadAsync("anna");
        await storage.SaveAsync("anna", first.Version, "two");
        var second = await storage.LoadAsync("anna");

        Assert.Equal("one", Encoding.UTF8.GetString(first.State ?? []));
        Assert.Equal("two", Encoding.UTF8.GetString(second.State ?? []));
        Assert.NotEqual(first.Version, second.Version);
    }

    [Fact]
    public async Task A_conversation_that_ended_leaves_no_row()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await storage.SaveAsync("anna", 0, "one");

        await storage.SaveAsync("anna", (await storage.LoadAsync("anna")).Version, null);

        Assert.Equal(new StoredConversation(0, null), await storage.LoadAsync("anna"));
        Assert.Equal(0L, storage.Query("SELECT COUNT(*) FROM conversation"));
    }

    [Fact]
    public async Task A_turn_on_an_old_version_stores_nothing_at_all()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await storage.SaveAsync("anna", 0, "one");
        var old = (await storage.LoadAsync("anna")).Version;
        await storage.SaveAsync("anna", old, "two");

        var outcome = await storage.SaveAsync("anna", old, "late", activity: "m2", answer: "late", outgoing: ["late"]);

        Assert.IsType<SaveOutcome.Conflict>(outcome);
        Assert.Equal("two", Encoding.UTF8.GetString((await storage.LoadAsync("anna")).State ?? []));
        Assert.Equal(0L, storage.Query("SELECT COUNT(*) FROM inbox"));
        Assert.Equal(0L, storage.Query("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task A_turn_that_found_nothing_and_leaves_nothing_still_notices_that_a_dialog_began_meanwhile()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var found = await storage.LoadAsync("anna");
        await storage.SaveAsync("anna", 0, "begun meanwhile");

        var outcome = await storage.SaveAsync("anna", found.Version, null, activity: "stop");

        Assert.IsType<SaveOutcome.Conflict>(outcome);
    }

    [Fact]
    public async Task A_conversation_begun_anew_does_not_take_a_turn_of_the_one_that_was_erased()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await storage.SaveAsync("anna", 0, "one");
        var erased = (await storage.LoadAsync("anna")).Version;
        await storage.SaveAsync("anna", erased, null);
        await storage.SaveAsync("anna", 0, "anew");

        var outcome = await storage.SaveAsync("anna", erased, "of before");

        Assert.IsType<SaveOutcome.Conflict>(outcome);
    }

    [Fact]
    public async Task An_activity_that_comes_again_gets_its_first_answer_and_changes_nothing()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await storage.SaveAsync("anna", 0, "one", activity: "m1", answer: "the answer", outgoing: ["reply"]);

        var again = await storage.SaveAsync("anna", (await storage.LoadAsync("anna")).Version, "two", activity: "m1", answer: "another", outgoing: ["another"]);

        var duplicate = Assert.IsType<SaveOutcome.Duplicate>(again);
        Assert.Equal("the answer", Encoding.UTF8.GetString(duplicate.Earlier.Body ?? []));
        Assert.Equal("one", Encoding.UTF8.GetString((await storage.LoadAsync("anna")).State ?? []));
        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task Of_many_that_bring_one_activity_at_once_one_is_stored_and_all_get_its_answer()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await using var other = storage.Open();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(at => (at % 2 == 0 ? storage.Db : other).SaveAsync(
            storage.Save("anna", 0, null, activity: "m1", answer: $"answer {at}", outgoing: [$"reply {at}"]), TestContext.Current.CancellationToken)));

        Assert.Single(outcomes.OfType<SaveOutcome.Saved>());
        var answers = outcomes.OfType<SaveOutcome.Duplicate>().Select(duplicate => Encoding.UTF8.GetString(duplicate.Earlier.Body ?? [])).ToList();
        Assert.Equal(39, answers.Count);
        Assert.Single(answers.Distinct());
        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task Turns_of_many_conversations_at_once_are_all_stored()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 1000).Select(at => storage.SaveAsync($"person {at}", 0, $"state {at}", activity: $"m{at}", outgoing: ["reply"])));

        Assert.All(outcomes, outcome => Assert.IsType<SaveOutcome.Saved>(outcome));
        Assert.Equal(1000L, storage.Query("SELECT COUNT(DISTINCT key) FROM conversation"));
        Assert.Equal(1000L, storage.Query("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task A_turn_that_cannot_be_stored_fails_alone()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var bad = storage.Save("bad", 0, "state") with { Activity = new ActivityKey(null!) };

        var good = Enumerable.Range(0, 60).Select(at => storage.SaveAsync($"person {at}", 0, "state")).ToList();
        var refused = storage.Db.SaveAsync(bad, TestContext.Current.CancellationToken);
        good.AddRange(Enumerable.Range(60, 60).Select(at => storage.SaveAsync($"person {at}", 0, "state")));

        await Assert.ThrowsAsync<StorageException>(() => refused);
        Assert.All(await Task.WhenAll(good), outcome => Assert.IsType<SaveOutcome.Saved>(outcome));
        Assert.Equal(120L, storage.Query("SELECT COUNT(*) FROM conversation"));
    }
}
