using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
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
        var lines = steps.Select(step => $"- {Questions.Short(exchange.Say(step.Ask))} **{Markdown.Escape(Questions.Value(exchange, step, said[step.Id]!))}**");
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

    /// <summary>The question "which answer do you want to change", asked like any other: its answers are the questions.</summary>
    public static AskedStep WhichAnswer(Exchange exchange, DialogInstance active)
    {
        var dialog = exchange.ScenarioOf(active).Dialog;
        var choices = dialog.Steps.Where(step => active.Answers[step.Id] is not null).Select(Choice).ToImmutableArray();
        var ask = exchange.Content.Wording[WordingIds.WhichAnswer];
        var step = new WaterfallStep(Asks.Change, new ChoicePrompt(choices), ask, exchange.Content.Wording[WordingIds.WhichAnswerWhy], Condition.Always, [], 0);
        return new(step, dialog.Steps.Length, dialog.Steps.Length);
    }

    /// <summary>One can name the question, or what was answered to it.</summary>
    private static Choice Choice(WaterfallStep step) => new(
        step.Id,
        new(Questions.Short(step.Ask.Dutch), Questions.Short(step.Ask.English)),
        new([.. AnswerReading.ChoicesOf(step.Prompt).Select(choice => choice.Label.Dutch)], [.. AnswerReading.ChoicesOf(step.Prompt).Select(choice => choice.Label.English)]));

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
