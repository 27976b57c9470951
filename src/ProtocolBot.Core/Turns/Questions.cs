using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>How a question is put, and how answers are read back.</summary>
internal static class Questions
{
    public static Reply.Question Of(Exchange exchange, DialogState dialogs, AskedStep asked, ImmutableArray<string> before)
    {
        var scenario = exchange.ScenarioOf(dialogs.Active!);
        return new Reply.Question
        {
            Tongue = exchange.Tongue,
            Scenario = scenario.Id,
            ScenarioTitle = exchange.Say(scenario.Title),
            Step = asked.Step,
            Number = asked.Number,
            AtMost = asked.AtMost,
            Ask = exchange.Say(asked.Step.Ask),
            Before = before,
            Options = Options(exchange, asked.Step.Prompt),
            Buttons = Buttons(exchange, dialogs),
            Placeholder = exchange.Say(asked.Step.Prompt is TextPrompt ? WordingIds.PlaceholderText : WordingIds.PlaceholderChoice),
            SubmitLabel = exchange.Say(WordingIds.SubmitLabel),
            Hint = asked.Step.Prompt is TextPrompt ? exchange.Say(WordingIds.FieldHint) : null,
        };
    }

    /// <summary>A text question that may be skipped has one option: to skip it.</summary>
    private static ImmutableArray<Option> Options(Exchange exchange, Prompt prompt) => prompt is TextPrompt text
        ? text.Skippable ? [new Option(OwnWordsReader.SkipId, exchange.Say(WordingIds.ButtonSkip))] : []
        : [.. AnswerReading.ChoicesOf(prompt).Select(choice => new Option(choice.Id, exchange.Say(choice.Label)))];

    /// <summary>The answers as people read them, in the order of the questions.</summary>
    public static ImmutableArray<(string Question, string Label, string Value)> Facts(Exchange exchange, DialogInstance instance)
    {
        var scenario = exchange.ScenarioOf(instance);
        return [.. scenario.Dialog.Steps
            .Where(step => instance.Answers[step.Id] is not null)
            .Select(step => (step.Id, Short(exchange.Say(step.Ask)), Value(exchange, step, instance.Answers[step.Id]!)))];
    }

    /// <summary>The question itself, without what helps to answer it.</summary>
    public static string Short(string ask) => ask.IndexOf('?', StringComparison.Ordinal) is var end and >= 0 ? ask[..(end + 1)] : ask;

    public static string Value(Exchange exchange, WaterfallStep step, Answer answer) => answer switch
    {
        Answer.Chosen chosen => exchange.List(AnswerReading.ChoicesOf(step.Prompt).Where(choice => chosen.Ids.Contains(choice.Id)).Select(choice => exchange.Say(choice.Label))),
        Answer.Written written => written.Text,
        Answer.Skipped => exchange.Say(WordingIds.Skipped),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ImmutableArray<Button> Buttons(Exchange exchange, DialogState dialogs)
    {
        var why = exchange.Button(WordingIds.ButtonWhy, Asks.Why);
        var stop = exchange.Button(WordingIds.ButtonStop, Asks.Stop);
        var back = dialogs.Back() is null ? [] : ImmutableArray.Create(exchange.Button(WordingIds.ButtonBack, Asks.Back));
        return [.. back, why, stop];
    }
}
