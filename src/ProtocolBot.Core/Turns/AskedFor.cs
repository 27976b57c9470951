using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Turns;

/// <summary>The fixed things one can ask for, by a button or by a word that always works.</summary>
internal static class AskedFor
{
    public static TurnDecision Decide(Exchange exchange, string what, ImmutableArray<string> arguments)
    {
        var given = arguments.IsDefault ? [] : arguments;
        return what switch
        {
            Asks.Menu => Greeting.Menu(exchange),
            Asks.Help => Greeting.Help(exchange),
            Asks.Stop => Stop(exchange),
            Asks.Back => Back(exchange),
            Asks.Restart => Restart(exchange),
            Asks.Why => Why(exchange),
            Asks.Summary => Summary(exchange),
            Asks.MyCases => InBetween(exchange, exchange.Person.Id is null ? exchange.Message(null, exchange.Say(WordingIds.NoCases)) : new Reply.MyCases { Tongue = exchange.Tongue }),
            Asks.MyData => OwnData.Show(exchange),
            Asks.ExportData => OwnData.Export(exchange),
            Asks.EraseData => OwnData.AskToErase(exchange),
            Asks.EraseDataNow => OwnData.Erase(exchange),
            Asks.KeepData => OwnData.Keep(exchange),
            Asks.Dutch => Speak(exchange, Tongue.Dutch),
            Asks.English => Speak(exchange, Tongue.English),
            Asks.Change => Corrections.Change(exchange, given),
            Asks.Paragraphs => Paragraphs(exchange, given),
            Asks.Receipt => ShowReceipt(exchange, given),
            Asks.LeaveOut => PersonalData.LeaveOut(exchange, given.FirstOrDefault()),
            Asks.PressNote when exchange.Input.Start is not null && exchange.Dialogs.Active is null => Filing.AskThePress(exchange),
            Asks.PressNote => Press(exchange),
            Asks.PersonalOnly => exchange.Stay(exchange.Message(null, exchange.Say(WordingIds.PersonalOnly))),
            Asks.NotStored => exchange.Stay(exchange.Message(null, exchange.Say(WordingIds.NotStored))),
            Asks.TooFast => exchange.Stay(new Reply.NoticeCard(Asks.TooFast, exchange.Say(WordingIds.TooFastTitle), exchange.Say(WordingIds.TooFast), PhoneLines.Of(exchange, [PhoneIds.Emergency, .. PhoneIds.Outside])) { Tongue = exchange.Tongue }),
            _ => Rescue.OldButton(exchange),
        };
    }

    public static TurnDecision Command(Exchange exchange, string list) => Decide(exchange, list switch
    {
        LanguageIds.Menu => Asks.Menu,
        LanguageIds.Help => Asks.Help,
        LanguageIds.Stop => Asks.Stop,
        LanguageIds.Back => Asks.Back,
        LanguageIds.Restart => Asks.Restart,
        LanguageIds.Why => Asks.Why,
        LanguageIds.Summary => Asks.Summary,
        LanguageIds.MyCases => Asks.MyCases,
        LanguageIds.MyData => Asks.MyData,
        LanguageIds.ExportData => Asks.ExportData,
        LanguageIds.EraseData => Asks.EraseData,
        LanguageIds.Dutch => Asks.Dutch,
        LanguageIds.English => Asks.English,
        _ => throw new System.Diagnostics.UnreachableException(),
    }, []);

    public static TurnDecision Why(Exchange exchange) => Walk.PresentStep(exchange, exchange.Dialogs) is { } step
        ? exchange.Stay(Walk.Present(exchange, exchange.Dialogs, [exchange.Say(step.Why)]))
        : Idle(exchange);

    /// <summary>Said in between; a question that is open is asked again.</summary>
    public static TurnDecision InBetween(Exchange exchange, Reply reply) => exchange.Dialogs.Active is null
        ? exchange.Stay(reply)
        : exchange.Stay(reply, Walk.Present(exchange, exchange.Dialogs, [exchange.Say(WordingIds.BackToQuestion)]));

