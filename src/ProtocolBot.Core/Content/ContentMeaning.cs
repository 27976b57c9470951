using System.Collections.Immutable;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>Whether content that has the right shape also makes sense: what is named exists, and stands in time.</summary>
internal static class ContentMeaning
{
    public static void Check(ContentSet content, Problems problems)
    {
        foreach (var scenario in content.Scenarios)
        {
            ScenarioMeaning.Check(content, scenario, problems);
        }

        Ids(content, problems);
        References(content, problems);
        if (!problems.Any)
        {
            Circles(content, problems);
        }
    }

    /// <summary>The ids that code uses and the ids that content has: each must know the other.</summary>
    private static void Ids(ContentSet content, Problems problems)
    {
        Compare("wording.yaml", WordingIds.All, content.Wording.Texts.ToDictionary(entry => entry.Key, entry => entry.Value.Line));
        Compare("cases.yaml", Cases.CaseWords.All, content.CaseWording.Texts.ToDictionary(entry => entry.Key, entry => entry.Value.Line));
        Compare("fg.yaml", Figures.FgWords.All, content.FgWording.Texts.ToDictionary(entry => entry.Key, entry => entry.Value.Line));
        Compare("mail.yaml", MailIds.All, content.MailWording.Texts.ToDictionary(entry => entry.Key, entry => entry.Value.Line));
        if (content.Course is { } course)
        {
            Compare(CourseReader.CourseFile, CourseWords.All, course.Words.Texts.ToDictionary(entry => entry.Key, entry => entry.Value.Line));
        }

        Compare("language.yaml", LanguageIds.All, content.Language.Lists.ToDictionary(entry => entry.Key, entry => entry.Value.Line));
        Compare("names.yaml", Privacy.NameIds.All, content.Names.Lists.ToDictionary(entry => entry.Key, entry => entry.Value.Line));

        void Compare(string file, IReadOnlySet<string> code, Dictionary<string, int> lines)
        {
            // What is missing is told at the last entry: after it there is room.
            foreach (var id in code.Where(id => !lines.ContainsKey(id)))
            {
                problems.Add(file, lines.Values.DefaultIfEmpty(1).Max(), $"'{id}' is missing.", "The bot says or uses it: add it in both languages.");
            }

            foreach (var (id, line) in lines.Where(entry => !code.Contains(entry.Key)))
            {
                problems.Add(file, line, $"'{id}' is used nowhere.", "Remove it, or correct a typing error in it.");
            }
        }
    }

    private static void References(ContentSet content, Problems problems)
    {
        foreach (var paragraph in content.Interpretations.Values.SelectMany(entry => entry.Paragraphs.Select(id => (entry.Id, entry.Line, Paragraph: id))).Where(entry => content.Protocol.Find(entry.Paragraph) is null))
        {
            problems.Add("interpretations.yaml", paragraph.Line, $"'{paragraph.Id}' names paragraph {paragraph.Paragraph}, which the protocol does not have.", "Correct the number.");
        }

        foreach (var entry in content.Uncovered.Values.Where(entry => content.Protocol.Find(entry.Paragraph) is null))
        {
            problems.Add("coverage.yaml", entry.Line, $"Paragraph {entry.Paragraph} does not exist.", "Correct the number, or remove the entry.");
        }
    }

    private static void Circles(ContentSet content, Problems problems)
    {
        var next = content.Scenarios.ToDictionary(scenario => scenario.Id, scenario => GoOns(scenario).Select(pair => pair.GoOn.Scenario).ToImmutableArray(), StringComparer.Ordinal);
        foreach (var scenario in content.Scenarios.Where(scenario => Reaches(scenario.Id, scenario.Id, next, [])))
        {
            problems.Add(scenario.Id + ".yaml", GoOns(scenario).First().Rule.Line, "Going on from here leads back to here.", "A dialog must end: take one 'go-on' out of the circle.");
        }
    }

    private static bool Reaches(string from, string target, Dictionary<string, ImmutableArray<string>> next, HashSet<string> seen) =>
        seen.Add(from) && next[from].Any(step => step == target || Reaches(step, target, next, seen));

    public static IEnumerable<(Rule Rule, Conclusion.GoOn GoOn)> GoOns(Scenario scenario) =>
        from rule in scenario.Dialog.Rules
        where rule.Then is Conclusion.GoOn
        select (rule, (Conclusion.GoOn)rule.Then);

    public static ImmutableArray<Choice> ChoicesOf(Prompt prompt) => prompt switch
    {
        ChoicePrompt choice => choice.Choices,
        ConfirmPrompt confirm => confirm.Choices,
        _ => [],
    };
}
