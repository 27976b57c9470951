using ProtocolBot.BotFramework;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cards;

namespace ProtocolBot.Host.Turns;

/// <summary>The thinking, with the content it thinks about and the cards in which it is said. No disk and no clock.</summary>
internal sealed class Deciding(ContentSet content, ReplyRenderer renderer)
{
    public (TurnState State, IReadOnlyList<Activity> Replies) Decide(TurnState state, TurnInput input, Activity activity)
    {
        var decision = Turn.Decide(content, state, input);
        return (decision.State, renderer.Render(decision, activity));
    }
}
