using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.DirectLine;

namespace ProtocolBot.Host.Outbox;

/// <summary>Takes one reply to its channel: our own Direct Line in this process, every other by the Connector.</summary>
internal sealed class Delivery(ConnectorClient connector, DirectLineServer? directLine = null)
{
    public Task<SendOutcome> SendAsync(Outgoing outgoing, CancellationToken cancellationToken)
    {
        var (reference, activity) = outgoing;
        return reference.ChannelId == DirectLineServer.ChannelId && directLine is not null
            ? Task.FromResult(directLine.Accept(reference.Conversation?.Id ?? "", reference.Address(activity)))
            : connector.SendAsync(reference, activity, cancellationToken);
    }
}
