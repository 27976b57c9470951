using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Tables;
using ProtocolBot.Tests.Operations;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.Content;

/// <summary>The list of every way through a dialog, which the FG signs off: nothing left out, nothing twice, and any spreadsheet reads it.</summary>
public sealed class PathsTests
{
    private const string Head = "scenario,answers,rule,verdict,articles,route,priority,receivers,goes-on";

    /// <summary>Read once: 7,391 paths.</summary>
    private static readonly ImmutableArray<DialogPath> Every = [.. ShippedContent.Set.Scenarios.SelectMany(scenario => Paths.Of(scenario))];

    [Fact]
    public void The_head_names_the_columns_and_each_line_fills_them()
    {
        var lines = Paths.Csv(Every).ToList();

        Assert.Equal(Head, lines[0]);
        Assert.Equal(7_391, Every.Length);
        Assert.Equal(Every.Length + 1, lines.Count);
        Assert.All(lines, line => Assert.Equal(Head.Count(letter => letter == ','), line.Count(letter => letter == ',')));
        Assert.Equal("press,permission=no,1,not-allowed,5.2,press,normal,directeur,", lines.Single(line => line.StartsWith("press,permission=no,", StringComparison.Ordinal)));
        Assert.Contains("friend-request,who=pupil concern=unwanted,2,,,,,,escalation", lines);
    }

    [Fact]
    public void Every_combination_of_answers_that_can_be_given_is_there_once()
    {
        // phone-use: teaching × 2 purposes, free × lesson, free × personal × 2 places.
        Assert.Equal(5, Every.Count(path => path.Scenario == "phone-use"));
        Assert.Equal(Every.Length, Every.Select(path => (path.Scenario, string.Join(' ', path.Answers.Given.Select(given => $"{given.Question}={given.Answer switch { Answer.Chosen chosen => string.Join('+', chosen.Ids), _ => "" }}")))).Distinct().Count());
        Assert.Empty(ShippedContent.Set.Scenarios.Select(scenario => scenario.Id).Except(Every.Select(path => path.Scenario)));
        Assert.All(Every, path => Assert.True(path.Verdict is null != path.GoesOn is null));
    }

    [Fact]
    public void With_sets_of_answers_together_there_are_more_and_none_is_lost()
    {
        var escalation = ShippedContent.Set.Scenario("escalation")!;

        var apart = Paths.Csv(Paths.Of(escalation)).ToHashSet(StringComparer.Ordinal);
        var together = Paths.Csv(Paths.Of(escalation, together: true)).ToHashSet(StringComparer.Ordinal);

        Assert.True(apart.IsProperSubsetOf(together));
        Assert.Contains(together, line => line.Contains("involved=manager+director", StringComparison.Ordinal));
    }

    [Fact]
    public void Commas_quotes_and_line_ends_stand_between_quotes()
    {
        var rule = new Rule("1,\"a\"", Condition.Always, new Conclusion.GoOn("on\r\nward", Answers.None), 1);

        var line = Paths.Csv([new DialogPath("x,y", Answers.None, rule, null, "on\r\nward")]).Last();

        Assert.Equal("\"x,y\",,\"1,\"\"a\"\"\",,,,,,\"on\r\nward\"", line);
    }

    [Fact]
    public async Task The_command_prints_them_all_or_those_of_one_scenario()
    {
        var all = await Ran.Async(["paths"]);
        var one = await Ran.Async(["paths", "phone-use"]);

        Assert.Equal(Paths.Csv(Every), Lines(all));
        Assert.Equal(Paths.Csv(Every.Where(path => path.Scenario == "phone-use")), Lines(one));
    }

    private static string[] Lines(Ran ran) => ran.Out.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
