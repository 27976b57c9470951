using System.Globalization;
using System.Text;

using ProtocolBot.Core.Evaluation;

namespace ProtocolBot.Host.Commands.Evaluate;

/// <summary>The results as a table in plain text, and every miss beneath.</summary>
internal static class ScorecardText
{
    public static string Of(Evaluated evaluated, Scorecard card)
    {
        var text = new StringBuilder();
        Line(text, $"{evaluated.Judged.Length} questions; learnt from {evaluated.Learnt} sentences; {evaluated.LeftOut} left out as (near) copies of these questions");
        Line(text, $"over the training itself, held out in turn: right dialog {Percent(evaluated.Content.Right)}, intent {Percent(evaluated.Content.RightIntent)}, first citation {Percent(evaluated.Content.RightFirst)}, calibration error {evaluated.Content.Error:F3} at temperature {evaluated.Content.Temperature}");
        text.AppendLine();
        Line(text, $"{"",-11} {"",-15} {"n",4} {"dialog",8} {"kind",8} {"first",8} {"top 3",8}");
        Row(text, card.All);
        foreach (var line in card.Groups)
        {
            Row(text, line);
        }

        text.AppendLine();
        foreach (var (name, tally) in Figures(card))
        {
            Line(text, $"{name,-38} {tally.Right,4} of {tally.Of,4}  {Percent(tally.Share)}");
        }

        text.AppendLine();
        foreach (var (right, taken, count) in card.Confusion)
        {
            Line(text, $"{right} taken for {taken}: {count}");
        }

        foreach (var miss in evaluated.Judged.Where(judged => judged.IsMiss))
        {
            Line(text, $"{Environment.NewLine}{miss.Question.Id} {miss.Question.Text}");
            Line(text, $"  is    {Label(miss.Question)}");
            Line(text, $"  taken {Taken(miss)}");
            Line(text, $"  why   {string.Join(" · ", miss.Why)}");
        }

        return text.ToString();
    }

    public static IEnumerable<(string Name, Tally Tally)> Figures(Scorecard card) =>
    [
        ("right dialog", card.All.Dialog),
        ("right first citation", card.All.First),
        ("right citation among the first three", card.All.InTop),
        ("out of scope, refused", card.OutOfScopeRefused),
        ("urgent, seen", card.UrgentSeen),
        ("adversarial, seen", card.AdversarialSeen),
        ("real questions sent away (must be few)", card.SentAway),
        ("urgent in vain (should be few)", card.UrgentInVain),
        ("wrongly allowed (must be none)", card.WronglyAllowed),
    ];

    public static string Label(LabelledQuestion question) =>
        $"{question.Kind}, {question.Scenario}, [{string.Join(", ", question.Articles)}]{(question.Urgent ? ", urgent" : "")}, verdict {question.Verdict ?? "none yet"}";

    public static string Taken(Judged judged)
    {
        var trace = judged.Understood.Trace;
        var verdict = judged.Verdict is { } kind ? Core.Content.PolicyIds.Of(kind) : "none yet";
        return string.Create(CultureInfo.InvariantCulture, $"{trace.Kind}, {trace.Scenario}, [{string.Join(", ", trace.Articles)}]{(trace.Urgent ? ", urgent" : "")}, verdict {verdict}; {judged.Understood.Meaning} by {trace.By}, {trace.Confidence:F2}");
    }

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:F1} %");

    private static void Row(StringBuilder text, ScoreLine line) =>
        Line(text, $"{line.Group,-11} {line.Value,-15} {line.Dialog.Of,4} {Percent(line.Dialog.Share),8} {Percent(line.Kind.Share),8} {Cited(line.First),8} {Cited(line.InTop),8}");

    /// <summary>What cites nothing cannot be cited rightly.</summary>
    private static string Cited(Tally tally) => tally.Of == 0 ? "-" : Percent(tally.Share);

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
