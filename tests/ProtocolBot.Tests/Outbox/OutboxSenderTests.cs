using ProtocolBot.Host.Storage;
using ProtocolBot.Tests.Storage;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Outbox;

public sealed class OutboxSenderOnSqliteTests() : OutboxSenderTests(Database.Sqlite);

public sealed class OutboxSenderOnPostgresTests() : OutboxSenderTests(Database.Postgres);

public abstract class OutboxSenderTests(Database database) : IDisposable
{
    private static readonly TimeSpan LeaseLapses = TimeSpan.FromSeconds(28);

    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("protocolbot-");

    [Fact]
    public async Task The_process_that_decided_sends_at_once_and_in_order()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await using var connector = await FakeConnector.StartAsync();
        await using var ours = Process(storage, connector);

        await ours.AnswerAsync("anna", "1", "2", "3");

        Assert.Equal(["1", "2", "3"], Texts(connector));
        Assert.Equal(new StorageState(0, 0, null), await StateAsync(storage));
    }

    [Fact]
    public async Task What_a_process_stored_before_it_was_killed_another_sends_once_the_lease_lapses()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await using var connector = await FakeConnector.StartAsync();
        await using var killed = Process(storage, connector);
        await using var other = Process(storage, connector);
        await killed.StoreAsync("anna", "1", "2");

        storage.Clock.Advance(LeaseLapses - TimeSpan.FromMilliseconds(1));
        await other.LookAsync();
        var early = Texts(connector);
        storage.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await other.LookAsync();
        await other.LookAsync();

        Assert.Empty(early);
        Assert.Equal(["1", "2"], Texts(connector));
    }

    [Fact]
    public async Task A_process_that_slept_past_its_lease_sends_nothing_that_another_took_over()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await using var connector = await FakeConnector.StartAsync();
        await using var slept = Process(storage, connector);
        await using var other = Process(storage, connector);
        var (rows, lease) = await slept.StoreAsync("anna", "1", "2");
        storage.Clock.Advance(LeaseLapses);
        await other.LookAsync();

        slept.Sender.Send(rows, lease);
        await slept.IdleAsync();

        Assert.Equal(["1", "2"], Texts(connector));
    }

    [Fact]
    public async Task With_too_little_left_of_the_lease_nothing_is_begun_and_the_next_look_sends_it()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await using var connector = await FakeConnector.StartAsync();
        await using var slow = Process(storage, connector);
        var (rows, lease) = await slow.StoreAsync("anna", "1", "2");
        storage.Clock.Advance(TimeSpan.FromSeconds(10));

        slow.Sender.Send(rows, lease);
        await slow.IdleAsync();
        var begun = Texts(connector);
        await slow.LookAsync();

        Assert.Empty(begun);
        Assert.Equal(["1", "2"], Texts(connector));
    }

    [Fact]
    public async Task Too_fast_is_tried_again_when_the_channel_says_and_nothing_overtakes_it()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await using var connector = await FakeConnector.StartAsync();
        await using var ours = Process(storage, connector);
        connector.Answer(ConnectorAnswer.Throttled(TimeSpan.FromSeconds(30)));

        await ours.AnswerAsync("anna", "1", "2");
        await ours.AnswerAsync("anna", "3");
        await ours.AnswerAsync("bart", "b");
        storage.Clock.Advance(TimeSpan.FromSeconds(29));
        await ours.LookAsync();
        var early = Texts(connector);
        storage.Clock.Advance(TimeSpan.FromSeconds(1));
        await ours.LookAsync();

        Assert.Equal(["b"], early);
        Assert.Equal(["b", "1", "2", "3"], Texts(connector));
    }

    [Fact]
    public async Task A_refused_reply_is_parked_and_those_behind_it_are_sent()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await using var connector = await FakeConnector.StartAsync();
        await using var ours = Process(storage, connector);
        connector.Answer(ConnectorAnswer.Refused(403, "ConversationBlockedByUser"));

        await ours.AnswerAsync("anna", "1", "2");

        Assert.Equal(["2"], Texts(connector));
        Assert.Equal(new StorageState(0, 1, null), await StateAsync(storage));
        Assert.Equal("refused 403", storage.Query("SELECT parked FROM outbox"));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(412)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_reply_that_may_have_arrived_is_not_said_twice(int status)
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await using var connector = await FakeConnector.StartAsync();
        await using var ours = Process(storage, connector);
        connector.Answer(new ConnectorAnswer.Says(status) { Accepts = 1 });

        await ours.AnswerAsync("anna", "1", "2");
        storage.Clock.Advance(TimeSpan.FromHours(1));
        await ours.LookAsync();

        Assert.Equal(["1", "2"], Texts(connector));
        Assert.Equal(2, connector.Requests.Count);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_body_counts_as_may_have_arrived()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await using var connector = await FakeConnector.StartAsync();
        await using var ours = Process(storage, connector);
        connector.Answer(new ConnectorAnswer.ResetsAfterBody { Accepts = 1 });

        await ours.AnswerAsync("anna", "1", "2");

        Assert.Equal(["1", "2"], Texts(connector));
        Assert.Equal(new StorageState(0, 0, null), await StateAsync(storage));
    }

    [Fact]
    public async Task A_connector_that_cannot_be_reached_is_tried_later_and_later_and_then_parked()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await using var connector = await FakeConnector.StartAsync();
        await using var ours = Process(storage, connector, mostAttempts: 4, serviceUrl: "http://127.0.0.1:1/");

        await ours.AnswerAsync("anna", "1");
        var waits = new List<TimeSpan>();
        while ((await StateAsync(storage)).Waiting == 1)
        {
            var due = DateTimeOffset.FromUnixTimeMilliseconds(Assert.IsType<long>(storage.Query("SELECT due FROM outbox")));
            waits.Add(due - storage.Clock.GetUtcNow());
            storage.Clock.Advance(waits[^1] + TimeSpan.FromMilliseconds(1));
            await ours.LookAsync();
        }

        Assert.Equal(3, waits.Count);
        Assert.All(waits.Zip([2, 4, 8]), pair => Assert.InRange(pair.First.TotalSeconds, (pair.Second * 0.8) - 0.01, (pair.Second * 1.2) + 0.01));
        Assert.Equal("throttled too often", storage.Query("SELECT parked FROM outbox"));
    }

    [Fact]
    public async Task What_cannot_be_opened_is_parked_and_stops_nobody()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await using var connector = await FakeConnector.StartAsync();
        await using var ours = Process(storage, connector);
        await storage.SaveAsync("anna", 0, null, outgoing: ["never sealed by us, and long enough to look sealed"], lease: storage.Lease(5, seconds: 0));
        await ours.AnswerAsync("bart", "b");

        await ours.LookAsync();

        Assert.Equal(["b"], Texts(connector));
        Assert.Equal("unreadable", storage.Query("SELECT parked FROM outbox"));
    }

    [Fact]
    public async Task Many_conversations_are_each_answered_in_order()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        await using var connector = await FakeConnector.StartAsync();
        await using var ours = Process(storage, connector);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(at => ours.AnswerAsync($"person {at}", "1", "2", "3")));

        var heard = connector.Activities.GroupBy(activity => activity.Conversation?.Id).ToList();
        Assert.Equal(30, heard.Count);
        Assert.All(heard, static one => Assert.Equal(["1", "2", "3"], one.Select(activity => activity.Text)));
    }

    public void Dispose()
    {
        keys.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private SendingProcess Process(StorageUnderTest storage, FakeConnector connector, int mostAttempts = 8, string? serviceUrl = null) =>
        new(storage, connector, keys.FullName, mostAttempts, serviceUrl);

    private static string?[] Texts(FakeConnector connector) => [.. connector.Activities.Select(activity => activity.Text)];

    private static Task<StorageState> StateAsync(StorageUnderTest storage) => storage.Db.StateAsync(DateTimeOffset.MaxValue, TestContext.Current.CancellationToken);
}
