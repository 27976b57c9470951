using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>INTERIM: asks the tables where a dialog is.</summary>
internal static class Positions
{
    /// <summary>The step to ask now: the one that is being changed, or the first that is open. Null when the dialog has ended.</summary>
    public static AskedStep? Of(WaterfallDialog dialog, DialogInstance instance)
    {
        if (instance.Changing is { } changing && dialog.Step(changing) is { } step)
        {
            return new(step, dialog.Steps.IndexOf(step) + 1, dialog.Steps.Length);
        }

        if (dialog.Finish is FinishKind.Verdict && Certain(dialog, instance.Answers) is not null || GoesOn(dialog, instance.Answers) is not null)
        {
            return null;
        }

        var known = Known(dialog, instance.Answers);
        var open = dialog.Steps.FirstOrDefault(candidate => known[candidate.Id] is null && candidate.AskIf.Holds(known));
        return open is null ? null : new(open, known.Given.Length + 1, dialog.Steps.Length);
    }

    public static Conclusion.GoOn? GoesOn(WaterfallDialog dialog, Answers answers) => Certain(dialog, answers)?.Then as Conclusion.GoOn;

    public static Verdict? Concluded(Exchange exchange, Scenario scenario, Answers answers) =>
        scenario.Dialog.Finish is FinishKind.Verdict && Certain(scenario.Dialog, answers) is { Then: Conclusion.Conclude } ? Verdict(exchange, scenario, answers) : null;

    public static Verdict Verdict(Exchange exchange, Scenario scenario, Answers answers) => VerdictOf(exchange.Content, scenario, answers, exchange.Person.Role)!;

    public static Verdict? VerdictOf(ContentSet content, Scenario scenario, Answers answers, Role reporter)
    {
        var known = Known(scenario.Dialog, answers);
        if (Certain(scenario.Dialog, answers) is not { Then: Conclusion.Conclude then } rule)
        {
            return null;
        }

        return new Verdict
        {
            Scenario = scenario.Id,
            Rule = rule.Id,
            Kind = then.Kind,
            Headline = then.Headline,
            Articles = then.Cites,
            Because = then.Because,
            Next = [.. then.Next.Where(saying => saying.If.Holds(known)).Select(saying => saying.Text)],
            Copy = [.. then.Copy.Where(copy => copy.If.Holds(known))],
            Interpretations = then.Interpretations,
            Route = then.Route,
            Priority = Priority.Normal,
            Receivers = [],
            Answers = known,
        };
    }

    public static Answers Known(WaterfallDialog dialog, Answers answers)
    {
        var known = Answers.None;
        foreach (var step in dialog.Steps.Where(step => true))
        {
            if (!step.AskIf.Holds(known))
            {
                continue;
            }

            var answer = step.Set.FirstOrDefault(set => set.If.Holds(known))?.Answer ?? answers[step.Id];
            known = answer is null ? known : known.With(step.Id, answer);
        }

        return known;
    }

    public static Answers Fit(WaterfallDialog dialog, Answers answers)
    {
        var known = Known(dialog, answers);
        return new([.. answers.Given.Where(given => known[given.Question] is not null && Fits(dialog.Step(given.Question)!, given.Answer))]);
    }

    public static Answers Carry(WaterfallDialog dialog, Answers from, Answers named)
    {
        var all = named.Given.Aggregate(new Answers([.. from.Given.Where(given => dialog.Step(given.Question) is not null)]), (answers, given) => answers.With(given.Question, given.Answer));
        return Fit(dialog, all);
    }

    public static Answers NewOnes(WaterfallDialog dialog, Answers known, Answers said)
    {
        var all = said.Given.Where(given => known[given.Question] is null).Aggregate(known, (answers, given) => answers.With(given.Question, given.Answer));
        return new([.. Fit(dialog, all).Given.Where(given => known[given.Question] is null)]);
    }

    private static bool Fits(WaterfallStep step, Answer answer) => (step.Prompt, answer) switch
    {
        (TextPrompt text, Answer.Written written) => written.Text.Length <= text.MaxLength,
        (TextPrompt text, Answer.Skipped) => text.Skippable,
        (ChoicePrompt or ConfirmPrompt, Answer.Chosen chosen) => chosen.Ids.All(id => AnswerReading.ChoicesOf(step.Prompt).Any(choice => choice.Id == id)),
        _ => false,
    };

    private static Rule? Certain(WaterfallDialog dialog, Answers answers)
    {
        var known = Known(dialog, answers);
        foreach (var rule in dialog.Rules)
        {
            var may = rule.If.AnyOf.IsEmpty || rule.If.AnyOf.Any(cells => cells.All(cell => Holds(dialog, known, cell) is not false));
            if (may)
            {
                return rule.If.AnyOf.IsEmpty || rule.If.AnyOf.Any(cells => cells.All(cell => Holds(dialog, known, cell) is true)) ? rule : null;
            }
        }

        return null;
    }

    private static bool? Holds(WaterfallDialog dialog, Answers known, Cell cell)
    {
        if (known[cell.Question] is Answer.Chosen chosen)
        {
            return chosen.Ids.Any(cell.Ids.Contains);
        }

        var step = dialog.Step(cell.Question)!;
        return MayBeAsked(dialog, known, step) ? null : false;
    }

    private static bool MayBeAsked(WaterfallDialog dialog, Answers known, WaterfallStep step) =>
        step.AskIf.AnyOf.IsEmpty || step.AskIf.AnyOf.Any(cells => cells.All(cell => Holds(dialog, known, cell) is not false));
}
