using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Understanding;

namespace ProtocolBot.Core.Turns;

/// <summary>From what the classifier guesses to what is to be done: start, quote, ask which, or own up to not knowing.</summary>
internal static class Meanings
{
    /// <summary>Below this nothing was understood.</summary>
    private const double Enough = 0.18;

    /// <summary>A second dialog this close to the best is asked about, unless the best is sure.</summary>
    private const double Close = 0.7;
    private const double Sure = 0.5;

    /// <summary>So much for danger is enough to ask about it first.</summary>
    private const double Danger = 0.3;

    /// <summary>A dialog this likely is offered beneath an answer.</summary>
    private const double Offered = 0.1;
    /// <summary>A paragraph that is so much less likely than the first is not quoted with it.</summary>
    private const double Likely = 0.2;
    private const int MostChoices = 3;
    private const int MostParagraphs = 3;

    public static Understood Of(ContentSet content, Lexicon lexicon, ImmutableArray<Word> words, string text, Guess guess)
    {
        if (guess.Aims.IsEmpty || !guess.Known || guess.Confidence < Enough)
        {
            return Understanding.Without(Meaning.Unclear, Kinds.Unclear, guess.Aims.IsEmpty || !guess.Known ? 0 : Rounded(guess.Confidence), "local");
        }

        if (guess.Urgent >= Danger && content.Scenario(ScenarioIds.Escalation) is { } escalation)
        {
            return Understanding.Urgently(lexicon, escalation, Answers.None.With("danger", Answer.Of("yes")), text, Rounded(guess.Confidence), "local");
        }

        return guess.Best.Scenario is { } id && content.Scenario(id) is { } scenario ? Dialog(content, lexicon, scenario, words, text, guess) : Beside(content, guess);
    }

    private static Understood Dialog(ContentSet content, Lexicon lexicon, Scenario scenario, ImmutableArray<Word> words, string text, Guess guess)
    {
        var fills = Fills.Of(lexicon, scenario, text);
        var trace = new UnderstandingTrace(KindOf(scenario.Id, guess, Asks(lexicon, text, words)), scenario.Id, Citing.Of(scenario, fills, guess), false, Rounded(guess.Confidence), "local");
        var close = CloseTo(content, guess);
        return close.Length > 1
            ? new(trace, Meaning.Which, null, Answers.None, close)
            : new(trace, Meaning.Start, scenario.Id, fills, [scenario.Id]);
    }

    private static ImmutableArray<string> CloseTo(ContentSet content, Guess guess) => guess.Confidence >= Sure
        ? [guess.Best.Scenario!]
        : [.. guess.Aims.TakeWhile(aim => aim.Share >= guess.Confidence * Close).Select(aim => aim.Aim.Scenario).OfType<string>().Where(id => content.Scenario(id) is not null).Take(MostChoices)];

    private static Understood Beside(ContentSet content, Guess guess) => guess.Best.Kind switch
    {
        Kinds.Smalltalk => Understanding.Without(Meaning.Smalltalk, Kinds.Smalltalk, Rounded(guess.Confidence), "local"),
        Kinds.Adversarial => Understanding.Without(Meaning.Adversarial, Kinds.Adversarial, Rounded(guess.Confidence), "local"),
        Kinds.OutOfScope => Understanding.Without(Meaning.OutOfScope, Kinds.OutOfScope, Rounded(guess.Confidence), "local"),
        _ => Answered(content, guess),
    };

    /// <summary>Paragraphs; also of a scenario that has no dialog yet.</summary>
    private static Understood Answered(ContentSet content, Guess guess)
    {
        var articles = guess.Articles.Where(article => content.Protocol.Find(article.Id) is not null).Take(MostParagraphs).ToImmutableArray();
        if (articles.IsEmpty)
        {
            return Understanding.Without(Meaning.Unclear, Kinds.Unclear, Rounded(guess.Confidence), "local");
        }

        var kind = guess.Best.Scenario is { } coming ? guess.KindWithin(coming) : Kinds.Question;
        var fitting = guess.Aims.Where(aim => aim.Share >= Offered).Select(aim => aim.Aim.Scenario).OfType<string>().Where(id => content.Scenario(id) is not null).Take(1);
        return new(new(kind, guess.Best.Scenario ?? "none", [.. articles.Select(article => article.Id)], false, Rounded(guess.Confidence), "local"), Meaning.Answer, null, Answers.None, [.. fitting])
        {
            Quotes = [.. articles.Where(article => article.Share >= articles[0].Share * Likely).Select(article => article.Id)],
        };
    }

    private static bool Asks(Lexicon lexicon, string text, ImmutableArray<Word> words) =>
        text.Contains('?', StringComparison.Ordinal) || lexicon.StartsWith(LanguageIds.AsksSomething, lexicon.Without(LanguageIds.Courtesy, words)) > 0;

    /// <summary>Of a dialog that people come to with a question or with a plan, the way of asking tells which.</summary>
    private static string KindOf(string scenario, Guess guess, bool asks)
    {
        var kind = guess.KindWithin(scenario);
        return kind is Kinds.Question or Kinds.Scenario ? asks ? Kinds.Question : Kinds.Scenario : kind;
    }

    private static double Rounded(double share) => Math.Round(share, 2);
}
