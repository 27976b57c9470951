using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Turns;

/// <summary>Lets the messages of one conversation through one after the other, and forgets a conversation as soon as nobody waits.</summary>
internal sealed class ConversationLocks
{
    private readonly Dictionary<ConversationKey, Turnstile> stiles = [];

    public async Task<IDisposable> EnterAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        Turnstile? stile;
        lock (stiles)
        {
            if (!stiles.TryGetValue(conversation, out stile))
            {
                stiles[conversation] = stile = new Turnstile();
            }

            stile.Users++;
        }

        try
        {
            await stile.Gate.WaitAsync(cancellationToken);
        }
        catch
        {
            Forget(conversation, stile);
            throw;
        }

        return new Pass(this, conversation, stile);
    }

    /// <summary>The conversations that are being talked in now.</summary>
    public int Count
    {
        get
        {
            lock (stiles)
            {
                return stiles.Count;
            }
        }
    }

    private void Forget(ConversationKey conversation, Turnstile stile)
    {
        lock (stiles)
        {
            if (--stile.Users == 0)
            {
                stiles.Remove(conversation);
                stile.Gate.Dispose();
            }
        }
    }

    private sealed class Turnstile
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Pass(ConversationLocks locks, ConversationKey conversation, Turnstile stile) : IDisposable
    {
        public void Dispose()
        {
            stile.Gate.Release();
            locks.Forget(conversation, stile);
        }
    }
}
