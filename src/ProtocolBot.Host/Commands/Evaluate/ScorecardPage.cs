using System.Globalization;
using System.Net;
using System.Text;

using ProtocolBot.Core.Evaluation;

namespace ProtocolBot.Host.Commands.Evaluate;

/// <summary>The results as one page that needs nothing from anywhere: a chart, the table, and every miss.</summary>
internal static class ScorecardPage
{
    private const int BarWidth = 420;
    private const int BarHeight = 22;

    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}table{border-collapse:collapse;margin:1rem 0}"
        + "td,th{border:1px solid #bbb;padding:.25rem .6rem;text-align:left}td.n{text-align:right}.miss{margin:1rem 0;padding-left:1rem;border-left:4px solid #8a1c1c}.miss p{margin:.2rem 0}";

    public static string Of(Evaluated evaluated, Scorecard card)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>ProtocolBot: evaluation</title><style>").Append(Style).Append("</style></head><body><h1>Evaluation</h1>");
        page.Append(Html($"<p>{evaluated.Judged.Length} questions; learnt from {evaluated.Learnt} sentences, {evaluated.LeftOut} left out as copies or near copies. Held out in turn, the training's own sentences find their dialog in {evaluated.Content.Right * 100:F1} %; calibration error {evaluated.Content.Error:F3}.</p>"));
        Chart(page, card);
        Table(page, card);
        Confusion(page, card);
        page.Append("<h2>Misses</h2>");
        foreach (var miss in evaluated.Judged.Where(judged => judged.IsMiss))
        {
            page.Append("<div class=\"miss\"><p><strong>").Append(Encoded(miss.Question.Id)).Append("</strong> ").Append(Encoded(miss.Question.Text)).Append("</p><p>is ").Append(Encoded(ScorecardText.Label(miss.Question)))
                .Append("</p><p>taken for ").Append(Encoded(ScorecardText.Taken(miss))).Append("</p><p>because of ").Append(Encoded(string.Join(" · ", miss.Why))).Append("</p></div>");
        }

        return page.Append("</body></html>").ToString();
    }

    private static void Chart(StringBuilder page, Scorecard card)
    {
        var figures = ScorecardText.Figures(card).ToList();
        page.Append(Html($"<svg role=\"img\" aria-label=\"The figures as bars; they stand in the table beneath\" width=\"860\" height=\"{(figures.Count * (BarHeight + 8)) + 8}\" xmlns=\"http://www.w3.org/2000/svg\" font-size=\"14\">"));
        for (var at = 0; at < figures.Count; at++)
        {
            var (name, tally) = figures[at];
            var top = 8 + (at * (BarHeight + 8));
            var colour = name.Contains("must be", StringComparison.Ordinal) || name.Contains("should be", StringComparison.Ordinal) ? "#8a1c1c" : "#1f5c99";
            page.Append(Html($"<text x=\"0\" y=\"{top + 16}\">{Encoded(name)}</text><rect x=\"300\" y=\"{top}\" width=\"{BarWidth}\" height=\"{BarHeight}\" fill=\"#e6e6e6\"/>"))
                .Append(Html($"<rect x=\"300\" y=\"{top}\" width=\"{tally.Share * BarWidth:F1}\" height=\"{BarHeight}\" fill=\"{colour}\"/><text x=\"{300 + BarWidth + 8}\" y=\"{top + 16}\">{ScorecardText.Percent(tally.Share)} ({tally.Right}/{tally.Of})</text>"));
        }

        page.Append("</svg>");
    }

    private static void Table(StringBuilder page, Scorecard card)
    {
        page.Append("<table><tr><th>by</th><th></th><th>n</th><th>dialog</th><th>kind</th><th>first citation</th><th>top 3</th></tr>");
        foreach (var line in card.Groups.Prepend(card.All))
        {
            page.Append(Html($"<tr><td>{Encoded(line.Group)}</td><td>{Encoded(line.Value)}</td><td class=\"n\">{line.Dialog.Of}</td>"));
            foreach (var tally in new[] { line.Dialog, line.Kind, line.First, line.InTop })
            {
                page.Append("<td class=\"n\">").Append(tally.Of == 0 ? "–" : ScorecardText.Percent(tally.Share)).Append("</td>");
            }

            page.Append("</tr>");
        }

        page.Append("</table>");
    }

    private static void Confusion(StringBuilder page, Scorecard card)
    {
        page.Append("<h2>Dialogs taken for others</h2><table><tr><th>is</th><th>taken for</th><th>n</th></tr>");
        foreach (var (right, taken, count) in card.Confusion)
        {
            page.Append(Html($"<tr><td>{Encoded(right)}</td><td>{Encoded(taken)}</td><td class=\"n\">{count}</td></tr>"));
        }

        page.Append("</table>");
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static string Html(FormattableString markup) => markup.ToString(CultureInfo.InvariantCulture);
}
