using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Turns;

/// <summary>What a person is told when nothing could be stored: that it was not reported, and whom to phone. It may never sound like success.</summary>
internal sealed class Trouble(Deciding deciding, Delivery delivery, ILogger<Trouble> logger)
{
    public async Task<TurnResponse> TellAsync(Activity activity, TurnInput input, StorageException reason, CancellationToken cancellationToken)
    {
        Log.TurnNotStored(logger, reason.Message);
        var asked = new TurnInput.Asked(Asks.NotStored, []) { Tongue = input.Tongue, Person = input.Person, Now = input.Now };
        var replies = deciding.Render(deciding.Decide(TurnState.Empty, asked), activity);
        if (activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            return Answering.Of(activity, replies).Response;
        }

        if (activity.Type is ActivityTypes.Message or ActivityTypes.Invoke)
        {
            await SayAsync(activity, replies, cancellationToken);
        }

        // The channel may deliver it again, and then it may succeed.
        return new TurnResponse(503);
    }

    /// <summary>Past the outbox, which cannot keep it now.</summary>
    public async Task SayAsync(Activity activity, IReadOnlyList<Activity> replies, CancellationToken cancellationToken)
    {
        foreach (var reply in replies)
        {
            try
            {
                await delivery.SendAsync(ConversationReference.From(activity).Address(reply), cancellationToken);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or OperationCanceledException)
            {
                Log.SendingBroke(logger, 0, exception.GetType().Name);
            }
        }
    }
}
