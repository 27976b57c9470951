using System.Net.WebSockets;
using System.Threading.Channels;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>Carries one conversation over one socket: first what the client missed, then whatever comes.</summary>
internal sealed class DirectLineStream(WebSocket socket, Ticket ticket, TimeProvider time)
{
    /// <summary>A client has nothing to say here but keep-alives, which are empty.</summary>
    private const int MaxIncomingBytes = 4096;

    /// <summary>How long a client may take to say goodbye.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    private readonly DirectLineConversation conversation = ticket.Conversation;

    /// <summary>What wakes the sender: null for "look in the log", bytes for something that is not kept.</summary>
    private readonly Channel<byte[]?> wakes = Channel.CreateBounded<byte[]?>(new BoundedChannelOptions(32) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Wake() => wakes.Writer.TryWrite(null);

    public void Show(byte[] activity) => wakes.Writer.TryWrite(activity);

    public void Close() => wakes.Writer.TryComplete();

    /// <summary>Runs until the client leaves, another client takes the conversation, or the token ends.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var life = TimeSpan.FromTicks(Math.Max(0, (ticket.ClosesAt - time.GetUtcNow()).Ticks));
        await using var expiry = time.CreateTimer(_ => Close(), null, life, Timeout.InfiniteTimeSpan);
        conversation.Attach(this);
        try
        {
            var listening = ListenAsync(cancellationToken);
            await SendAsync(cancellationToken);
            await CloseAsync(listening, cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or TimeoutException)
        {
            // The client is gone, or we are stopping: it comes back with its watermark and misses nothing.
        }
        finally
        {
            conversation.Detach(this);
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        Wake();
        var position = ticket.Watermark;
        await foreach (var shown in wakes.Reader.ReadAllAsync(cancellationToken))
        {
            if (shown is not null)
                await SendAsync(ActivitySet.Write([shown], null), cancellationToken);
            // Always look: a wake may have been dropped for a newer one.
            var (activities, next) = conversation.After(position);
            if (activities.Count > 0)
                await SendAsync(ActivitySet.Write(activities, next), cancellationToken);
            position = next;
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken) =>
        await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var buffer = new byte[512];
            var received = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                result = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
                received = result.EndOfMessage ? 0 : received + result.Count;
            }
            while (result.MessageType != WebSocketMessageType.Close && received <= MaxIncomingBytes);
        }
        finally
        {
            Close();
        }
    }

    private async Task CloseAsync(Task listening, CancellationToken cancellationToken)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        await listening.WaitAsync(Goodbye, time, cancellationToken);
    }
}
