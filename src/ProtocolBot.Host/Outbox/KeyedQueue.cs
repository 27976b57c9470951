using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Outbox;

/// <summary>Runs the work of one conversation in order, and that of different conversations side by side. Keeps nothing of a conversation that is done.</summary>
/// <param name="onFault">Hears of work that broke, which is a fault of ours.</param>
internal sealed class KeyedQueue(Action<Exception> onFault)
{
    private readonly Dictionary<ConversationKey, Queue<Func<Task<bool>>>> waiting = [];
    private TaskCompletionSource idle = Completed();

    /// <summary>Completes when nothing runs and nothing waits.</summary>
    public Task WhenIdle
    {
        get
        {
            lock (waiting)
            {
                return idle.Task;
            }
        }
    }

    /// <summary>Adds work. When work answers false or breaks, what waits behind it in the same conversation is dropped: it will be claimed again, in order.</summary>
    public void Add(ConversationKey conversation, Func<Task<bool>> work)
    {
        lock (waiting)
        {
            if (waiting.TryGetValue(conversation, out var queue))
            {
                queue.Enqueue(work);
                return;
            }

            if (waiting.Count == 0)
            {
                idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            waiting[conversation] = new Queue<Func<Task<bool>>>([work]);
        }

        _ = Task.Run(() => DrainAsync(conversation));
    }

    private async Task DrainAsync(ConversationKey conversation)
    {
        while (Next(conversation) is { } work)
        {
            if (!await DoAsync(work))
            {
                Drop(conversation);
            }
        }
    }

    private async Task<bool> DoAsync(Func<Task<bool>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception)
        {
            // Otherwise nobody would ever again send anything in this conversation.
            onFault(exception);
            return false;
        }
    }

    private Func<Task<bool>>? Next(ConversationKey conversation)
    {
        lock (waiting)
        {
            if (waiting[conversation].TryDequeue(out var work))
            {
                return work;
            }

            waiting.Remove(conversation);
            if (waiting.Count == 0)
            {
                idle.SetResult();
            }

            return null;
        }
    }

    private void Drop(ConversationKey conversation)
    {
        lock (waiting)
        {
            waiting[conversation].Clear();
        }
    }

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }
}
