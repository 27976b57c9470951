using System.Text.Json;
using System.Text.Json.Serialization;

using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Host.Cases;

namespace ProtocolBot.Host.Turns;

/// <summary>What goes into the HTTP answer itself, and what goes by the outbox.</summary>
/// <param name="TakesReplies">Whether the replies travel in the answer; else the outbox sends them.</param>
internal sealed record Answering(TurnResponse Response, bool TakesReplies)
{
    private const string CardAction = "adaptiveCard/action";

    public static Answering Of(Activity activity, IReadOnlyList<Activity> replies)
    {
        var card = activity.Type == ActivityTypes.Invoke && replies is [{ Attachments: [{ ContentType: AdaptiveCard.ContentType, Content: { } content }] }] && IsOfCase(activity) ? content : (JsonElement?)null;
        if (activity.DeliveryMode != DeliveryModes.ExpectReplies)
        {
            return new Answering(activity.Type == ActivityTypes.Invoke ? new TurnResponse(200, card is { } shown ? Shown(shown) : Done()) : TurnResponse.Accepted, TakesReplies: card is not null);
        }

        var all = activity.Type == ActivityTypes.Invoke ? card is { } one ? [Answer(Shown(one))] : [.. replies, Answer(Done())] : replies;
        return new Answering(new TurnResponse(200, Body: null, [.. all.Select(ConversationReference.From(activity).Address)]), TakesReplies: true);
    }

    /// <summary>For an activity that means nothing to us.</summary>
    public static TurnResponse Nothing(Activity activity) => activity switch
    {
        { Type: ActivityTypes.Invoke, Name: CardAction } => new TurnResponse(200, Json(new InvokeAnswer(400, "application/vnd.microsoft.error", Json(new InvokeError("BadRequest", "value.action.data"))))),
        { Type: ActivityTypes.Invoke } => new TurnResponse(501),
        { DeliveryMode: DeliveryModes.ExpectReplies } => new TurnResponse(200, Body: null, []),
        _ => TurnResponse.Accepted,
    };

    /// <summary>An invoke's own answer; with expectReplies it is one of the activities.</summary>
    public static TurnResponse Invoked(Activity invoke, JsonElement body) =>
        invoke.DeliveryMode == DeliveryModes.ExpectReplies ? new TurnResponse(200, Body: null, [ConversationReference.From(invoke).Address(Answer(body))]) : new TurnResponse(200, body);

    /// <summary>The answer to a card's Action.Execute: the card stays, the replies follow as messages.</summary>
    private static JsonElement Done() => Json(new InvokeAnswer(200, "application/vnd.microsoft.activity.message", JsonSerializer.SerializeToElement("", InvokeJson.Default.String)));

    private static Activity Answer(JsonElement body) => new() { Type = "invokeResponse", Value = JsonSerializer.SerializeToElement(new InvokeResponse(200, body), InvokeJson.Default.InvokeResponse) };

    /// <summary>The card of a case takes the place of the one that was pressed.</summary>
    private static JsonElement Shown(JsonElement card) => Json(new InvokeAnswer(200, AdaptiveCard.ContentType, card));

    private static bool IsOfCase(Activity invoke) =>
        invoke.Value is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.Object
        && action.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && CasePress.Read(data) is not null;

    private static JsonElement Json(InvokeAnswer answer) => JsonSerializer.SerializeToElement(answer, InvokeJson.Default.InvokeAnswer);

    private static JsonElement Json(InvokeError error) => JsonSerializer.SerializeToElement(error, InvokeJson.Default.InvokeError);
}

/// <summary>The inner answer of adaptiveCard/action.</summary>
internal sealed record InvokeAnswer(int StatusCode, string Type, JsonElement Value);

/// <summary>What was wrong with an invoke; the client shows its own words.</summary>
internal sealed record InvokeError(string Code, string Message);

/// <summary>An invoke's answer as an activity's value.</summary>
internal sealed record InvokeResponse(int Status, JsonElement Body);

/// <summary>Their JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InvokeAnswer))]
[JsonSerializable(typeof(InvokeError))]
[JsonSerializable(typeof(InvokeResponse))]
[JsonSerializable(typeof(string))]
internal sealed partial class InvokeJson : JsonSerializerContext;
