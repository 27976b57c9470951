using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.DirectLine;

namespace ProtocolBot.Host.Outbox;

/// <summary>Takes one addressed reply to its channel: our own Direct Line in this process, every other by the Connector, Teams at its pace.</summary>
internal sealed class Delivery(ConnectorClient connector, DirectLineServer directLine, SendingPace pace)
{
    public const string Teams = "msteams";

    public Task<SendOutcome> SendAsync(Activity activity, CancellationToken cancellationToken) =>
        activity.ChannelId == DirectLineServer.ChannelId ? Task.FromResult(directLine.Accept(activity.Conversation?.Id ?? "", activity))
        : Held(activity) is { } held ? Task.FromResult<SendOutcome>(held)
        : connector.SendAsync(activity, cancellationToken);

    /// <summary>Replaces an earlier message of ours, the one with this id.</summary>
    public Task<SendOutcome> UpdateAsync(Activity activity, CancellationToken cancellationToken) =>
        activity.ChannelId == DirectLineServer.ChannelId ? Task.FromResult(directLine.Replace(activity.Conversation?.Id ?? "", activity))
        : Held(activity) is { } held ? Task.FromResult<SendOutcome>(held)
        : connector.UpdateAsync(activity, cancellationToken);

    /// <summary>Makes, or finds, the personal chat with somebody in Teams.</summary>
    public Task<CreatedConversation> CreateConversationAsync(string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken) =>
        Held($"with {parameters.Members?[0].Id}") is { } held
            ? Task.FromResult(new CreatedConversation(held, null, null, null))
            : connector.CreateConversationAsync(serviceUrl, parameters, cancellationToken);

    private SendOutcome.Throttled? Held(Activity activity) => activity.ChannelId == Teams ? Held(activity.Conversation?.Id ?? "") : null;

    private SendOutcome.Throttled? Held(string conversation) =>
        pace.Enter(conversation) is var wait && wait > TimeSpan.Zero ? new SendOutcome.Throttled(wait) { IsHeldBack = true } : null;
}
