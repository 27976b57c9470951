using ProtocolBot.BotFramework;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cards;

namespace ProtocolBot.Host.Turns;

/// <summary>The thinking, with the content it thinks about and the cards in which it is said. No disk and no clock.</summary>
internal sealed class Deciding(ContentSet content, ReplyRenderer renderer)
{
    public TurnDecision Decide(TurnState state, TurnInput input) => Turn.Decide(content, state, input);

    public IReadOnlyList<Activity> Render(TurnDecision decision, Activity activity) => renderer.Render(decision, activity);
}
