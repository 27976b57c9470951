using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>One way through a dialog: the answers, and the row in which it ends.</summary>
/// <param name="Verdict">Null where it goes on in another scenario.</param>
/// <param name="GoesOn">That scenario.</param>
public sealed record DialogPath(string Scenario, Answers Answers, Rule Rule, Verdict? Verdict, string? GoesOn);

/// <summary>Every way through a dialog, for the FG to sign off and for the tests to walk.</summary>
public static class Paths
{
    private const string Confirm = "confirm";

    /// <param name="together">Whether a question with several answers at once is taken with every set of them, or with each alone.</param>
    public static IEnumerable<DialogPath> Of(Scenario scenario, bool together = false) => From(scenario, Answers.None, together);

    /// <summary>The same as CSV (RFC 4180), with a head.</summary>
    public static IEnumerable<string> Csv(IEnumerable<DialogPath> paths) =>
        paths.Select(Row).Prepend("scenario,answers,rule,verdict,articles,route,priority,receivers,goes-on");

    private static IEnumerable<DialogPath> From(Scenario scenario, Answers answers, bool together)
    {
        switch (scenario.Dialog.At(answers))
        {
            case DialogPosition.Ended ended:
                return [Ended(scenario, ended)];
            case DialogPosition.Ask { Step.Id: Confirm } when scenario.Dialog.Finish is FinishKind.Summary:
                return [Summed(scenario, answers)];
            case DialogPosition.Ask ask:
                return Ways(ask.Step, together).SelectMany(answer => From(scenario, answers.With(ask.Step.Id, answer), together));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static DialogPath Ended(Scenario scenario, DialogPosition.Ended ended) => ended.Rule.Then is Conclusion.GoOn goOn
        ? new DialogPath(scenario.Id, ended.Answers, ended.Rule, null, goOn.Scenario)
        : new DialogPath(scenario.Id, ended.Answers, ended.Rule, Concluding.Verdict(scenario.Id, ended.Rule, ended.Answers, Role.Medewerker), null);

    /// <summary>A summary carries its verdict before it is confirmed: confirming changes no cell.</summary>
    private static DialogPath Summed(Scenario scenario, Answers answers)
    {
        var known = scenario.Dialog.Table.Fit(answers);
        var rule = scenario.Dialog.Table.Certain(known) ?? throw new InvalidOperationException($"the summary of '{scenario.Id}' has no certain row");
        return new DialogPath(scenario.Id, known, rule, Concluding.Verdict(scenario.Id, rule, known, Role.Medewerker), null);
    }

    private static IEnumerable<Answer> Ways(WaterfallStep step, bool together) => step.Input switch
    {
        { Many: true } when !together => step.Input.Ids.Select(id => Answer.Of(id)),
        var input => input.Possible(),
    };

    private static string Row(DialogPath path) => string.Join(',', new[]
    {
        path.Scenario,
        string.Join(' ', path.Answers.Given.Select(given => $"{given.Question}={Ids(given.Answer)}")),
        path.Rule.Id,
        path.Verdict is { } verdict ? PolicyIds.Of(verdict.Kind) : "",
        string.Join(' ', path.Verdict?.Articles ?? []),
        path.Verdict is { } routed ? PolicyIds.Of(routed.Route) : "",
        path.Verdict is { } urgent ? PolicyIds.Of(urgent.Priority) : "",
        string.Join(' ', (path.Verdict?.Receivers ?? []).Select(PolicyIds.Of)),
        path.GoesOn ?? "",
    }.Select(Quoted));

    private static string Ids(Answer answer) => answer switch
    {
        Answer.Chosen chosen => string.Join('+', chosen.Ids),
        Answer.Written => "(text)",
        Answer.Skipped => "(text)",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
