using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>Starts a scenario: by a button, its id, its title, its number in the menu, or from what somebody said in their own words.</summary>
internal static class Starting
{
    /// <summary>The scenario that the whole text names; a number only when no dialog runs.</summary>
    public static Scenario? Named(Exchange exchange, string text)
    {
        var words = exchange.Lexicon.Words(text);
        if (exchange.Content.Scenarios.FirstOrDefault(scenario => scenario.Id.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase) || HasTitle(scenario, words)) is { } named)
        {
            return named;
        }

        var menu = Greeting.InMenu(exchange);
        return exchange.Dialogs.Active is null && new OrdinalModel(exchange.Lexicon, exchange.Tongue).Read(words) is { } place && !menu.IsEmpty && place <= menu.Length
            ? menu[place == OrdinalModel.Last ? ^1 : place - 1]
            : null;
    }

    public static TurnDecision Begin(Exchange exchange, Scenario scenario) =>
        Walk.On(exchange, DialogVerbs.Begin(scenario.Dialog, exchange.Content.Hash, Answers.None), [], Former(exchange));

    public static TurnDecision Again(Exchange exchange, Scenario scenario) =>
        Walk.On(exchange with { State = exchange.State with { Dialogs = DialogState.Empty } }, DialogVerbs.Begin(scenario.Dialog, exchange.Content.Hash, Answers.None), [], [exchange.Say(WordingIds.Restarted)]);

    /// <summary>What follows from a message in free text; its first reply carries the trace.</summary>
    public static TurnDecision FromText(Exchange exchange, Understood local, string text)
    {
        var understood = Opinions.Heed(exchange, local, text);
        if (Lessons.IsMeant(exchange, understood))
        {
            var begun = Lessons.Begin(exchange);
            return begun with { Replies = begun.Replies.SetItem(0, begun.Replies[0] with { Understanding = understood.Trace }) };
        }

        var decision = understood.Meaning switch
        {
            Meaning.Start when Opinions.IsByModel(understood) => Suggested(exchange, exchange.Content.Scenario(understood.Scenario!)!, understood, text),
            Meaning.Start => Start(exchange, exchange.Content.Scenario(understood.Scenario!)!, understood, text),
            Meaning.Answer => exchange.Stay(SideQuestions.Quote(exchange, WordingIds.AnswerTitle, SideQuestions.Paragraphs(exchange, understood), Fitting(exchange, understood))),
            Meaning.Which => exchange.Stay(Which(exchange, understood)),
            Meaning.Smalltalk => exchange.Stay(Greeting.MenuCard(exchange, exchange.Say(WordingIds.Smalltalk))),
            Meaning.Adversarial => exchange.Stay(exchange.Message(null, exchange.Say(WordingIds.Adversarial), exchange.MenuButton)),
            Meaning.OutOfScope => exchange.Stay(exchange.Message(exchange.Say(WordingIds.OutOfScopeTitle), exchange.Say(WordingIds.OutOfScope), exchange.MenuButton)),
            Meaning.Unclear => Rescue.NotUnderstood(exchange, text),
        };
        decision = LeadsNowhere(exchange, text) ? decision with { Replies = [Notices.Danger(exchange), .. decision.Replies] } : decision;
        return Opinions.Add(exchange, decision with { Replies = decision.Replies.SetItem(0, decision.Replies[0] with { Understanding = understood.Trace }) }, understood);
    }

    /// <summary>Somebody is in danger and this content has no dialog for it: 112 is said all the same.</summary>
    private static bool LeadsNowhere(Exchange exchange, string text) =>
        exchange.Content.Scenario(ScenarioIds.Escalation) is null && Urgency.Of(exchange.Lexicon, exchange.Lexicon.Words(text)) is Urgent.Danger or Urgent.DangerAndSexualByStaff;

    /// <summary>Carries the answers in the correcting buttons when the verdict is reached at once and the state erased.</summary>
    public static string? ReceiptIfEnded(Exchange exchange, DialogState dialogs)
    {
        var active = dialogs.Active!;
        return Positions.Ended(exchange.ScenarioOf(active), active.Answers, exchange.Person.Role) is { } verdict
            ? Receipt.Of(exchange.Content, active, verdict, exchange.Input.Now).Code
            : null;
    }

    private static TurnDecision Start(Exchange exchange, Scenario scenario, Understood understood, string text)
    {
        var known = Positions.NewOnes(scenario.Dialog, Answers.None, understood.Fills);
        var dialogs = DialogVerbs.Begin(scenario.Dialog, exchange.Content.Hash, known);
        ImmutableArray<Reply> above = known.Given.IsEmpty ? [] : [Corrections.ReadBack(exchange, scenario, known, ReceiptIfEnded(exchange, dialogs))];
        return Walk.On(exchange, dialogs, above, Former(exchange), text);
    }

    /// <summary>A dialog that a language model named: with what our own synonyms found, if that leaves a question to the person; else from its first question; else only offered.</summary>
    private static TurnDecision Suggested(Exchange exchange, Scenario scenario, Understood understood, string text)
    {
        var decision = Start(exchange, scenario, understood, text);
        var empty = Opinions.Concludes(decision) ? Begin(exchange, scenario) : decision;
        return Opinions.Concludes(empty) ? exchange.Stay(Which(exchange, understood)) : empty;
    }

    private static Reply.Message Which(Exchange exchange, Understood understood) => exchange.Message(
        null,
        exchange.Say(WordingIds.WhichScenario),
        [.. understood.Candidates.Select(id => Button.Start(exchange.Say(exchange.Content.Scenario(id)!.Title), id)), exchange.Button(WordingIds.ButtonNoneOfThese, Asks.Menu)]);

    private static Scenario? Fitting(Exchange exchange, Understood understood) =>
        understood.Candidates.IsEmpty ? null : exchange.Content.Scenario(understood.Candidates[0]);

    /// <summary>A dialog that ran is stopped by starting another, and that is said.</summary>
    private static ImmutableArray<string> Former(Exchange exchange) => exchange.Dialogs.Active is { } active
        ? [exchange.Say(WordingIds.FormerStopped, ("title", exchange.Say(exchange.ScenarioOf(active).Title)))]
        : [];

    private static bool HasTitle(Scenario scenario, ImmutableArray<Word> words) =>
        Phrase.Of(scenario.Title.Dutch).Is(words) || Phrase.Of(scenario.Title.English).Is(words);
}
