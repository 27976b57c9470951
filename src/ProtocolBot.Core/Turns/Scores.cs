using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>How well a text fits each scenario and each paragraph, best first, by the phrases of the content.</summary>
internal sealed record Scores(ImmutableArray<(string Id, double Score)> Scenarios, ImmutableArray<(string Id, double Score)> Topics, FrozenDictionary<string, Answers> Fills)
{
    /// <summary>An answer found in the text supports a scenario, but never starts one by itself.</summary>
    private const double ForFill = 0.25;
    private const int MostFills = 3;
    private const int Gap = 3;
    private const int MostArticles = 3;

    private static readonly ConditionalWeakTable<ContentSet, Known> Made = [];

    public double Best => Scenarios.IsEmpty ? 0 : Scenarios[0].Score;

    public double BestTopic => Topics.IsEmpty ? 0 : Topics[0].Score;

    public bool Nothing => Scenarios.IsEmpty && Topics.IsEmpty;

    public double Confidence => Share(Scenarios);

    public double TopicConfidence => Share(Topics);

    public static Scores Of(ContentSet content, Lexicon lexicon, ImmutableArray<Word> words, string text)
    {
        var known = Made.GetValue(content, static from => new Known(from));
        var started = known.Scenarios
            .Select(entry => (entry.Scenario, Score: Score(entry.Phrases, words)))
            .Where(entry => entry.Score > 0)
            .Select(entry => (entry.Scenario.Id, entry.Score, Fills: Turns.Fills.Of(lexicon, entry.Scenario, text)))
            .ToImmutableArray();
        return new(
            [.. started.Select(entry => (entry.Id, Score: entry.Score + (ForFill * Math.Min(MostFills, entry.Fills.Given.Length)))).OrderByDescending(entry => entry.Score)],
            [.. known.Paragraphs.Select(entry => (entry.Id, Score: Score(entry.Phrases, words))).Where(entry => entry.Score > 0).OrderByDescending(entry => entry.Score)],
            started.ToFrozenDictionary(entry => entry.Id, entry => entry.Fills, StringComparer.Ordinal));
    }

    /// <summary>The paragraphs of the verdict, if what was said is enough for one; else of the scenario those that the text is about, and those it decides by most.</summary>
    public static ImmutableArray<string> Articles(Scenario scenario, ImmutableArray<(string Id, double Score)> topics, Answers said)
    {
        if (Positions.Certain(scenario, said, Routes.Role.Medewerker) is { } verdict)
        {
            return [.. verdict.Articles.Take(MostArticles)];
        }

        var cited = scenario.Dialog.Rules.Select(rule => rule.Then).OfType<Conclusion.Conclude>().SelectMany(conclude => conclude.Cites)
            .GroupBy(id => id).OrderByDescending(group => group.Count()).Select(group => group.Key).ToImmutableArray();
        return [.. topics.Select(topic => topic.Id).Where(cited.Contains).Concat(cited).Distinct().Take(MostArticles)];
    }

    /// <summary>The phrases found, none within another; the best counts whole, the others for half.</summary>
    private static double Score(ImmutableArray<Phrase> phrases, ImmutableArray<Word> words)
    {
        var hits = new List<(PhraseHit Hit, double Weight)>();
        foreach (var phrase in phrases)
        {
            if (phrase.Find(words, phrase.Words.Length > 1 ? Gap : 0) is { } hit)
            {
                hits.Add((hit, hit.Quality * (1 + (0.6 * (phrase.Words.Length - 1)))));
            }
        }

        var (total, factor, taken) = (0.0, 1.0, new List<PhraseHit>());
        foreach (var (hit, weight) in hits.OrderByDescending(found => found.Weight))
        {
            if (!taken.Exists(other => other.First <= hit.Last && hit.First <= other.Last))
            {
                taken.Add(hit);
                total += weight * factor;
                factor = 0.5;
            }
        }

        return total;
    }

    private static double Share(ImmutableArray<(string Id, double Score)> found) =>
        found.IsEmpty ? 0 : Math.Round(found[0].Score / (found[0].Score + (found.Length > 1 ? found[1].Score : 0) + 0.3), 2);

    /// <summary>The phrases of the content, split into words once.</summary>
    private sealed class Known(ContentSet content)
    {
        public ImmutableArray<(Scenario Scenario, ImmutableArray<Phrase> Phrases)> Scenarios { get; } =
            [.. content.Scenarios.Select(scenario => (scenario, Of(scenario.StartsWith)))];

        public ImmutableArray<(string Id, ImmutableArray<Phrase> Phrases)> Paragraphs { get; } =
            [.. content.Protocol.Paragraphs.Select(paragraph => (paragraph.Id, Of(paragraph.Topics)))];

        private static ImmutableArray<Phrase> Of(Synonyms words) => [.. words.Dutch.Concat(words.English).Select(Phrase.Of).Where(phrase => phrase.Words.Length > 0)];
    }
}

/// <summary>Numbers of paragraphs that a text names: "5.8", "4.9c".</summary>
internal static partial class ParagraphNumbers
{
    public static IEnumerable<string> In(string text)
    {
        foreach (Match match in Number().Matches(text))
        {
            yield return match.Value;
        }
    }

    [GeneratedRegex(@"(?<![\d.,])[1-9]\.[1-9][0-9]?[a-e]?(?![\d\w]|[.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
