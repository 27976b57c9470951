using System.Collections.Immutable;

using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>Reads one scenario: its questions and its rules together.</summary>
internal static class ScenarioReader
{
    private const int DefaultMaxLength = 1000;

    public static Scenario Read(YamlMap map)
    {
        var id = map.Word("scenario");
        if (id.Length > 0 && map.File != id + ".yaml")
        {
            map.Problem($"The scenario '{id}' stands in {map.File}.", $"Name the file {id}.yaml.");
        }

        ImmutableArray<WaterfallStep> steps = [.. map.Maps("questions").Select(Step)];
        var scenario = new Scenario
        {
            Id = id,
            Title = map.Text("title"),
            About = map.Text("about"),
            Menu = map.OptionalNumber("menu"),
            Dialog = new WaterfallDialog(id, steps, [.. map.Maps("rules").Select(RuleReader.Read)], Finish(map)),
            Notices = [.. map.Maps("notices").Select(Notice)],
            StartsWith = map.Synonyms("starts-with"),
        };
        map.Done();
        return scenario;
    }

    private static FinishKind Finish(YamlMap map)
    {
        var finish = map.OptionalWord("finish") ?? "verdict";
        if (finish is not ("verdict" or "summary"))
        {
            map.Problems.Add(map.File, map.LineAt("finish"), $"'finish' is '{finish}'.", "Write verdict or summary.");
        }

        return finish == "summary" ? FinishKind.Summary : FinishKind.Verdict;
    }

    private static WaterfallStep Step(YamlMap map)
    {
        var step = new WaterfallStep(
            map.Word("id"),
            Prompt(map),
            map.Text("ask"),
            map.Text("why"),
            ConditionReader.Read(map, "ask-if"),
            [.. map.Maps("set").Select(Set)],
            map.Line);
        map.Done();
        return step;
    }

    private static Prompt Prompt(YamlMap map)
    {
        switch (map.Word("type"))
        {
            case "choice" or "confirm":
                return new ChoicePrompt(Choices(map));
            case "many":
                return new ChoicePrompt(Choices(map), Many: true, map.OptionalWord("alone"));
            case "yes-no":
                return new ConfirmPrompt(YesNo(map));
            case "text":
                return new TextPrompt(map.OptionalNumber("max") ?? DefaultMaxLength, map.Flag("skip"));
            case var other:
                map.Problems.Add(map.File, map.LineAt("type"), $"'type' is '{other}'.", "Known: choice, yes-no, many, text, confirm.");
                return new TextPrompt(DefaultMaxLength, Skippable: true);
        }
    }

    private static ImmutableArray<Choice> YesNo(YamlMap map)
    {
        var choices = Choices(map);
        if (choices.FirstOrDefault(choice => choice.Id is not ("yes" or "no" or "unknown")) is { } other)
        {
            map.Problem($"A yes-no question has the answer '{other.Id}'.", "Its answers are \"yes\", \"no\" and, where it can be unknown, unknown.");
        }

        return choices;
    }

    private static ImmutableArray<Choice> Choices(YamlMap map)
    {
        ImmutableArray<Choice> choices = [.. map.Maps("answers").Select(Choice)];
        if (choices.IsEmpty)
        {
            map.Problem("The question has no answers.", "Add 'answers:' with at least two.");
        }

        return choices;
    }

    private static Choice Choice(YamlMap map)
    {
        var choice = new Choice(map.Word("id"), map.Text("label"), map.Synonyms("synonyms"));
        map.Done();
        return choice;
    }

    private static SetAnswer Set(YamlMap map)
    {
        var set = new SetAnswer(ConditionReader.Read(map, "if"), new Answer.Chosen(map.Words("answer")));
        map.Done();
        return set;
    }

    private static Notice Notice(YamlMap map)
    {
        var notice = new Notice(map.Word("id"), ConditionReader.Read(map, "if"), map.Text("title"), map.Text("text"), map.Words("phones")) { Line = map.Line };
        map.Done();
        return notice;
    }
}
