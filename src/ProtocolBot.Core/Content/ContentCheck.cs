using System.Collections.Immutable;
using System.Text.RegularExpressions;

using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>The checks that go through everything: each combination, each paragraph, each text. Run by the command check, at start and in the tests.</summary>
public static partial class ContentCheck
{
    /// <summary>Texts shorter than this say too little for a score.</summary>
    private const int FewestWords = 5;
    private const int LongestSentence = 20;
    private const double LowestScore = 60;
    private const double LowestMedian = 70;
    private const int LongestLabel = 60;
    private const int MostAnswers = 12;

    public static ImmutableArray<ContentProblem> Full(ContentSet content)
    {
        var problems = new Problems();
        foreach (var scenario in content.Scenarios)
        {
            Table(scenario, problems);
            Labels(scenario, problems);
        }

        Coverage(content, problems);
        TrainingCheck.Check(content, problems);
        CourseCheck.Check(content, problems);
        Texts(content, problems);
        return problems.InOrder();
    }

    private static void Table(Scenario scenario, Problems problems)
    {
        var file = scenario.Id + ".yaml";
        var survey = scenario.Dialog.Table.Survey();
        if (survey.Gap is { } gap)
        {
            problems.Add(file, scenario.Dialog.Rules.LastOrDefault()?.Line ?? 1, $"No row matches when {string.Join(", ", gap.Given.Select(Named))}.", "Add a row for it, or a last row without 'if'.");
        }

        foreach (var rule in scenario.Dialog.Rules.Where(rule => !survey.Reached.Contains(rule)))
        {
            problems.Add(file, rule.Line, $"Row {rule.Id} can never be the first to match.", "A row above it takes all of its cases: move it up, make it narrower, or remove it.");
        }

        if (survey.Gap is null)
        {
            Unreachable(scenario, file, problems);
        }
    }

    private static void Unreachable(Scenario scenario, string file, Problems problems)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        Visit(Answers.None);
        foreach (var step in scenario.Dialog.Steps.Where(step => !asked.Contains(step.Id)))
        {
            problems.Add(file, step.Line, $"The question '{step.Id}' is never asked.", "Its guard never holds, or the verdict is always certain before it.");
        }

