using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.DirectLine;

namespace ProtocolBot.Host.Outbox;

/// <summary>Takes one addressed reply to its channel: our own Direct Line in this process, every other by the Connector.</summary>
internal sealed class Delivery(ConnectorClient connector, DirectLineServer directLine)
{
    public Task<SendOutcome> SendAsync(Activity activity, CancellationToken cancellationToken) =>
        activity.ChannelId == DirectLineServer.ChannelId
            ? Task.FromResult(directLine.Accept(activity.Conversation?.Id ?? "", activity))
            : connector.SendAsync(activity, cancellationToken);
}
