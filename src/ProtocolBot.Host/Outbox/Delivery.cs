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

    /// <summary>Replaces an earlier message of ours, the one with this id.</summary>
    public Task<SendOutcome> UpdateAsync(Activity activity, CancellationToken cancellationToken) =>
        activity.ChannelId == DirectLineServer.ChannelId
            ? Task.FromResult(directLine.Replace(activity.Conversation?.Id ?? "", activity))
            : connector.UpdateAsync(activity, cancellationToken);

    /// <summary>Makes, or finds, the personal chat with somebody in Teams.</summary>
    public Task<CreatedConversation> CreateConversationAsync(string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken) =>
        connector.CreateConversationAsync(serviceUrl, parameters, cancellationToken);
}
