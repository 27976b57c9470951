using System.Collections.Concurrent;

using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.DirectLine;

namespace ProtocolBot.Tests.BotFramework.DirectLine;

/// <summary>A bot at the real edge of the wire: says what its script says, by the same door as the outbox.</summary>
internal sealed class ScriptedBot : IActivityHandler
{
    public ConcurrentQueue<InboundActivity> Heard { get; } = new();

    public DirectLineServer? Server { get; set; }

    /// <summary>What it answers to an activity; null answers nothing.</summary>
    public Func<Activity, IEnumerable<Activity>?> Script { get; set; } = activity => activity.Type == ActivityTypes.Message ? [Says("echo " + activity.Text)] : [];

    /// <summary>The status with which it ends a turn, or an exception.</summary>
    public Func<Activity, Task<int>> Ends { get; set; } = _ => Task.FromResult(200);

    public async Task<TurnResponse> OnTurnAsync(InboundActivity inbound, CancellationToken cancellationToken)
    {
        Heard.Enqueue(inbound);
        var activity = inbound.Activity;
        foreach (var reply in Script(activity) ?? [])
            Server?.Accept(activity.Conversation?.Id ?? "", ConversationReference.From(activity).Address(reply));
        return new TurnResponse(await Ends(activity).WaitAsync(cancellationToken));
    }

    public static Activity Says(string text) => new() { Type = ActivityTypes.Message, Text = text, TextFormat = "plain" };
}
