using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Tables;

using Xunit;

namespace ProtocolBot.Tests.Policy;

/// <summary>Whether the tests would notice: each single change of a cell, a verdict, a citation or the order in a table is made, and held beside the policy.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    [Fact]
    public void Hardly_any_single_change_of_a_table_goes_unnoticed()
    {
        var made = ShippedContent.Set.Scenarios.SelectMany(scenario => Mutants(scenario).Select(mutant => (Original: scenario, mutant.What, mutant.Scenario))).ToList();
        var mutants = made.Where(mutant => !IsTheSame(mutant.Original, mutant.Scenario)).Select(mutant => (mutant.Original.Id, mutant.What, Noticed: IsNoticed(mutant.Scenario))).ToList();
        var survivors = mutants.Where(mutant => !mutant.Noticed).ToList();

        var share = survivors.Count / (double)mutants.Count;
        output.WriteLine($"{made.Count} changes made, {made.Count - mutants.Count} of them change nothing for anybody; of the other {mutants.Count}, {survivors.Count} go unnoticed ({share:P2})");
        survivors.ForEach(survivor => output.WriteLine($"  {survivor.Id}: {survivor.What}"));
        Assert.True(mutants.Count > 300, $"only {mutants.Count} changes were made");
        Assert.True(share < 0.02, $"{share:P2} of the changes go unnoticed");
    }

    /// <summary>A cell that is widened by an answer which a row above takes is another way to write the same table: for every combination the same row decides the same.</summary>
    private static bool IsTheSame(Scenario original, Scenario mutant) =>
        Combinations(original.Dialog.Table, Answers.None).All(answers => Decided(original, answers) == Decided(mutant, answers));

    private static string Decided(Scenario scenario, Answers answers)
    {
        var rule = scenario.Dialog.Rules.FirstOrDefault(rule => rule.If.Holds(answers));
        return rule?.Then is Conclusion.Conclude
            ? Verdict(Concluding.Verdict(scenario.Id, rule, answers, Core.Routes.Role.Medewerker))
            : $"{rule?.Id} {(rule?.Then as Conclusion.GoOn)?.Scenario}";

        static string Verdict(Verdict verdict) =>
            $"{verdict.Rule} {verdict.Kind} {string.Join(' ', verdict.Articles)} {verdict.Route} {verdict.Priority} {verdict.Headline}";
    }

    /// <summary>Every combination of answers to the questions that any row or guard looks at; the others stay open.</summary>
    private static IEnumerable<Answers> Combinations(DecisionTable table, Answers answers) => table.Next(answers) is { } place
        ? Ways(table, table.Inputs[place]).SelectMany(answer => Combinations(table, table.Fit(answers.With(table.Inputs[place].Id, answer))))
        : [table.Fit(answers)];

    private static IEnumerable<Answer> Ways(DecisionTable table, TableInput input) =>
        table.Steers(input.Id) || input.Id is "danger" or "who" ? input.Possible() : input.Possible().Take(input.Many ? 2 : 1);

    private static bool IsNoticed(Scenario mutant)
    {
        try
        {
            var survey = mutant.Dialog.Table.Survey();
            return survey.Gap is not null
                || mutant.Dialog.Rules.Any(rule => !survey.Reached.Contains(rule))
                || PolicyTests.Differences(mutant).Any();
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static IEnumerable<(string What, Scenario Scenario)> Mutants(Scenario scenario)
    {
        var rules = scenario.Dialog.Rules;
        for (var at = 0; at < rules.Length; at++)
        {
            foreach (var (what, rule) in Changes(scenario.Dialog, rules[at]))
            {
                yield return ($"row {rules[at].Id}: {what}", With(scenario, rules.SetItem(at, rule)));
            }

            if (at + 1 < rules.Length && !Apart(rules[at], rules[at + 1]))
            {
                yield return ($"rows {rules[at].Id} and {rules[at + 1].Id} change places", With(scenario, rules.SetItem(at, rules[at + 1]).SetItem(at + 1, rules[at])));
            }

            yield return ($"row {rules[at].Id} is left out", With(scenario, rules.RemoveAt(at)));
        }
    }

    /// <summary>Rows that can never both hold may stand in either order: changing their places changes nothing, so it is no fault.</summary>
    private static bool Apart(Rule one, Rule other) =>
        one.If.AnyOf.All(cells => other.If.AnyOf.Length > 0 && other.If.AnyOf.All(others => cells.Any(cell => others.Any(against => against.Question == cell.Question && !against.Ids.Intersect(cell.Ids).Any()))))
        && one.If.AnyOf.Length > 0;

    private static IEnumerable<(string What, Rule Rule)> Changes(WaterfallDialog dialog, Rule rule) =>
        Cells(dialog, rule).Concat(rule.Then is Conclusion.Conclude conclude ? Conclusions(conclude).Select(change => (change.What, rule with { Then = change.Then })) : []);

    private static IEnumerable<(string What, Rule Rule)> Cells(WaterfallDialog dialog, Rule rule)
    {
        for (var any = 0; any < rule.If.AnyOf.Length; any++)
        {
            var cells = rule.If.AnyOf[any];
            for (var at = 0; at < cells.Length; at++)
            {
                foreach (var ids in OtherIds(cells[at], dialog.Step(cells[at].Question)!.Input.Ids))
                {
                    yield return ($"{cells[at].Question} is {string.Join('+', ids)}", rule with { If = new Condition(rule.If.AnyOf.SetItem(any, cells.SetItem(at, cells[at] with { Ids = ids }))) });
                }

                if (cells.Length > 1)
                {
                    yield return ($"{cells[at].Question} is not looked at", rule with { If = new Condition(rule.If.AnyOf.SetItem(any, cells.RemoveAt(at))) });
                }
            }
        }
    }

    /// <summary>Each id added that is not in the cell, and each taken away that is.</summary>
    private static IEnumerable<ImmutableArray<string>> OtherIds(Cell cell, ImmutableArray<string> all) => all
        .Select(id => cell.Ids.Contains(id) ? cell.Ids.Remove(id) : cell.Ids.Add(id))
        .Where(ids => !ids.IsEmpty);

    private static IEnumerable<(string What, Conclusion Then)> Conclusions(Conclusion.Conclude conclude)
    {
        foreach (var kind in Enum.GetValues<VerdictKind>().Where(kind => kind != conclude.Kind))
        {
            yield return ($"verdict {PolicyIds.Of(kind)}", conclude with { Kind = kind });
        }

        foreach (var route in Enum.GetValues<Core.Routes.RouteId>().Where(route => route != conclude.Route))
        {
            yield return ($"route {PolicyIds.Of(route)}", conclude with { Route = route });
        }

        for (var at = 0; at < conclude.Cites.Length; at++)
        {
            yield return ($"cites {conclude.Cites[at]} no more", conclude with { Cites = conclude.Cites.RemoveAt(at) });
        }

        for (var at = 0; at < conclude.Also.Length; at++)
        {
            if (!conclude.Also[at].Cites.IsEmpty || conclude.Also[at].Urgent)
            {
                yield return ($"addition {at} is left out", conclude with { Also = conclude.Also.RemoveAt(at) });
            }
        }

        yield return ("cites 1.2 as well", conclude with { Cites = conclude.Cites.Add("1.2") });
    }

    private static Scenario With(Scenario scenario, ImmutableArray<Rule> rules) =>
        scenario with { Dialog = new WaterfallDialog(scenario.Dialog.Id, scenario.Dialog.Steps, rules, scenario.Dialog.Finish) };
}
