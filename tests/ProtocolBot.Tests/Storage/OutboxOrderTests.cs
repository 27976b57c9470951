using System.Collections.Concurrent;
using System.Text;

using CsCheck;

using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Storage;

public sealed class OutboxOrderOnSqliteTests() : OutboxOrderTests(Database.Sqlite);

public sealed class OutboxOrderOnPostgresTests() : OutboxOrderTests(Database.Postgres);

/// <summary>Four processes store, send, put off, fall asleep and die, truly at once: each reply goes out once, and those of a conversation in the order in which they were stored.</summary>
public abstract class OutboxOrderTests(Database database)
{
    private const int Processes = 4;
    private const int Rounds = 6;
    private const int Conversations = 3;

    [Fact]
    public async Task Whatever_four_processes_do_each_reply_is_sent_once_and_in_order()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var dbs = Enumerable.Range(0, Processes).Select(_ => storage.Open()).ToList();

        await Gen.Int[0, int.MaxValue - 1].SampleAsync(async seed => await RunAsync(storage, dbs, seed), iter: 60, threads: 1);
    }

    private static async Task RunAsync(StorageUnderTest storage, List<BotDb> dbs, int seed)
    {
        var sent = new ConcurrentDictionary<ConversationKey, ConcurrentQueue<long>>();
        var stored = new ConcurrentBag<long>();
        var chance = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            // A process of one round: what it has not done at its end, it died with.
            await Task.WhenAll(dbs.Select((db, at) =>
            {
                var own = chance.Next();
                var process = new Sending(db, storage, new Random(own), sent, stored, $"{seed}");
                return Task.Run(process.LiveAsync);
            }));
            storage.Clock.Advance(TimeSpan.FromSeconds(chance.Next(0, 45)));
        }

        while ((await storage.Db.StateAsync(DateTimeOffset.MaxValue, TestContext.Current.CancellationToken)).Waiting > 0)
        {
            storage.Clock.Advance(TimeSpan.FromSeconds(45));
            await new Sending(dbs[0], storage, null, sent, stored, "last").LookAsync();
        }

        Assert.Equal(stored.Order(), sent.Values.SelectMany(ids => ids).Order());
        Assert.All(sent.Values, static ids => Assert.Equal(ids.Order(), ids));
    }

    /// <param name="chance">Null for one that does all it should.</param>
    private sealed class Sending(BotDb db, StorageUnderTest storage, Random? chance, ConcurrentDictionary<ConversationKey, ConcurrentQueue<long>> sent, ConcurrentBag<long> stored, string run)
    {
        private readonly long owner = 1 + (BitConverter.ToInt64(Guid.NewGuid().ToByteArray()) & (long.MaxValue >> 1));
        private readonly KeyedQueue queue = new(fault => throw new InvalidOperationException("a send broke", fault));
        private volatile bool dead;

        public async Task LiveAsync()
        {
            for (var act = 0; act < 8; act++)
            {
                await (Draw(3) == 0 ? LookAsync() : SaveAsync());
            }

            dead = Draw(2) == 0;
            await queue.WhenIdle;
        }

        public async Task LookAsync()
        {
            var lease = storage.Lease(owner);
            Send(await db.ClaimAsync(lease, 1 + Draw(6), TestContext.Current.CancellationToken), lease);
            await (chance is null ? queue.WhenIdle : Task.CompletedTask);
        }

        private async Task SaveAsync()
        {
            var (lease, name) = (storage.Lease(owner), $"{run}/{Draw(Conversations)}");
            var save = storage.Save(name, 0, null, activity: $"{Guid.NewGuid()}", outgoing: [.. Enumerable.Repeat("reply", 1 + Draw(2))], lease: lease);
            var saved = Assert.IsType<SaveOutcome.Saved>(await db.SaveAsync(save, TestContext.Current.CancellationToken));
            foreach (var id in saved.Outgoing)
            {
                stored.Add(id);
            }

            Send(saved.Outgoing.Select(id => new OutboxRow(id, save.Conversation, Encoding.UTF8.GetBytes("reply"), 0)), lease);
        }

        private void Send(IEnumerable<OutboxRow> rows, Lease lease)
        {
            foreach (var row in rows)
            {
                queue.Add(row.Conversation, () => SendAsync(row, lease));
            }
        }

        /// <summary>As the sender does.</summary>
        private async Task<bool> SendAsync(OutboxRow row, Lease lease)
        {
            if (dead)
            {
                return false;
            }

            if (!await db.HoldsAsync(row.Id, lease, storage.Clock.GetUtcNow() + TimeSpan.FromSeconds(21), CancellationToken.None))
            {
                await db.SettleAsync(row.Id, lease, new Settlement.LetGo(), CancellationToken.None);
                return false;
            }

            if (Draw(5) == 0)
            {
                await db.SettleAsync(row.Id, lease, new Settlement.RetryAt(storage.Clock.GetUtcNow().AddSeconds(Draw(20))), CancellationToken.None);
                return false;
            }

            sent.GetOrAdd(row.Conversation, static _ => new ConcurrentQueue<long>()).Enqueue(row.Id);
            Assert.True(await db.SettleAsync(row.Id, lease, new Settlement.Done(), CancellationToken.None));
            return true;
        }

        /// <summary>At most that; without chance the most.</summary>
        private int Draw(int below)
        {
            if (chance is null)
            {
                return below - 1;
            }

            lock (chance)
            {
                return chance.Next(below);
            }
        }
    }
}
