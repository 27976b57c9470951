using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Outbox;

/// <summary>Runs the work of one conversation in order, and that of different conversations side by side. Keeps nothing of a conversation that is done.</summary>
internal sealed class KeyedQueue
{
    private readonly Dictionary<ConversationKey, Queue<Func<Task<bool>>>> waiting = [];
    private int running;

    public bool IsIdle => Volatile.Read(ref running) == 0;

    /// <summary>Adds work. When work answers false, what waits behind it in the same conversation is dropped: it will be claimed again, in order.</summary>
    public void Add(ConversationKey conversation, Func<Task<bool>> work)
    {
        lock (waiting)
        {
            if (waiting.TryGetValue(conversation, out var queue))
            {
                queue.Enqueue(work);
                return;
            }

            waiting[conversation] = new Queue<Func<Task<bool>>>([work]);
        }

        Interlocked.Increment(ref running);
        _ = Task.Run(() => DrainAsync(conversation));
    }

    private async Task DrainAsync(ConversationKey conversation)
    {
        try
        {
            while (Next(conversation) is { } work)
            {
                if (!await work())
                {
                    Drop(conversation);
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref running);
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
}
