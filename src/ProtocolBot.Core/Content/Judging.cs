using System.Collections.Immutable;

using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>What the decision tables say of a situation. Nobody else says it.</summary>
public static class Judging
{
    /// <summary>More dialogs one after another than content can hold.</summary>
    private const int MostDialogs = 12;

    /// <summary>The verdict for a situation; null where its answers give none.</summary>
    public static Verdict? Verdict(ContentSet content, Exercise.Situation situation) =>
        Chain(content, situation) is [.., var (scenario, known)] && scenario.Dialog.Table.Certain(known) is { Then: Conclusion.Conclude } rule
            ? Concluding.Verdict(scenario.Id, rule, known, Role.Medewerker)
            : null;

    /// <summary>The scenarios that one goes through, each with the answers that count there: one dialog may go on in another.</summary>
    public static ImmutableArray<(Scenario Scenario, Answers Known)> Chain(ContentSet content, Exercise.Situation situation)
    {
        var chain = ImmutableArray.CreateBuilder<(Scenario, Answers)>();
        var (scenario, answers) = (content.Scenario(situation.Scenario), situation.Answers);
        while (scenario is not null && chain.Count < MostDialogs)
        {
            var known = scenario.Dialog.Table.Fit(answers);
            chain.Add((scenario, known));
            if (scenario.Dialog.Table.Certain(known) is not { Then: Conclusion.GoOn next })
            {
                break;
            }

            scenario = content.Scenario(next.Scenario);
            answers = next.Answers.Given.Aggregate(answers, (all, given) => all.With(given.Question, given.Answer));
        }

        return chain.ToImmutable();
    }

    /// <summary>Who hears first of a case.</summary>
    public static Role? First(Exercise.Told told) => Receivers.InOrder(told.Route, told.Reporter, told.Involved) is [var first, ..] ? first : null;
}
