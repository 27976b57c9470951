using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>Reading answers back, and changing one of them while the rest stays.</summary>
internal static class Corrections
{
    /// <summary>More buttons than this do not fit on a card.</summary>
    private const int MostButtons = 6;

    /// <summary>"Ik begreep: …", with a button for each answer that is not right.</summary>
    public static Reply ReadBack(Exchange exchange, Scenario scenario, Answers said, string? receipt)
    {
        var steps = scenario.Dialog.Steps.Where(step => said[step.Id] is not null).ToImmutableArray();
        var lines = steps.Select(step => $"- {exchange.Say(step.Ask)} **{Questions.Value(exchange, step, said[step.Id]!)}**");
        var buttons = steps.Take(MostButtons).Select(step => Button.Ask(
            exchange.Say(WordingIds.ButtonNotRight, ("answer", Questions.Value(exchange, step, said[step.Id]!))),
            Asks.Change,
            receipt is null ? [step.Id] : [step.Id, receipt]));
        return exchange.Message(exchange.Say(WordingIds.UnderstoodTitle), string.Join("\n", lines), [.. buttons]);
    }

    /// <summary>Asks one question anew. After a verdict the other answers come from its receipt.</summary>
    public static TurnDecision Change(Exchange exchange, ImmutableArray<string> arguments)
    {
        var question = arguments.FirstOrDefault();
        if (question is not null && exchange.Dialogs.Active is not null && StackWith(exchange, question) is { } stack)
        {
            return exchange.Decision(stack, [Walk.Present(exchange, stack, [exchange.Say(WordingIds.Changing)])]);
        }

        return question is not null && exchange.Dialogs.Active is null && arguments.Length > 1 && FromReceipt(exchange, question, arguments[1]) is { } revived
            ? exchange.Decision(revived, [Walk.Present(exchange, revived, [exchange.Say(WordingIds.Changing)])])
            : Rescue.OldButton(exchange);
    }

    /// <summary>The question "which answer do you want to change", in the summary.</summary>
    public static Reply WhichAnswer(Exchange exchange, DialogInstance active, ImmutableArray<string> before)
    {
        var facts = Questions.Facts(exchange, active);
        var lines = facts.Select((fact, at) => $"{at + 1}. {fact.Label} **{fact.Value}**");
        return exchange.Message(
            exchange.Say(WordingIds.WhichAnswer),
            string.Join("\n", [.. before, .. lines]),
            [.. facts.Select(fact => Button.Ask(fact.Label, Asks.Change, fact.Question)), exchange.Button(WordingIds.ButtonBack, Asks.Back)]);
    }

    /// <summary>The question that was named by its number, its words or its id, while it is asked which answer to change.</summary>
    public static string? Named(Exchange exchange, DialogInstance active, string text)
    {
        var scenario = exchange.ScenarioOf(active);
        var choices = Questions.Facts(exchange, active)
            .Select(fact => new Choice(fact.Question, scenario.Dialog.Step(fact.Question)!.Ask, Synonyms(scenario, fact.Question)))
            .ToImmutableArray();
        return choices.IsEmpty || AnswerReading.Of(exchange.Lexicon, new ChoicePrompt(choices), text) is not AnswerReading.Understood { Answer: Answer.Chosen chosen }
            ? null
            : chosen.Ids[0];
    }

    private static Language.Synonyms Synonyms(Scenario scenario, string question) =>
        new([.. AnswerReading.ChoicesOf(scenario.Dialog.Step(question)!.Prompt).Select(choice => choice.Label.Dutch)], []);

    /// <summary>The dialog in which this question was answered, on top, asking it anew; what it led to is taken away.</summary>
    private static DialogState? StackWith(Exchange exchange, string question)
    {
        for (var depth = 0; depth < exchange.Dialogs.DialogStack.Length; depth++)
        {
            var instance = exchange.Dialogs.DialogStack[depth];
            if (instance.Answers[question] is not null && exchange.ScenarioOf(instance).Dialog.Step(question) is not null)
            {
                return new DialogState(exchange.Dialogs.DialogStack[depth..]).Change(question);
            }
        }

        return null;
    }

    private static DialogState? FromReceipt(Exchange exchange, string question, string code)
    {
        if (Receipt.Read(code) is not { } receipt || exchange.Content.Scenario(receipt.Scenario) is not { } scenario || scenario.Dialog.Step(question) is null)
        {
            return null;
        }

        var answers = Positions.Fit(scenario.Dialog, receipt.Answers);
        return answers[question] is null ? null : DialogVerbs.Begin(scenario.Dialog, exchange.Content.Hash, answers).Change(question);
    }
}
