using ProtocolBot.BotFramework;
using ProtocolBot.Host.Outbox;

namespace ProtocolBot.Host.Turns;

/// <summary>Shows that we are busy when a turn takes longer than a second; never where the replies travel in the answer.</summary>
internal sealed class Typing(Delivery delivery, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public IDisposable After(InboundActivity inbound)
    {
        var activity = inbound.Activity;
        if (activity.Type != ActivityTypes.Message || activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            return Stream.Null;
        }

        var typing = ConversationReference.From(activity).Address(new Activity { Type = ActivityTypes.Typing });
        return time.CreateTimer(_ => _ = delivery.SendAsync(typing, CancellationToken.None), null, Patience, Timeout.InfiniteTimeSpan);
    }
}
