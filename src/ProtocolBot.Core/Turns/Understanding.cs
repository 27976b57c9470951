using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>What is to be done with a message in free text.</summary>
public enum Meaning
{
    /// <summary>Starts a scenario.</summary>
    Start,

    /// <summary>Paragraphs answer it.</summary>
    Answer,

    /// <summary>One of a few scenarios: ask which.</summary>
    Which,
    Smalltalk,
    Adversarial,
    OutOfScope,
    Unclear,
}

/// <summary>What was understood of a message in free text.</summary>
/// <param name="Scenario">Set when it starts one.</param>
/// <param name="Fills">Answers that it gave along the way.</param>
/// <param name="Candidates">Scenarios that may be meant, or that fit an answer.</param>
public sealed record Understood(UnderstandingTrace Trace, Meaning Meaning, string? Scenario, Answers Fills, ImmutableArray<string> Candidates);

/// <summary>Understands free text by the words in the content. It decides where to start, never what is allowed.</summary>
public static class Understanding
{
    private const double Enough = 0.8;
    private const double Close = 0.92;
    private const double WeakHit = 1.5;
    private const double MeaningPrefers = 1.6;
    private const int MostParagraphs = 3;
    private const int ShortTalk = 6;
    private const int LongEnoughToAsk = 4;

    public static Understood Of(ContentSet content, string text, Tongue tongue)
    {
        var lexicon = Lexicon.Of(content.Language);
        var words = lexicon.Words(text);
        var asks = Asks(lexicon, text, words);
        if (UrgentStart(content, lexicon, words, text) is { } urgent)
        {
            return urgent;
        }

        if (lexicon.Has(LanguageIds.Adversarial, words, gap: 1))
        {
            return Without(Meaning.Adversarial, "adversarial", 0.9, "rules");
        }

        var scores = Scores.Of(content, lexicon, words, text);
        return Quoted(content, text, scores) ?? Talk(lexicon, words, scores) ?? Meant(content, lexicon, words, scores, asks) ?? Nothing(lexicon, words, asks);
    }

    private static Understood? UrgentStart(ContentSet content, Lexicon lexicon, ImmutableArray<Word> words, string text)
    {
        var (id, known) = Urgency.Of(lexicon, words) switch
        {
            Urgent.Nothing => ("", Answers.None),
            Urgent.Danger => (ScenarioIds.Escalation, Answers.None.With("danger", Answer.Of("yes"))),
            Urgent.SexualByStaff => (ScenarioIds.Report, Answers.None.With("about", Answer.Of("staff")).With("kind", Answer.Of("sexual"))),
            Urgent.DangerAndSexualByStaff => (ScenarioIds.Report, Answers.None.With("danger", Answer.Of("yes")).With("about", Answer.Of("staff")).With("kind", Answer.Of("sexual"))),
        };
        if (content.Scenario(id) is not { } scenario)
        {
            return null;
        }

        var fills = known.Given.Aggregate(Fills.Of(lexicon, scenario, text), (answers, given) => answers.With(given.Question, given.Answer));
        return new(new("incident", id, Scores.Articles(scenario, [], fills), Urgent: true, 1, "rules"), Meaning.Start, id, fills, []);
    }

    /// <summary>A paragraph asked for by its number.</summary>
    private static Understood? Quoted(ContentSet content, string text, Scores scores)
    {
        var named = ParagraphNumbers.In(text).Where(id => content.Protocol.Find(id) is not null).Distinct().Take(MostParagraphs).ToImmutableArray();
        return named.IsEmpty ? null : Answered(named, scores, 0.99);
    }

    private static Understood? Talk(Lexicon lexicon, ImmutableArray<Word> words, Scores scores)
    {
        var core = lexicon.Without(LanguageIds.Courtesy, words);
        return scores.Nothing && (lexicon.Is(LanguageIds.Smalltalk, words) || (words.Length <= ShortTalk && lexicon.Has(LanguageIds.Smalltalk, words)) || (core.IsEmpty && !words.IsEmpty))
            ? Without(Meaning.Smalltalk, "smalltalk", 0.9, "local")
            : null;
    }

    private static Understood? Meant(ContentSet content, Lexicon lexicon, ImmutableArray<Word> words, Scores scores, bool asks)
    {
        var offTopic = lexicon.Has(LanguageIds.OutOfScope, words) && !lexicon.Has(LanguageIds.Subject, words);
        var (best, topic) = (scores.Best, scores.BestTopic);
        if (Math.Max(best, topic) < Enough || (offTopic && Math.Max(best, topic) < WeakHit))
        {
            return null;
        }

        // "uitlegfilmpjes" asks for no "uitleg".
        var meaning = lexicon.Find(LanguageIds.AsksMeaning, words, gap: 1) is { Quality: >= Phrase.Alike };
        if (topic >= Enough && (best < Enough || (meaning && best < topic * MeaningPrefers)))
        {
            return Answered([.. scores.Topics.Take(MostParagraphs).Select(found => found.Id)], scores, scores.TopicConfidence);
        }

        var close = scores.Scenarios.TakeWhile(found => found.Score >= best * Close).Select(found => found.Id).Take(MostParagraphs).ToImmutableArray();
        if (close.Length > 1)
        {
            return new(new("unclear", "none", [], false, scores.Confidence, "local"), Meaning.Which, null, Answers.None, close);
        }

        var scenario = content.Scenario(close[0])!;
        return new(new(KindOf(scenario.Id, asks), scenario.Id, Scores.Articles(scenario, scores.Topics, scores.Fills[scenario.Id]), false, scores.Confidence, "local"), Meaning.Start, scenario.Id, scores.Fills[scenario.Id], close);
    }

    private static Understood Answered(ImmutableArray<string> articles, Scores scores, double confidence) =>
        new(new("question", "none", articles, false, confidence, "local"), Meaning.Answer, null, Answers.None, [.. scores.Scenarios.Where(found => found.Score >= Enough).Take(1).Select(found => found.Id)]);

    private static Understood Nothing(Lexicon lexicon, ImmutableArray<Word> words, bool asks)
    {
        var elsewhere = lexicon.Has(LanguageIds.OutOfScope, words) || (asks && words.Length >= LongEnoughToAsk);
        return elsewhere && !lexicon.Has(LanguageIds.Subject, words)
            ? Without(Meaning.OutOfScope, "out-of-scope", 0.7, "local")
            : Without(Meaning.Unclear, "unclear", 0, "local");
    }

    private static Understood Without(Meaning meaning, string kind, double confidence, string by) =>
        new(new(kind, "none", [], false, confidence, by), meaning, null, Answers.None, []);

    private static bool Asks(Lexicon lexicon, string text, ImmutableArray<Word> words) =>
        text.Contains('?', StringComparison.Ordinal) || lexicon.StartsWith(LanguageIds.AsksSomething, lexicon.Without(LanguageIds.Courtesy, words)) > 0;

    private static string KindOf(string scenario, bool asks) => scenario switch
    {
        ScenarioIds.Escalation or ScenarioIds.Report => "incident",
        ScenarioIds.Onboarding => "onboarding",
        _ => asks ? "question" : "scenario",
    };
}