        void Visit(Answers answers)
        {
            if (scenario.Dialog.At(answers) is not DialogPosition.Ask ask)
            {
                return;
            }

            asked.Add(ask.Step.Id);
            var ways = scenario.Dialog.Table.Steers(ask.Step.Id) ? ask.Step.Input.Possible() : ask.Step.Input.Possible().Take(1);
            foreach (var answer in ways)
            {
                Visit(answers.With(ask.Step.Id, answer));
            }
        }
    }

    private static void Labels(Scenario scenario, Problems problems)
    {
        var file = scenario.Id + ".yaml";
        foreach (var step in scenario.Dialog.Steps)
        {
            var choices = ContentMeaning.ChoicesOf(step.Prompt);
            if (choices.Length > MostAnswers)
            {
                problems.Add(file, step.Line, $"'{step.Id}' has {choices.Length} answers.", $"A card shows at most {MostAnswers}: split the question.");
            }

            foreach (var choice in choices.Where(choice => choice.Label.Dutch.Length > LongestLabel || choice.Label.English.Length > LongestLabel))
            {
                problems.Add(file, choice.Label.Line, $"The label of '{choice.Id}' is longer than {LongestLabel} characters.", "A button shows no more: shorten it.");
            }

            foreach (var tongue in Enum.GetValues<Tongue>())
            {
                Collisions(step, choices, tongue, file, problems);
            }
        }
    }

    private static void Collisions(WaterfallStep step, ImmutableArray<Choice> choices, Tongue tongue, string file, Problems problems)
    {
        var words = from choice in choices
                    from word in choice.Synonyms.In(tongue).Append(choice.Label.In(tongue)).Append(choice.Id).Select(word => word.ToLowerInvariant()).Distinct()
                    select (word, choice.Id, choice.Label.Line);
        foreach (var group in words.GroupBy(pair => pair.word).Where(group => group.Count() > 1))
        {
            problems.Add(file, group.Last().Line, $"'{group.Key}' means {string.Join(" and ", group.Select(pair => pair.Id))} in the question '{step.Id}'.", "A word may point to one answer only.");
        }
    }

    /// <summary>Each paragraph is used by a rule, or listed with the reason why not; never both.</summary>
    private static void Coverage(ContentSet content, Problems problems)
    {
        var used = content.Scenarios.SelectMany(scenario => scenario.Dialog.Rules).Select(rule => rule.Then).OfType<Conclusion.Conclude>()
            .SelectMany(conclude => conclude.Cites.Concat(conclude.Also.SelectMany(also => also.Cites))).ToHashSet(StringComparer.Ordinal);
        foreach (var paragraph in content.Protocol.Paragraphs.Where(paragraph => !used.Contains(paragraph.Id) && !content.Uncovered.ContainsKey(paragraph.Id)))
        {
            problems.Add("protocol.yaml", paragraph.Line, $"Paragraph {paragraph.Id} is used by no rule.", "Use it in a rule, or list it in coverage.yaml as information or human-judgement with the reason.");
        }

        foreach (var entry in content.Uncovered.Values.Where(entry => used.Contains(entry.Paragraph)))
        {
            problems.Add("coverage.yaml", entry.Line, $"Paragraph {entry.Paragraph} is listed as unused, and a rule uses it.", "Remove the entry.");
        }
    }

    private static void Texts(ContentSet content, Problems problems)
    {
        var scores = new List<(double Score, string File, int Line)>();
        foreach (var (file, text, isLabel) in ContentTexts.Of(content))
        {
            var line = Math.Max(1, text.Line);
            Languages(file, line, text, problems);
            Numbers(file, line, text, problems);
            if (!isLabel && Readability.Words(text.Dutch).Length >= FewestWords)
            {
                scores.Add((Score(file, line, text.Dutch, problems), file, line));
            }
        }

        scores.Sort();
        if (scores.Count > 0 && scores[scores.Count / 2].Score < LowestMedian)
        {
            problems.Add(scores[0].File, scores[0].Line, $"The median score of all Dutch texts is {scores[scores.Count / 2].Score:F0}; this one is the hardest.", $"It must be at least {LowestMedian}: write shorter words and sentences.");
        }
    }

    private static double Score(string file, int line, string dutch, Problems problems)
    {
        var score = Readability.FleschDouma(dutch);
        if (score < LowestScore)
        {
            problems.Add(file, line, $"Hard to read (Flesch-Douma {score:F0}): '{Start(dutch)}'.", $"Shorter words and sentences, to at least {LowestScore}.");
        }

        foreach (var sentence in Readability.Sentences(dutch).Where(sentence => Readability.Words(sentence).Length > LongestSentence))
        {
            problems.Add(file, line, $"A sentence of {Readability.Words(sentence).Length} words: '{Start(sentence)}'.", $"At most {LongestSentence} words: make it two.");
        }

        return score;
    }

    private static void Languages(string file, int line, Text text, Problems problems)
    {
        if (text.Dutch == text.English && Readability.Words(text.Dutch).Length >= FewestWords)
        {
            problems.Add(file, line, $"Dutch and English are the same: '{Start(text.Dutch)}'.", "Translate it.");
        }

        if (!Blanks(text.Dutch).SetEquals(Blanks(text.English)))
        {
            problems.Add(file, line, $"Dutch and English leave different {{blanks}} to fill in: '{Start(text.Dutch)}'.", "Write the same words in braces in both.");
        }
    }

    private static void Numbers(string file, int line, Text text, Problems problems)
    {
        if (file != "phone-numbers.yaml" && (PhoneNumber().IsMatch(text.Dutch) || PhoneNumber().IsMatch(text.English)))
        {
            problems.Add(file, line, $"A phone number stands in a text: '{Start(text.Dutch)}'.", "Numbers live in phone-numbers.yaml alone: name its id in 'phones'.");
        }
    }

    private static string Named(GivenAnswer given) => given.Answer is Answer.Chosen chosen ? $"{given.Question} = {string.Join("+", chosen.Ids)}" : given.Question;

    private static string Start(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static HashSet<string> Blanks(string text) => [.. Blank().Matches(text).Select(match => match.Value)];

    /// <summary>"{title}": code fills it in.</summary>
    [GeneratedRegex(@"\{[a-z-]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();

    /// <summary>0900-1113111, 06 12345678, +31 …; not 112, not a year.</summary>
    [GeneratedRegex(@"(?<![\d-])(0\d{1,3}[- ]?\d{4,8}|\+31[- ]?\d[\d -]{7,})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneNumber();
}
