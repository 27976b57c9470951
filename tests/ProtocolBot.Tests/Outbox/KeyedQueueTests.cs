using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Outbox;

public sealed class KeyedQueueTests
{
    private static readonly ConversationKey Anna = new("anna");
    private static readonly ConversationKey Bart = new("bart");

    private readonly List<Exception> faults = [];
    private readonly List<string> done = [];
    private readonly KeyedQueue queue;

    public KeyedQueueTests() => queue = new KeyedQueue(faults.Add);

    [Fact]
    public async Task One_conversation_goes_in_order_while_another_goes_on()
    {
        var gate = new TaskCompletionSource();
        var other = new TaskCompletionSource();
        queue.Add(Anna, async () => { await gate.Task; return Do("a1"); });
        queue.Add(Anna, () => Task.FromResult(Do("a2")));
        queue.Add(Bart, () => { Do("b"); other.SetResult(); return Task.FromResult(true); });

        await other.Task.WaitAsync(TestContext.Current.CancellationToken);
        gate.SetResult();
        await IdleAsync();

        Assert.Equal(["b", "a1", "a2"], done);
    }

    [Fact]
    public async Task When_one_may_not_be_followed_those_behind_it_are_dropped_and_later_work_is_taken()
    {
        var gate = new TaskCompletionSource();
        queue.Add(Anna, async () => { await gate.Task; Do("a1"); return false; });
        queue.Add(Anna, () => Task.FromResult(Do("a2")));
        gate.SetResult();
        await IdleAsync();

        queue.Add(Anna, () => Task.FromResult(Do("a3")));
        await IdleAsync();

        Assert.Equal(["a1", "a3"], done);
    }

    [Fact]
    public async Task Work_that_breaks_does_not_end_the_conversation()
    {
        queue.Add(Anna, () => throw new InvalidOperationException("ours"));
        await IdleAsync();

        queue.Add(Anna, () => Task.FromResult(Do("a2")));
        await IdleAsync();

        Assert.Equal(["a2"], done);
        Assert.IsType<InvalidOperationException>(Assert.Single(faults));
    }

    private Task IdleAsync() => queue.WhenIdle.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    private bool Do(string what)
    {
        lock (done)
        {
            done.Add(what);
        }

        return true;
    }
}
