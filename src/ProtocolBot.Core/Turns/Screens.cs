using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>Something that content puts on a screen, and where in dialogs/ it comes from.</summary>
/// <param name="Name">"question 'channel'", for messages to the author.</param>
public sealed record Screen(Reply Reply, string Name, string File, int Line);

/// <summary>All that the content can show, in both languages and at its fullest, for those who check how it looks. It decides nothing.</summary>
public static class Screens
{
    private const string WordingFile = "wording.yaml";

    /// <summary>A Sunday: offices are closed, which takes more words than open.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Questions, notices and what always works: few enough to look at whenever the host starts.</summary>
    public static IEnumerable<Screen> Before(ContentSet content) =>
        from exchange in InEachTongue(content)
        from screen in Fixed(exchange).Concat(content.Scenarios.SelectMany(scenario => Of(exchange, scenario))).Concat(LessonScreens.Of(exchange))
        select screen;

    /// <summary>Verdicts and summaries, for all paths. A scenario whose table has a gap is left out, since not all of its paths end.</summary>
    public static IEnumerable<Screen> Ends(ContentSet content) =>
        from scenario in content.Scenarios
        where scenario.Dialog.Table.Survey().Gap is null
        from end in Ends(scenario).ToList()
        from exchange in InEachTongue(content)
        select new Screen(End(exchange, scenario, end.Path, end.Verdict), $"row {end.Path.Rule.Id}", scenario.Id + ".yaml", end.Path.Rule.Line);

    private static IEnumerable<Exchange> InEachTongue(ContentSet content) => Enum.GetValues<Tongue>().Select(tongue => Begin(content, tongue));

    private static Exchange Begin(ContentSet content, Tongue tongue) => new(
        content,
        TurnState.Empty,
        new TurnInput.Asked(Asks.Menu, []) { Tongue = tongue, Person = new Person(null, Role.Medewerker, SchoolKind: null), Now = Now });

    private static IEnumerable<Screen> Fixed(Exchange exchange) =>
    [
        new(Greeting.MenuCard(exchange, null), "the menu", WordingFile, exchange.Content.Wording[WordingIds.MenuText].Line),
        new(Greeting.Help(exchange).Replies[0], "help", WordingFile, exchange.Content.Wording[WordingIds.HelpText].Line),
    ];

    private static IEnumerable<Screen> Of(Exchange exchange, Scenario scenario)
    {
        var file = scenario.Id + ".yaml";
        foreach (var notice in scenario.Notices)
        {
            yield return new(Notices.Card(exchange, notice), $"notice '{notice.Id}'", file, notice.Title.Line);
        }

        foreach (var step in scenario.Dialog.Steps)
        {
            // Something was answered already, so that one can go back.
            var dialogs = DialogVerbs.Begin(scenario.Dialog, exchange.Content.Hash, Answers.None.With(step.Id, new Answer.Skipped()));
            var most = scenario.Dialog.Table.MostQuestions;
            yield return new(Questions.Of(exchange, dialogs, new AskedStep(step, most, most), [exchange.Say(step.Why)]), $"question '{step.Id}'", file, step.Line);
        }
    }

    private static IEnumerable<(DialogPath Path, Verdict Verdict)> Ends(Scenario scenario) => Paths.Of(scenario)
        .Where(path => path.Verdict is not null)
        .Select(path => (Path: path, Verdict: path.Verdict!))
        .DistinctBy(end => Likeness(end.Verdict));

    /// <summary>Verdicts with the same texts look the same.</summary>
    private static string Likeness(Verdict verdict) => string.Join('|',
        [verdict.Rule, string.Join(' ', verdict.Articles), string.Join(' ', verdict.Interpretations), string.Join(' ', verdict.Next.Select(text => text.Line)), string.Join(' ', verdict.Copy.Select(copy => copy.Id)), string.Join(' ', verdict.Receivers)]);

    private static Reply End(Exchange exchange, Scenario scenario, DialogPath path, Verdict verdict)
    {
        if (scenario.Dialog.Finish is FinishKind.Verdict)
        {
            return Verdicts.Card(exchange, DialogVerbs.Begin(scenario.Dialog, exchange.Content.Hash, path.Answers).Active!, verdict);
        }

        var most = scenario.Dialog.Table.MostQuestions;
        var dialogs = DialogVerbs.Begin(scenario.Dialog, exchange.Content.Hash, Written(scenario.Dialog, path.Answers));
        return Summaries.Of(exchange, dialogs, new AskedStep(scenario.Dialog.Steps[^1], most, most), []);
    }

    /// <summary>With as much in one's own words as there is room for.</summary>
    private static Answers Written(WaterfallDialog dialog, Answers answers) => dialog.Steps
        .Where(step => step.Prompt is TextPrompt && answers[step.Id] is not null)
        .Aggregate(answers, (all, step) => all.With(step.Id, new Answer.Written(new string('w', ((TextPrompt)step.Prompt).MaxLength))));
}
