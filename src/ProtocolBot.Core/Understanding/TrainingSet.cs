using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Understanding;

/// <summary>A text to learn from, by its features, and the intents that it may mean.</summary>
/// <param name="IsPhrase">Words of the content that are no sentence: they count for less.</param>
internal sealed record Lesson(List<string> Names, int[] Classes, bool IsPhrase);

/// <summary>All that the content teaches: its sentences, and beneath them the phrases by which scenarios, paragraphs and kinds are known.</summary>
internal sealed class TrainingSet
{
    private static readonly (string List, string Kind)[] KindLists =
        [(LanguageIds.OutOfScope, Kinds.OutOfScope), (LanguageIds.Smalltalk, Kinds.Smalltalk), (LanguageIds.Adversarial, Kinds.Adversarial)];

    private readonly ContentSet content;
    private readonly int[][] kin;

    public TrainingSet(ContentSet content, Features features, Func<Sentence, bool> without)
    {
        this.content = content;
        Intents = Meant.Of(content.Training);
        var senses = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var aims = Intents.Select(Aim.Of).ToArray();
        kin = [.. aims.Select(aim => Where(other => aims[other] == aim))];
        Sentences = [.. Intents.SelectMany((intent, at) => intent.Sentences.Where(sentence => !without(sentence)).Select(sentence => new Lesson(features.Of(sentence.Text, senses), [at], IsPhrase: false)))];
        Phrases = [.. AllPhrases().Select(phrase => new Lesson(features.Of(phrase.Text, senses), phrase.Classes, IsPhrase: true))];
    }

    public ImmutableArray<Intent> Intents { get; }

    public ImmutableArray<Lesson> Sentences { get; }

    public ImmutableArray<Lesson> Phrases { get; }

    /// <summary>Of one intent all that lead to the same; of several just these.</summary>
    public int[] KinOf(int[] classes) => classes is [var only] ? kin[only] : classes;

    /// <summary>What starts a scenario means one of its intents; what a paragraph is about, one of those that cite it first.</summary>
    private IEnumerable<(string Text, int[] Classes)> AllPhrases() =>
        content.Scenarios.Select(scenario => (scenario.StartsWith, Where(at => Intents[at].Scenario == scenario.Id)))
            .Concat(content.Protocol.Paragraphs.Select(paragraph => (paragraph.Topics, Where(at => Intents[at].Articles is [var first, ..] && first == paragraph.Id))))
            .Concat(KindLists.Where(list => content.Language.Lists.ContainsKey(list.List)).Select(list => (content.Language[list.List], Where(at => Intents[at].Kind == list.Kind))))
            .Select(entry => (Words: entry.Item1, Classes: entry.Item2))
            .Where(entry => entry.Classes.Length > 0)
            .SelectMany(entry => entry.Words.Dutch.Concat(entry.Words.English).Select(text => (text, entry.Classes)));

    private int[] Where(Func<int, bool> holds) => [.. Enumerable.Range(0, Intents.Length).Where(holds)];
}
