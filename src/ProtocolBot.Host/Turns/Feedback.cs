using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Operations;

namespace ProtocolBot.Host.Turns;

/// <summary>"Hielp dit?": thumbs beneath an answer and reactions to a message, as counts alone. What somebody writes with it is not read.</summary>
internal static class Feedback
{
    private const string Submit = "message/submitAction";

    private static readonly string[] Known = ["like", "dislike", "heart", "laugh", "surprised", "sad", "angry"];

    /// <summary>Asks Teams to show the thumbs beneath a message.</summary>
    public static JsonElement Asking { get; } = JsonElement.Parse("""{"feedbackLoop":{"type":"default"}}""");

    /// <summary>Null for all else. What cannot be read is thanked for too.</summary>
    public static TurnResponse? Answer(Activity activity)
    {
        switch (activity)
        {
            case { Type: ActivityTypes.Invoke, Name: Submit, Value: { } value }:
                Telemetry.Feedback(Kind(value.ValueKind == JsonValueKind.Object && value.TryGetProperty("actionValue", out var given) ? given : default, "reaction"));
                return Answering.Invoked(activity, JsonElement.Parse("{}"));
            case { Type: ActivityTypes.MessageReaction, ReactionsAdded: { Count: > 0 } added }:
                foreach (var reaction in added)
                {
                    Telemetry.Feedback(Known.Contains(reaction.Type) ? reaction.Type! : "other");
                }

                return null;
            default:
                return null;
        }
    }

    private static string Kind(JsonElement given, string name) =>
        given.ValueKind == JsonValueKind.Object && given.TryGetProperty(name, out var reaction) && reaction.ValueKind == JsonValueKind.String && Known.Contains(reaction.GetString()) ? reaction.GetString()! : "other";
}
