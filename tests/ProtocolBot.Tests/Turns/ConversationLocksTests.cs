using ProtocolBot.Host.Storage;
using ProtocolBot.Host.Turns;

using Xunit;

namespace ProtocolBot.Tests.Turns;

public sealed class ConversationLocksTests
{
    private static readonly ConversationKey Anna = new("anna");

    private readonly ConversationLocks locks = new();

    [Fact]
    public async Task Of_one_conversation_one_goes_in_at_a_time_and_all_go_in()
    {
        var (inside, most, count) = (0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () =>
        {
            using var pass = await locks.EnterAsync(Anna, TestContext.Current.CancellationToken);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            count++;
            Interlocked.Decrement(ref inside);
        })));

        Assert.Equal((1, 200), (most, count));
        Assert.Equal(0, locks.Count);
    }

    [Fact]
    public async Task Different_conversations_go_side_by_side()
    {
        using var anna = await locks.EnterAsync(Anna, TestContext.Current.CancellationToken);
        using var bart = await locks.EnterAsync(new ConversationKey("bart"), TestContext.Current.CancellationToken);

        Assert.Equal(2, locks.Count);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_nothing_behind()
    {
        using var giveUp = new CancellationTokenSource();
        var inside = await locks.EnterAsync(Anna, TestContext.Current.CancellationToken);
        var waiting = locks.EnterAsync(Anna, giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        inside.Dispose();
        Assert.Equal(0, locks.Count);
        (await locks.EnterAsync(Anna, TestContext.Current.CancellationToken)).Dispose();
    }
}
