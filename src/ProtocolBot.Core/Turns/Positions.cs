using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>The step to ask: its number, and how many there can be at most.</summary>
internal sealed record AskedStep(WaterfallStep Step, int Number, int AtMost);

/// <summary>What a dialog's table says of one person's answers.</summary>
internal static class Positions
{
    /// <summary>The step to ask now: the one that is being changed, or the first that is open. Null when the dialog has ended.</summary>
    public static AskedStep? Of(WaterfallDialog dialog, DialogInstance instance)
    {
        if (instance.Changing is { } changing && dialog.Step(changing) is { } step)
        {
            return new(step, dialog.Steps.IndexOf(step) + 1, dialog.Steps.Length);
        }

        return dialog.At(instance.Answers) is DialogPosition.Ask ask ? new(ask.Step, ask.Number, ask.AtMost) : null;
    }

    /// <summary>Where these answers lead on; null when they do not.</summary>
    public static Conclusion.GoOn? GoesOn(WaterfallDialog dialog, Answers answers) =>
        dialog.At(answers) is DialogPosition.Ended { Rule.Then: Conclusion.GoOn next } ? next : null;

    /// <summary>The verdict with which the dialog has ended; null while it has not.</summary>
    public static Verdict? Ended(Scenario scenario, Answers answers, Role reporter) =>
        scenario.Dialog.At(answers) is DialogPosition.Ended { Rule: { Then: Conclusion.Conclude } rule, Answers: var known }
            ? Concluding.Verdict(scenario.Id, rule, known, reporter)
            : null;

    /// <summary>The verdict as far as it is certain, also of a dialog that has a summary to come.</summary>
    public static Verdict? Certain(Scenario scenario, Answers answers, Role reporter)
    {
        var known = scenario.Dialog.Table.Fit(answers);
        return scenario.Dialog.Table.Certain(known) is { Then: Conclusion.Conclude } rule ? Concluding.Verdict(scenario.Id, rule, known, reporter) : null;
    }

    /// <summary>The answers that still fit, without those that follow from others: these were never given, and "terug" must not find them.</summary>
    public static Answers Fit(WaterfallDialog dialog, Answers answers)
    {
        var known = dialog.Table.Fit(answers);
        return new([.. known.Given.Where(given => dialog.Step(given.Question) is { } step && step.Input.SetBy(known) is null && IsWhole(step.Prompt, given.Answer))]);
    }

    /// <summary>What a dialog takes over from the one that led to it: the answers named, and those to questions of the same id.</summary>
    public static Answers Carry(WaterfallDialog dialog, Answers from, Answers named) => Fit(dialog, Join(from, named));

    /// <summary>Of what was said, the answers to questions that are still open and would be asked.</summary>
    public static Answers NewOnes(WaterfallDialog dialog, Answers known, Answers said)
    {
        var open = new Answers([.. said.Given.Where(given => known[given.Question] is null)]);
        return new([.. Fit(dialog, Join(known, open)).Given.Where(given => known[given.Question] is null)]);
    }

    private static Answers Join(Answers first, Answers then) => then.Given.Aggregate(first, (answers, given) => answers.With(given.Question, given.Answer));

    /// <summary>A text may have become too long, or not to be skipped any more.</summary>
    private static bool IsWhole(Prompt prompt, Answer answer) => (prompt, answer) switch
    {
        (TextPrompt text, Answer.Written written) => written.Text.Length <= text.MaxLength,
        (TextPrompt text, Answer.Skipped) => text.Skippable,
        (TextPrompt, _) => false,
        _ => answer is Answer.Chosen,
    };
}
