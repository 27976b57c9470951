using System.Collections.Immutable;

using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>Whether one scenario makes sense: cells name questions and answers that exist, in the order in which they are asked.</summary>
internal static class ScenarioMeaning
{
    /// <summary>More than this many answers to a many-question cannot be checked combination by combination.</summary>
    private const int MostOfMany = 8;

    public static void Check(ContentSet content, Scenario scenario, Problems problems)
    {
        var file = scenario.Id + ".yaml";
        Duplicates(scenario, file, problems);
        Steps(scenario, file, problems);
        foreach (var notice in scenario.Notices)
        {
            Cells(scenario, notice.If, scenario.Dialog.Steps.Length, file, notice.Line, $"notice '{notice.Id}'", problems);
            foreach (var phone in notice.Phones.Where(phone => !content.Phones.Phones.ContainsKey(phone)))
            {
                problems.Add(file, notice.Line, $"Notice '{notice.Id}' names the number '{phone}', which is not in phone-numbers.yaml.", "Add it there, or correct the id.");
            }
        }

        foreach (var rule in scenario.Dialog.Rules)
        {
            Rule(content, scenario, rule, file, problems);
        }
    }

    private static void Steps(Scenario scenario, string file, Problems problems)
    {
        var steps = scenario.Dialog.Steps;
        for (var at = 0; at < steps.Length; at++)
        {
            var step = steps[at];
            Cells(scenario, step.AskIf, at, file, step.Line, $"the guard of '{step.Id}'", problems);
            foreach (var set in step.Set)
            {
                Cells(scenario, set.If, at, file, step.Line, $"'set' of '{step.Id}'", problems);
                Accepts(step, set.Answer, file, step.Line, $"'set' of '{step.Id}'", problems);
            }

            if (step.Prompt is ChoicePrompt { Many: true } many && (many.Choices.Length > MostOfMany || (many.Alone is { } alone && many.Choices.All(choice => choice.Id != alone))))
            {
                problems.Add(file, step.Line, $"'{step.Id}' has more than {MostOfMany} answers, or its 'alone' is none of them.", "Split the question, or name one of its answers.");
            }
        }

        if (scenario.Dialog.Finish is FinishKind.Summary && steps is not [.., { Id: "confirm" }])
        {
            problems.Add(file, steps is [.., var last] ? last.Line : 1, "A dialog that ends in a summary must end with the question 'confirm'.", "Add it as the last question: send, change, cancel.");
        }
    }

    private static void Rule(ContentSet content, Scenario scenario, Rule rule, string file, Problems problems)
    {
        var where = $"row {rule.Id}";
        var all = scenario.Dialog.Steps.Length;
        Cells(scenario, rule.If, all, file, rule.Line, where, problems);
        switch (rule.Then)
        {
            case Conclusion.GoOn goOn:
                GoOn(content, goOn, file, rule.Line, where, problems);
                break;
            case Conclusion.Conclude conclude:
                foreach (var condition in conclude.Next.Select(next => next.If).Concat(conclude.Copy.Select(copy => copy.If)).Concat(conclude.Also.Select(also => also.If)))
                {
                    Cells(scenario, condition, all, file, rule.Line, where, problems);
                }

                Conclude(content, conclude, file, rule.Line, where, problems);
                break;
        }
    }

    private static void GoOn(ContentSet content, Conclusion.GoOn goOn, string file, int line, string where, Problems problems)
    {
        if (content.Scenario(goOn.Scenario) is not { } target)
        {
            problems.Add(file, line, $"{where} goes on in '{goOn.Scenario}', which does not exist.", $"Known: {string.Join(", ", content.Scenarios.Select(scenario => scenario.Id))}.");
            return;
        }

        foreach (var given in goOn.Answers.Given)
        {
            if (target.Dialog.Step(given.Question) is { } step)
            {
                Accepts(step, given.Answer, file, line, where, problems);
            }
            else
            {
                problems.Add(file, line, $"{where} answers '{given.Question}', which '{target.Id}' does not ask.", "Correct the question's id.");
            }
        }
    }

