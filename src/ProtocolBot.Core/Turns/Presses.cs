using ProtocolBot.Core.Dialogs;

namespace ProtocolBot.Core.Turns;

/// <summary>A card's button: starts a scenario, or answers a question. One that belongs to an older question is met with the present one.</summary>
internal static class Presses
{
    public static TurnDecision Decide(Exchange exchange, TurnInput.Pressed pressed)
    {
        if (pressed.Question is null)
        {
            return pressed.Scenario is { } id && exchange.Content.Scenario(id) is { } scenario ? Starting.Begin(exchange, scenario) : Rescue.OldButton(exchange);
        }

        return exchange.Dialogs.Active is { } active
            && (pressed.Scenario is null || pressed.Scenario == active.Id)
            && Walk.PresentStep(exchange, exchange.Dialogs) is { } step
            && pressed.Question == step.Id
                ? Replying.Read(exchange, step, AnswerReading.Of(exchange.Lexicon, step.Prompt, pressed.Answer.IsDefault ? [] : pressed.Answer, pressed.Text), null)
                : Rescue.OldButton(exchange);
    }
}
