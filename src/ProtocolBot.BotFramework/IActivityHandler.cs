using System.Text.Json;

namespace ProtocolBot.BotFramework;

/// <summary>What the wire asks of the house: handle one activity whose sender was checked, and say what to answer over HTTP.</summary>
/// <remarks>The only interface between our rooms: the wire may not reference the host.</remarks>
public interface IActivityHandler
{
    /// <summary>Handles one activity. It returns once the effect is stored; sending may still be under way.</summary>
    /// <exception cref="OperationCanceledException">The turn took longer than its own limit.</exception>
    Task<TurnResponse> OnTurnAsync(InboundActivity inbound, CancellationToken cancellationToken);
}

/// <summary>An activity together with what the token check established about its sender.</summary>
/// <param name="Activity">The activity; <see cref="Activity.CallerId"/> is ours.</param>
/// <param name="Caller">How the sender was established.</param>
public sealed record InboundActivity(Activity Activity, Caller Caller);

/// <summary>How the sender of an activity was established. Anonymous exists in Development alone.</summary>
public enum Caller
{
    Anonymous,
    BotFrameworkChannel,
    Entra,
    DirectLine,
}

/// <summary>What the HTTP answer carries: a status, and for expectReplies and invoke a body.</summary>
public sealed record TurnResponse(int Status, JsonElement? Body = null, IReadOnlyList<Activity>? Replies = null)
{
    public static TurnResponse Accepted { get; } = new(200);
}