    private static TurnDecision Stop(Exchange exchange) => exchange.Dialogs.Active is null
        ? Idle(exchange)
        : exchange.Decision(DialogState.Empty, [exchange.Message(null, exchange.Say(WordingIds.Stopped), exchange.MenuButton)]) with { Status = DialogTurnStatus.Cancelled };

    private static TurnDecision Back(Exchange exchange)
    {
        if (exchange.Dialogs.Active is null)
        {
            return Idle(exchange);
        }

        // What is left may still decide; then one more answer is taken back.
        var back = exchange.Dialogs.Back();
        while (back is not null && Walk.PresentStep(exchange, back) is null)
        {
            back = back.Back();
        }

        return back is not null
            ? exchange.Decision(back, [Walk.Present(exchange, back, [])])
            : exchange.Stay(Walk.Present(exchange, exchange.Dialogs, [exchange.Say(WordingIds.FirstQuestion)]));
    }

    /// <summary>From the first question of the dialog that was begun, also out of one that was gone on in.</summary>
    private static TurnDecision Restart(Exchange exchange) => exchange.Dialogs.Active is null
        ? Idle(exchange)
        : Starting.Again(exchange, exchange.ScenarioOf(exchange.Dialogs.DialogStack[^1]));

    private static TurnDecision Summary(Exchange exchange)
    {
        if (exchange.Dialogs.Active is not { } active)
        {
            return Idle(exchange);
        }

        var facts = Questions.Facts(exchange, active);
        var text = facts.IsEmpty ? exchange.Say(WordingIds.NothingSaid) : string.Join("\n", facts.Select(fact => $"- {fact.Label} **{Markdown.Escape(fact.Value)}**"));
        return InBetween(exchange, exchange.Message(exchange.Say(WordingIds.SummaryTitle), text, [.. facts.Take(6).Select(fact => Button.Ask(exchange.Say(WordingIds.ButtonNotRight, ("answer", fact.Value)), Asks.Change, fact.Question))]));
    }

    private static TurnDecision Speak(Exchange exchange, Tongue tongue)
    {
        var chosen = exchange with { State = exchange.State with { Tongue = tongue } };
        return chosen.Dialogs.Active is null ? Greeting.Menu(chosen) : chosen.Stay(Walk.Present(chosen, chosen.Dialogs, [chosen.Say(WordingIds.TongueChosen)]));
    }

    private static TurnDecision Paragraphs(Exchange exchange, ImmutableArray<string> ids)
    {
        var cited = ids.Select(exchange.Content.Protocol.Find).OfType<Paragraph>().DistinctBy(paragraph => paragraph.Id).ToImmutableArray();
        return cited.IsEmpty ? Rescue.OldButton(exchange) : InBetween(exchange, SideQuestions.Quote(exchange, WordingIds.ParagraphsTitle, cited, null));
    }

    private static TurnDecision ShowReceipt(Exchange exchange, ImmutableArray<string> arguments)
    {
        if (arguments.IsEmpty || Receipt.Read(arguments[0]) is not { } receipt)
        {
            return Rescue.OldButton(exchange);
        }

        var culture = CultureInfo.GetCultureInfo(exchange.Tongue is Tongue.Dutch ? "nl-NL" : "en-GB");
        var text = exchange.Say(WordingIds.ReceiptText, ("day", receipt.Day.ToString("d MMMM yyyy", culture)), ("version", receipt.ProtocolVersion), ("code", receipt.Code));
        return InBetween(exchange, exchange.Message(exchange.Say(WordingIds.ReceiptTitle), text, exchange.MenuButton));
    }

    private static TurnDecision Press(Exchange exchange) => InBetween(
        exchange,
        exchange.Message(exchange.Say(WordingIds.NotReportedTitle), $"{exchange.Say(WordingIds.PressNote)}\n\n- {Summaries.Receiver(exchange, Routes.Role.Directeur)}\n- {Summaries.Receiver(exchange, Routes.Role.Leidinggevende)}"));

    private static TurnDecision Idle(Exchange exchange) => exchange.Stay(Greeting.MenuCard(exchange, exchange.Say(WordingIds.NothingRuns)));
}
