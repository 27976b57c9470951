using ProtocolBot.Core.Content;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cards;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.Cards;

/// <summary>Content whose cards cannot be shown: its author hears of it, with file and line.</summary>
public sealed class CardCheckTests
{
    [Fact]
    public void Every_card_of_the_shipped_content_can_be_shown() => Assert.Empty(CardCheck.Full(ShippedContent.Set));

    [Fact]
    public void Every_question_notice_and_row_is_drawn_in_both_languages()
    {
        var screens = Screens.Before(ShippedContent.Set).Concat(Screens.Ends(ShippedContent.Set)).ToList();

        var drawn = screens.Select(screen => (screen.Reply.Tongue, screen.File, screen.Name)).ToHashSet();
        var wanted = from tongue in Enum.GetValues<Core.Language.Tongue>()
                     from scenario in ShippedContent.Set.Scenarios
                     from name in scenario.Dialog.Steps.Select(step => $"question '{step.Id}'")
                         .Concat(scenario.Notices.Select(notice => $"notice '{notice.Id}'"))
                         .Concat(scenario.Dialog.Rules.Where(rule => rule.Then is Core.Tables.Conclusion.Conclude).Select(rule => $"row {rule.Id}"))
                     select (tongue, scenario.Id + ".yaml", name);
        Assert.Empty(wanted.Except(drawn));
        Assert.All(screens, screen => Assert.True(screen.Line > 1, $"{screen.File}: {screen.Name}"));
    }

    [Fact]
    public void A_question_with_far_too_many_long_answers_is_told_with_its_line()
    {
        var many = string.Concat(Enumerable.Range(1, 60).Select(number => $"      - id: extra-{number}\n        label: {{ nl: \"{number} {new string('n', 400)}\", en: \"{number} {new string('e', 400)}\" }}\n"));
        var files = ShippedContent.With("account.yaml", "      - id: personal\n", many + "      - id: personal\n");

        var problems = CardCheck.Quick(Read(files));

        Assert.All(problems, problem => Assert.Equal(("account.yaml", LineOf(files, "account.yaml", "  - id: kind")), (problem.File, problem.Line)));
        Assert.Contains(problems, problem => problem.Message.StartsWith("The card of question 'kind' (Dutch): more than 28672 bytes", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Message.StartsWith("The card of question 'kind' (English): more than 28672 bytes", StringComparison.Ordinal));
        Assert.Contains(ContentCheck.Full(Read(files)), problem => problem is { File: "account.yaml", Message: "'kind' has 63 answers." });
    }

    [Fact]
    public void A_label_so_long_that_its_card_is_too_heavy_is_told_in_its_language()
    {
        var files = ShippedContent.With("press.yaml", "label: { nl: \"Nee, of nog niet\"", $"label: {{ nl: \"{new string('n', 10_000)}\"");

        var problem = Assert.Single(CardCheck.Quick(Read(files)));

        Assert.Equal(("press.yaml", LineOf(files, "press.yaml", "  - id: permission")), (problem.File, problem.Line));
        Assert.Contains("(Dutch): more than 28672 bytes", problem.Message, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
    }

    [Fact]
    public void A_verdict_that_says_too_much_is_told_with_the_line_of_its_row()
    {
        var files = ShippedContent.With("press.yaml", "Je kreeg vooraf een ja", new string('n', 20_000));

        var problems = CardCheck.Full(Read(files));

        // The quiz says the same reason.
        Assert.All(problems.Where(problem => problem.File != "press.yaml"), problem => Assert.Equal("onboarding/quiz.yaml", problem.File));
        var problem = Assert.Single(problems, problem => problem.File == "press.yaml");
        Assert.Equal(LineOf(files, "press.yaml", "- id: \"2\""), problem.Line);
        Assert.StartsWith("The card of row 2 (Dutch)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_with_a_gap_is_left_to_the_check_of_tables()
    {
        var files = ShippedContent.With("press.yaml", "    if: { permission: \"yes\" }\n    verdict: allowed-if", "    if: { permission: \"no\" }\n    verdict: allowed-if");

        Assert.Empty(CardCheck.Full(Read(files)));
    }

    private static ContentSet Read(IReadOnlyList<ContentFile> files)
    {
        var reading = ContentReader.Read(files);
        return reading.Content ?? throw new InvalidOperationException(string.Join('\n', reading.Problems));
    }

    private static int LineOf(IReadOnlyList<ContentFile> files, string file, string words) =>
        files.Single(entry => entry.Path == file).Text.Split('\n').ToList().FindIndex(line => line.Contains(words, StringComparison.Ordinal)) + 1;
}