    private static void Conclude(ContentSet content, Conclusion.Conclude conclude, string file, int line, string where, Problems problems)
    {
        ImmutableArray<string> cites = [.. conclude.Cites, .. conclude.Also.SelectMany(also => also.Cites)];
        if (conclude.Cites.IsEmpty)
        {
            problems.Add(file, line, $"{where} cites no paragraph.", "Every verdict rests on one: add 'cites', the deciding one first.");
        }

        foreach (var id in cites.Distinct())
        {
            if (content.Protocol.Find(id) is not { } paragraph)
            {
                problems.Add(file, line, $"{where} cites {id}, which the protocol does not have.", "Correct the number.");
                continue;
            }

            var quotes = conclude.Quotes.Where(quote => quote.Paragraph == id).ToList();
            if (quotes.Count == 0)
            {
                problems.Add(file, line, $"{where} cites {id} without the words it rests on.", $"Add '\"{id}\": …' to 'quotes', verbatim.");
            }

            foreach (var quote in quotes.Where(quote => !paragraph.Verbatim.Contains(ProtocolReader.Fold(quote.Words), StringComparison.Ordinal)))
            {
                problems.Add(file, line, $"{where} quotes words of {id} that are not in it: '{quote.Words}'.", "Copy them from protocol.yaml, letter by letter.");
            }
        }

        foreach (var quote in conclude.Quotes.Where(quote => !cites.Contains(quote.Paragraph)))
        {
            problems.Add(file, line, $"{where} quotes {quote.Paragraph} and does not cite it.", "Add it to 'cites', or remove the quote.");
        }

        foreach (var id in conclude.Interpretations.Concat(conclude.Also.SelectMany(also => also.Interpretations)).Where(id => !content.Interpretations.ContainsKey(id)))
        {
            problems.Add(file, line, $"{where} rests on the interpretation '{id}', which is not in interpretations.yaml.", "Add it there, or correct the id.");
        }

        if (conclude.Headline is { } headline && !content.Wording.Texts.ContainsKey("headline." + headline))
        {
            problems.Add(file, line, $"{where} has the headline '{headline}', which wording.yaml does not have.", $"Add 'headline.{headline}' there.");
        }
    }

    /// <summary>Every cell names one of the first <paramref name="before"/> questions, and answers of it.</summary>
    private static void Cells(Scenario scenario, Condition condition, int before, string file, int line, string where, Problems problems)
    {
        foreach (var cell in condition.AnyOf.SelectMany(cells => cells))
        {
            var steps = scenario.Dialog.Steps;
            var place = steps.ToList().FindIndex(step => step.Id == cell.Question);
            if (place < 0 || place >= before)
            {
                problems.Add(file, line, $"{where} looks at '{cell.Question}', which is not asked before it.", $"Asked before: {string.Join(", ", steps.Take(before).Select(step => step.Id))}.");
                continue;
            }

            var ids = steps[place].Input.Ids;
            foreach (var id in cell.Ids.Where(id => !ids.Contains(id)))
            {
                problems.Add(file, line, $"{where} looks for the answer '{id}' to '{cell.Question}'.", $"Its answers: {string.Join(", ", ids)}.");
            }
        }
    }

    private static void Accepts(WaterfallStep step, Answer answer, string file, int line, string where, Problems problems)
    {
        if (!step.Input.Accepts(answer))
        {
            problems.Add(file, line, $"{where} gives '{step.Id}' an answer that it does not have.", $"Its answers: {string.Join(", ", step.Input.Ids)}.");
        }
    }

    private static void Duplicates(Scenario scenario, string file, Problems problems)
    {
        Twice(scenario.Dialog.Steps.Select(step => (step.Id, step.Line)), "question");
        Twice(scenario.Dialog.Rules.Select(rule => (rule.Id, rule.Line)), "row");
        Twice(scenario.Notices.Select(notice => (notice.Id, notice.Line)), "notice");
        foreach (var step in scenario.Dialog.Steps)
        {
            Twice(ContentMeaning.ChoicesOf(step.Prompt).Select(choice => (choice.Id, choice.Label.Line)), $"answer of '{step.Id}'");
        }

        void Twice(IEnumerable<(string Id, int Line)> entries, string what)
        {
            foreach (var group in entries.GroupBy(entry => entry.Id).Where(group => group.Count() > 1))
            {
                problems.Add(file, group.Last().Line, $"The {what} '{group.Key}' stands here twice.", "Each id stands once.");
            }
        }
    }
}
