using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Turns;

/// <summary>"Mijn gegevens": what is kept of somebody, and the choice to see all of it or to erase it.</summary>
internal static class OwnData
{
    /// <summary>The ids by which yes and no are understood in any wording.</summary>
    private const string Yes = "yes";
    private const string No = "no";

    public static TurnDecision Show(Exchange exchange)
    {
        var running = exchange.Dialogs.Active is { } active ? (exchange.Say(exchange.ScenarioOf(active).Title), active.Answers.Given.Length) : ((string, int)?)null;
        var reply = new Reply.MyData(running, [exchange.Button(WordingIds.ButtonExportData, Asks.ExportData), exchange.Button(WordingIds.ButtonEraseData, Asks.EraseData)]) { Tongue = exchange.Tongue };

        // In a dialog a number answers its question; the choices' words are understood anywhere.
        var shown = AskedFor.InBetween(exchange, reply);
        return running is null ? Asking(shown, Asks.MyData) : shown;
    }

    public static TurnDecision Export(Exchange exchange) => AskedFor.InBetween(exchange, new Reply.MyDataPage { Tongue = exchange.Tongue });

    public static TurnDecision AskToErase(Exchange exchange) => Asking(
        exchange.Stay(exchange.Message(
            exchange.Say(WordingIds.EraseDataTitle),
            $"{exchange.Say(WordingIds.EraseDataAsk)}\n\n{exchange.Say(WordingIds.EraseDataKept, ("days", Days(exchange)))}",
            exchange.Button(WordingIds.ButtonEraseDataNow, Asks.EraseDataNow),
            exchange.Button(WordingIds.ButtonKeepData, Asks.KeepData))),
        Asks.EraseData);

    public static TurnDecision Erase(Exchange exchange) =>
        new(TurnState.Empty, [exchange.Message(null, exchange.Say(WordingIds.DataErased))], exchange.Dialogs.Active is null ? DialogTurnStatus.Empty : DialogTurnStatus.Cancelled) { Forgets = true };

    public static TurnDecision Keep(Exchange exchange) => AskedFor.InBetween(exchange, exchange.Message(null, exchange.Say(WordingIds.DataKept)));

    /// <summary>The choice that was asked just before; null when these words are something else.</summary>
    public static TurnDecision? Read(Exchange exchange, string text)
    {
        var choices = exchange.State.Asking switch
        {
            Asks.MyData => [Choice(exchange, Asks.ExportData, WordingIds.ButtonExportData, LanguageIds.ExportData), Choice(exchange, Asks.EraseData, WordingIds.ButtonEraseData, LanguageIds.EraseData)],
            Asks.EraseData => [Choice(exchange, Yes, WordingIds.ButtonEraseDataNow, null), Choice(exchange, No, WordingIds.ButtonKeepData, null)],
            _ => ImmutableArray<Choice>.Empty,
        };

        // What cannot be undone is never done on a guess.
        return !choices.IsEmpty && AnswerReading.Of(exchange.Lexicon, new ChoicePrompt(choices), text) is AnswerReading.Understood { Sure: true, Answer: Tables.Answer.Chosen { Ids: [var chosen] } }
            ? chosen switch
            {
                Yes => Erase(exchange),
                No => Keep(exchange),
                _ => AskedFor.Decide(exchange, chosen, []),
            }
            : null;
    }

    /// <summary>What was stored, if it is a choice that is known.</summary>
    public static string? Known(string? stored) => stored is Asks.MyData or Asks.EraseData ? stored : null;

    private static TurnDecision Asking(TurnDecision decision, string what) => decision with { State = decision.State with { Asking = what } };

    private static Choice Choice(Exchange exchange, string id, string label, string? synonyms) =>
        new(id, exchange.Content.Wording[label], synonyms is null ? Synonyms.None : exchange.Content.Language[synonyms]);

    /// <summary>Of all routes the longest.</summary>
    private static string Days(Exchange exchange) =>
        (exchange.Input.Start?.World.Terms ?? Cases.CaseTerms.Default).LongestRetention.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
