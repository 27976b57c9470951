using System.Text.Json;
using System.Text.Json.Serialization;

using ProtocolBot.BotFramework;

namespace ProtocolBot.Host.Turns;

/// <summary>What goes into the HTTP answer itself, and what goes by the outbox.</summary>
/// <param name="TakesReplies">Whether the replies travel in the answer; else the outbox sends them.</param>
internal sealed record Answering(TurnResponse Response, bool TakesReplies)
{
    public static Answering Of(Activity activity, IReadOnlyList<Activity> replies)
    {
        if (activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            return new Answering(new TurnResponse(200, Body: null, [.. replies.Select(ConversationReference.From(activity).Address)]), TakesReplies: true);
        }

        return new Answering(activity.Type == ActivityTypes.Invoke ? new TurnResponse(200, Done()) : TurnResponse.Accepted, TakesReplies: false);
    }

    /// <summary>For an activity that means nothing to us.</summary>
    public static TurnResponse Nothing(Activity activity) =>
        activity.DeliveryMode == DeliveryModes.ExpectReplies ? new TurnResponse(200, Body: null, []) : TurnResponse.Accepted;

    /// <summary>The answer to a card's Action.Execute: the card stays, the replies follow as messages.</summary>
    private static JsonElement Done() =>
        JsonSerializer.SerializeToElement(new InvokeAnswer(200, "application/vnd.microsoft.activity.message", ""), InvokeJson.Default.InvokeAnswer);
}

/// <summary>The inner answer of adaptiveCard/action.</summary>
internal sealed record InvokeAnswer(int StatusCode, string Type, string Value);

/// <summary>Its JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InvokeAnswer))]
internal sealed partial class InvokeJson : JsonSerializerContext;
