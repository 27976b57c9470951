using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Turns;

/// <summary>What somebody typed: an answer, a word that always works, a danger that goes first, a question in between, or something new.</summary>
internal static class Typed
{
    public static TurnDecision Decide(Exchange exchange, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Rescue.NotUnderstood(exchange, null);
        }

        if (OwnData.Read(exchange, text) is { } chosen)
        {
            return chosen;
        }

        return exchange.Dialogs.Active is { } active ? InDialog(exchange, active, text) : Fresh(exchange, text);
    }

    public static bool IsCommand(Exchange exchange, string text) => Commands.Of(exchange.Lexicon, text) is not null;

    private static TurnDecision InDialog(Exchange exchange, DialogInstance active, string text)
    {
        var step = Walk.PresentStep(exchange, exchange.Dialogs)!;
        var reading = AnswerReading.Of(exchange.Lexicon, step.Prompt, text);
        if (step.Prompt is not TextPrompt && reading is AnswerReading.Understood { Sure: true } sure)
        {
            return Replying.Take(exchange, step, sure, text);
        }

        if (Commands.Of(exchange.Lexicon, text) is { } command)
        {
            return AskedFor.Command(exchange, command);
        }

        return step.Prompt is TextPrompt ? Replying.Read(exchange, step, reading, text) : Unsure(exchange, active, step, reading, text);
    }

    private static TurnDecision Unsure(Exchange exchange, DialogInstance active, WaterfallStep step, AnswerReading reading, string text)
    {
        if (active.Id is not (ScenarioIds.Escalation or ScenarioIds.Report) && Urgency.Of(exchange.Lexicon, exchange.Lexicon.Words(text)) is not Urgent.Nothing)
        {
            return Starting.FromText(exchange, Understanding.Of(exchange.Content, text, exchange.Tongue), text);
        }

        if (Starting.Named(exchange, text) is { } scenario)
        {
            return Starting.Begin(exchange, scenario);
        }

        return reading is AnswerReading.NotUnderstood && SideQuestions.Answer(exchange, text) is { } aside ? aside : Replying.Read(exchange, step, reading, text);
    }

    private static TurnDecision Fresh(Exchange exchange, string text)
    {
        if (Commands.Of(exchange.Lexicon, text) is { } command)
        {
            return AskedFor.Command(exchange, command);
        }

        return Starting.Named(exchange, text) is { } scenario
            ? Starting.Begin(exchange, scenario)
            : Starting.FromText(exchange, Understanding.Of(exchange.Content, text, exchange.Tongue), text);
    }
}
