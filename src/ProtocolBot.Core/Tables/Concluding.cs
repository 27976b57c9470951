using System.Collections.Immutable;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Tables;

/// <summary>From the row that matched and one person's answers to the verdict for that person.</summary>
public static class Concluding
{
    /// <summary>The question whose answers say whom a case concerns.</summary>
    private const string Involved = "involved";
    private const string About = "about";
    private const string Receiver = "receiver";

    /// <param name="reporter">The part that the person plays, which decides who is skipped on the route.</param>
    public static Verdict Verdict(string scenario, Rule rule, Answers answers, Role reporter)
    {
        var conclude = rule.Then as Conclusion.Conclude ?? throw new InvalidOperationException($"row {rule.Id} of {scenario} leads elsewhere");
        var also = conclude.Also.Where(addition => addition.If.Holds(answers)).ToImmutableArray();
        return new Verdict
        {
            Scenario = scenario,
            Rule = rule.Id,
            Kind = conclude.Kind,
            Headline = conclude.Headline,
            Articles = [.. conclude.Cites.Concat(also.SelectMany(addition => addition.Cites)).Distinct()],
            Because = conclude.Because,
            Next = [.. conclude.Next.Where(saying => saying.If.Holds(answers)).Select(saying => saying.Text), .. also.Select(addition => addition.Say).OfType<Text>()],
            Copy = [.. conclude.Copy.Where(copy => copy.If.Holds(answers))],
            Interpretations = [.. conclude.Interpretations.Concat(also.SelectMany(addition => addition.Interpretations)).Distinct()],
            Route = conclude.Route,
            Priority = also.Any(addition => addition.Urgent) ? Priority.Urgent : Priority.Normal,
            Receivers = Receivers.InOrder(conclude.Route, reporter, Concerned(answers), Chosen(answers)),
            Answers = answers,
            Concerned = Concerned(answers),
            Chosen = Chosen(answers),
        };
    }

    private static ImmutableArray<Role> Concerned(Answers answers) => [.. Ids(answers, Involved).Concat(Ids(answers, About)).Select(RoleOf).OfType<Role>().Distinct()];

    private static Role? Chosen(Answers answers) => Ids(answers, Receiver).Select(RoleOf).FirstOrDefault();

    private static ImmutableArray<string> Ids(Answers answers, string question) => answers[question] is Answer.Chosen chosen ? chosen.Ids : [];

    /// <summary>The role that an answer's id names; the policy's answers and its roles are not spelled alike.</summary>
    private static Role? RoleOf(string id) => id switch
    {
        "manager" => Role.Leidinggevende,
        "director" or "directeur" => Role.Directeur,
        "fg" => Role.Fg,
        "board" or "bestuur" => Role.Bestuur,
        _ => null,
    };
}
