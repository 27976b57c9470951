using ProtocolBot.Core.Content;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

using Xunit;

namespace ProtocolBot.Tests.Policy;

/// <summary>The shipped tables beside the policy, for every combination of answers.</summary>
public sealed class PolicyTests
{
    public static TheoryData<string> Scenarios => [.. PolicyTables.Scenarios];

    [Fact]
    public void The_fifteen_scenarios_of_the_policy_are_there()
    {
        Assert.Equal(PolicyTables.Scenarios.Order(), ShippedContent.Set.Scenarios.Select(scenario => scenario.Id).Order());
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_path_ends_as_the_policy_says_whatever_was_not_asked(string scenario)
    {
        Assert.Empty(Differences(ShippedContent.Set.Scenario(scenario)!));
    }

    [Fact]
    public void A_sexual_matter_with_staff_goes_to_the_bestuur_alone()
    {
        var report = ShippedContent.Set.Scenario("report")!;

        var paths = Paths.Of(report).Where(path => path.Answers["kind"] == Answer.Of("sexual") && (path.Answers["about"] == Answer.Of("staff") || path.Answers["about"] == Answer.Of("director"))).ToList();

        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.Equal([Role.Bestuur], path.Verdict!.Receivers));
        Assert.All(paths, path => Assert.Equal(Priority.Urgent, path.Verdict!.Priority));
    }

    [Fact]
    public void Nobody_whom_it_concerns_is_told()
    {
        var roles = new Dictionary<string, Role> { ["manager"] = Role.Leidinggevende, ["director"] = Role.Directeur, ["fg"] = Role.Fg, ["board"] = Role.Bestuur };
        var paths = Paths.Of(ShippedContent.Set.Scenario("escalation")!, together: true).Where(path => path.Verdict is not null);

        Assert.All(paths, path => Assert.Empty(((Answer.Chosen)path.Answers["involved"]!).Ids.Where(roles.ContainsKey).Select(id => roles[id]).Intersect(path.Verdict!.Receivers)));
    }

    internal static string Told(PolicyTables.Expected expected) => expected.GoesOn is { } next
        ? $"row {expected.Row} goes on in {next}"
        : $"row {expected.Row} {expected.Verdict} {string.Join(' ', expected.Articles)} route {expected.Route}{(expected.Urgent ? " urgent" : "")} headline {expected.Headline}";

    internal static string Told(DialogPath path) => path.Verdict is { } verdict
        ? $"row {verdict.Rule} {PolicyIds.Of(verdict.Kind)} {string.Join(' ', verdict.Articles)} route {PolicyIds.Of(verdict.Route)}{(verdict.Priority is Priority.Urgent ? " urgent" : "")} headline {verdict.Headline}"
        : $"row {path.Rule.Id} goes on in {path.GoesOn}";

    /// <summary>Where a table and the policy differ: a path that ends early must agree with the policy for every answer that was still to come.</summary>
    internal static IEnumerable<string> Differences(Scenario scenario) =>
        from path in Paths.Of(scenario, together: true)
        from full in Completions(scenario.Dialog.Table, path.Answers)
        let policy = Told(PolicyTables.Of(scenario.Id, full))
        where policy != Told(path)
        select $"{string.Join(' ', full.Given)}: {Told(path)}, and the policy says {policy}";

    private static IEnumerable<Answers> Completions(DecisionTable table, Answers answers) => table.Next(answers) is { } place
        ? table.Inputs[place].Possible().SelectMany(answer => Completions(table, table.Fit(answers.With(table.Inputs[place].Id, answer))))
        : [answers];
}
