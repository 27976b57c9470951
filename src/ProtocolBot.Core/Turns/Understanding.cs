using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Understanding;

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
public sealed record Understood(UnderstandingTrace Trace, Meaning Meaning, string? Scenario, Answers Fills, ImmutableArray<string> Candidates)
{
    /// <summary>The paragraphs that answer it, best first; the trace may name more that are less likely.</summary>
    public ImmutableArray<string> Quotes { get; init; } = [];
}

/// <summary>Understands free text: rules for what must not be missed first, then what was learnt. It decides where to start, never what is allowed.</summary>
public static class Understanding
{
    private const int MostParagraphs = 3;
    private const int ShortTalk = 6;

    public static Understood Of(ContentSet content, string text, Tongue tongue) => Of(content, text, Learnt.Of);

    /// <param name="learnt">The classifier, asked for only where the rules do not settle it.</param>
    internal static Understood Of(ContentSet content, string text, Func<ContentSet, Classifier> learnt)
    {
        var lexicon = Lexicon.Of(content.Language);
        var words = lexicon.Words(text);
        return UrgentStart(content, lexicon, words, text)
            ?? Attack(lexicon, words)
            ?? Quoted(content, text)
            ?? Talk(lexicon, words)
            ?? (words.IsEmpty ? Without(Meaning.Unclear, Kinds.Unclear, 0, "local") : Meanings.Of(content, lexicon, words, text, learnt(content).Of(text)));
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
        return content.Scenario(id) is { } scenario ? Urgently(lexicon, scenario, known, text) : null;
    }

    internal static Understood Urgently(Lexicon lexicon, Scenario scenario, Answers known, string text, double confidence = 1, string by = "rules")
    {
        var fills = known.Given.Aggregate(Fills.Of(lexicon, scenario, text), (answers, given) => answers.With(given.Question, given.Answer));
        var articles = Citing.OfVerdict(scenario, fills) ?? Citing.OfRules(scenario);
        return new(new(Kinds.Incident, scenario.Id, [.. articles.Take(MostParagraphs)], Urgent: true, confidence, by), Meaning.Start, scenario.Id, fills, []);
    }

    private static Understood? Attack(Lexicon lexicon, ImmutableArray<Word> words) =>
        lexicon.Has(LanguageIds.Adversarial, words, gap: 1) ? Without(Meaning.Adversarial, Kinds.Adversarial, 0.9, "rules") : null;

    /// <summary>A paragraph asked for by its number.</summary>
    private static Understood? Quoted(ContentSet content, string text)
    {
        var named = ParagraphNumbers.In(text).Where(id => content.Protocol.Find(id) is not null).Distinct().Take(MostParagraphs).ToImmutableArray();
        return named.IsEmpty ? null : new(new(Kinds.Question, "none", named, false, 0.99, "local"), Meaning.Answer, null, Answers.None, []) { Quotes = named };
    }

    private static Understood? Talk(Lexicon lexicon, ImmutableArray<Word> words) => !words.IsEmpty && words.Length <= ShortTalk
        && (lexicon.Is(LanguageIds.Smalltalk, words) || lexicon.Without(LanguageIds.Courtesy, words).IsEmpty || lexicon.Is(LanguageIds.Smalltalk, lexicon.Without(LanguageIds.Courtesy, words)))
            ? Without(Meaning.Smalltalk, Kinds.Smalltalk, 0.95, "rules")
            : null;

    internal static Understood Without(Meaning meaning, string kind, double confidence, string by) =>
        new(new(kind, "none", [], false, confidence, by), meaning, null, Answers.None, []);
}
