using System.Collections.Immutable;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Turns;

/// <summary>What becomes of a language model's opinion. Where the local path found a dialog or paragraphs, that stands. The opinion may only help where it found none, and raise urgency.</summary>
/// <remarks>
/// No answer to a question is taken from it: a filled answer decides a verdict, and so the model would. A dialog that it names is filled by our own synonyms alone, from the
/// person's own words; and if these would be enough for a verdict at once, none is filled in and the person answers every question. So no turn in which it spoke ends in a verdict that it brought about.
/// </remarks>
internal static class Opinions
{
    private const string ByModel = "model";

    /// <summary>We have no measure of how sure a model is; this is below what counts as sure.</summary>
    private const double Confidence = 0.5;
    private const int MostArticles = 3;

    public static Understood Heed(Exchange exchange, Understood local, string text)
    {
        if (exchange.Said.Opinion is not { } opinion || exchange.Dialogs.Active is not null || local.Meaning is not (Meaning.Unclear or Meaning.OutOfScope or Meaning.Which))
        {
            return local;
        }

        ImmutableArray<string> articles = [.. opinion.Articles.Where(id => exchange.Content.Protocol.Find(id) is not null).Distinct().Take(MostArticles)];
        return exchange.Content.Scenario(opinion.Scenario) is { } scenario && (local.Candidates.IsEmpty || local.Candidates.Contains(scenario.Id))
            ? new(Trace(KindOf(opinion.Kind), scenario.Id, articles), Meaning.Start, scenario.Id, Fills.Of(exchange.Lexicon, scenario, text), [scenario.Id])
            : (opinion.Kind, local.Meaning) switch
            {
                ("adversarial", _) => Without(Meaning.Adversarial),
                ("question", not Meaning.Which) when !articles.IsEmpty => new(Trace("question", "none", articles), Meaning.Answer, null, Tables.Answers.None, []) { Quotes = articles },
                ("smalltalk", Meaning.Unclear) => Without(Meaning.Smalltalk),
                ("out-of-scope", Meaning.Unclear) => Without(Meaning.OutOfScope),
                _ => local,
            };

        Understood Without(Meaning meaning) => new(Trace(opinion.Kind, "none", []), meaning, null, Tables.Answers.None, []);
    }

    public static bool IsByModel(Understood understood) => understood.Trace.By == ByModel;

    /// <summary>Whether this ends a dialog, or asks to send: what a model's opinion alone must not lead to.</summary>
    public static bool Concludes(TurnDecision decision) => decision.Replies.Any(reply => reply is Reply.VerdictCard or Reply.Summary);

    /// <summary>Adds to what was decided: 112 where the model sees a danger, a way to another dialog where the local path was not sure of its own, the worded answer.</summary>
    public static TurnDecision Add(Exchange exchange, TurnDecision decision, Understood understood)
    {
        if (exchange.Dialogs.Active is not null)
        {
            return decision;
        }

        var replies = decision.Replies;
        var trace = understood.Trace;
        if (replies is [Reply.Paragraphs found] && ModelAnswer.Checked(exchange, found.Cited, exchange.Said.Answer) is { } worded)
        {
            replies = [found with { Worded = worded }];
        }

        if (exchange.Said.Opinion is { } opinion && !trace.Urgent)
        {
            replies = Beside(exchange, opinion, understood, replies);
            (replies, trace) = opinion.Urgent ? (Raised(exchange, understood, replies), trace with { Urgent = true, By = ByModel }) : (replies, trace);
        }

        return decision with { Replies = replies.SetItem(0, replies[0] with { Understanding = trace }) };
    }

    /// <summary>The local path began a dialog and was not sure; the model names another. It begins nothing: a button stands above the question.</summary>
    private static ImmutableArray<Reply> Beside(Exchange exchange, ModelOpinion opinion, Understood understood, ImmutableArray<Reply> replies) =>
        understood.Meaning is Meaning.Start && !IsByModel(understood) && opinion.Scenario != understood.Scenario
        && exchange.Content.Scenario(opinion.Scenario) is { } other && replies is [.., Reply.Question]
            ? replies.Insert(replies.Length - 1, Towards(exchange, other))
            : replies;

    /// <summary>112 goes above everything, and nothing else changes: what was decided stands, and so does whom it reaches.</summary>
    private static ImmutableArray<Reply> Raised(Exchange exchange, Understood understood, ImmutableArray<Reply> replies)
    {
        ImmutableArray<Reply> above = [Notices.Danger(exchange)];
        return understood.Scenario is ScenarioIds.Escalation or ScenarioIds.Report || exchange.Content.Scenario(ScenarioIds.Escalation) is not { } escalation
            ? [.. above, .. replies]
            : [.. above, Towards(exchange, escalation), .. replies];
    }

    private static Reply.Message Towards(Exchange exchange, Scenario scenario) =>
        exchange.Message(null, exchange.Say(WordingIds.OtherScenario, ("title", exchange.Say(scenario.Title))), Button.Start(exchange.Say(scenario.Title), scenario.Id));

    private static UnderstandingTrace Trace(string kind, string scenario, ImmutableArray<string> articles) => new(kind, scenario, articles, false, Confidence, ByModel);

    /// <summary>A dialog that begins is a question, a scenario, an incident or onboarding; nothing else.</summary>
    private static string KindOf(string kind) => kind is "question" or "scenario" or "incident" or "onboarding" ? kind : "scenario";
}
