using System.Globalization;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Turns;

/// <summary>What a database holds of one person, in numbers, and the words in which they are told so.</summary>
/// <param name="Tongue">Set only when the person chose a language.</param>
public sealed record KeptData(Tongue? Tongue, bool Contact, int Reported, int Received, int Cards)
{
    public static KeptData Nothing { get; } = new(null, false, 0, 0, 0);

    public Reply.Message Tell(ContentSet content, Reply.MyData asked)
    {
        string[] lines =
        [
            asked.Running is var (title, answers) ? Say(WordingIds.MyDataRunning, ("title", title), ("count", Number(answers))) : Say(WordingIds.MyDataNotRunning),
            Say(Tongue is null ? WordingIds.MyDataNoTongue : WordingIds.MyDataTongue),
            Say(Contact ? WordingIds.MyDataContact : WordingIds.MyDataNoContact),
            Say(WordingIds.MyDataReported, ("count", Number(Reported))),
            Say(WordingIds.MyDataReceived, ("count", Number(Received))),
            Say(WordingIds.MyDataCards, ("count", Number(Cards))),
        ];
        return new Reply.Message(Say(WordingIds.MyDataTitle), $"{string.Join("\n", lines.Select(line => $"- {line}"))}\n\n{Say(WordingIds.MyDataRest)}", asked.Buttons) { Tongue = asked.Tongue, Understanding = asked.Understanding };

        string Say(string id, params ReadOnlySpan<(string Name, string Value)> values)
        {
            var text = content.Wording[id].In(asked.Tongue);
            foreach (var (name, value) in values)
            {
                text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            }

            return text;
        }
    }

    /// <param name="page">Where all of it is shown; null where there is no such place.</param>
    public static Reply.Message Page(ContentSet content, Reply.MyDataPage asked, string? page) => new(
        null,
        page is null ? content.Wording[WordingIds.MyDataNoPage].In(asked.Tongue) : content.Wording[WordingIds.MyDataPage].In(asked.Tongue).Replace("{page}", page, StringComparison.Ordinal),
        [])
    {
        Tongue = asked.Tongue,
        Understanding = asked.Understanding,
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
