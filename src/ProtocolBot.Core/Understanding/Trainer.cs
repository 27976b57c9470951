using System.Collections.Immutable;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Understanding;

/// <summary>Learns from the training sentences of the content. The same content gives the same classifier, bit for bit.</summary>
public sealed class Trainer
{
    private const int Parts = 5;

    private readonly ContentSet content;
    private readonly Features features;
    private readonly ImmutableArray<(List<string> Names, int Class)> sentences;
    private readonly ImmutableArray<(List<string> Names, int[] Classes)> phrases;

    public Trainer(ContentSet content, Func<Sentence, bool>? without = null)
    {
        this.content = content;
        features = new Features(content);
        var senses = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        sentences = [.. content.Training.Intents.SelectMany((intent, at) => intent.Sentences.Where(sentence => without is null || !without(sentence)).Select(sentence => (features.Of(sentence.Text, senses), at)))];
        phrases = [.. Phrases().Select(phrase => (features.Of(phrase.Text, senses), phrase.Classes))];
    }

    /// <summary>What starts a scenario means one of its intents; what a paragraph is about, one of those that cite it first.</summary>
    private IEnumerable<(string Text, int[] Classes)> Phrases() =>
        content.Scenarios.Select(scenario => (scenario.StartsWith, Classes: Where(intent => intent.Scenario == scenario.Id)))
            .Concat(content.Protocol.Paragraphs.Select(paragraph => (paragraph.Topics, Classes: Where(intent => !intent.Articles.IsEmpty && intent.Articles[0] == paragraph.Id))))
            .Where(entry => entry.Classes.Length > 0)
            .SelectMany(entry => entry.Item1.Dutch.Concat(entry.Item1.English).Select(text => (text, entry.Classes)));

    private int[] Where(Func<Intent, bool> holds) => [.. Enumerable.Range(0, content.Training.Intents.Length).Where(at => holds(content.Training.Intents[at]))];

    private int[][]? kins;
    private int[] Kin(int at) => (kins ??= [.. content.Training.Intents.Select(one => Where(other => Aim.Of(one) == Aim.Of(other)))])[at];

    public int Sentences => sentences.Length;

    internal ImmutableArray<Intent> Intents => content.Training.Intents;

    /// <summary>The classifier with shares that are honest: how to temper them is found on sentences held out.</summary>
    public static Classifier Learn(ContentSet content)
    {
        var trainer = new Trainer(content);
        return trainer.Train(CrossValidation.Of(trainer, Parts, most: 1).Temperature);
    }

    public Classifier Train(float temperature)
    {
        var (vocabulary, softmax) = Learn(Enumerable.Range(0, sentences.Length).ToList());
        return new Classifier(features, content.Training.Intents, vocabulary, softmax, temperature);
    }

    /// <summary>Scores of sentences that were not learnt from: every sentence once, in k parts.</summary>
    internal IEnumerable<(int Class, float[] Scores, int Sentence)> HeldOut(int parts, int most = int.MaxValue)
    {
        var order = Shuffled(sentences.Length, 7);
        for (var part = 0; part < Math.Min(parts, most); part++)
        {
            var (vocabulary, softmax) = Learn([.. order.Where((_, at) => at % parts != part).Order()]);
            foreach (var at in order.Where((_, place) => place % parts == part))
            {
                var (known, values) = vocabulary.Weigh(sentences[at].Names);
                var scores = new float[softmax.Row];
                softmax.Score(known, values, scores);
                yield return (sentences[at].Class, scores, at);
            }
        }
    }

    private (Vocabulary Vocabulary, Softmax Softmax) Learn(List<int> from)
    {
        var said = from.Select(at => (sentences[at].Names, Classes: new[] { sentences[at].Class })).Concat(Tuning.Phrases > 0 ? phrases : []).ToList();
        var vocabulary = Vocabulary.Of([.. said.Select(sentence => sentence.Names)]);
        var examples = said.Select(sentence => Example(vocabulary, sentence.Names, sentence.Classes, sentence.Classes.Length == 1 ? Kin(sentence.Classes[0]) : sentence.Classes)).ToArray();
        var softmax = new Softmax(vocabulary.Names.Length, content.Training.Intents.Length);
        var scores = new float[softmax.Row];
        var state = 88172645463325252UL;
        for (var round = 0; round < Tuning.Rounds; round++)
        {
            var rate = Tuning.Rate * (1 - (round / (float)Tuning.Rounds));
            foreach (var at in Shuffled(examples.Length, round + 1))
            {
                softmax.Learn(Tuning.Dropout > 0 ? Thinned(examples[at], ref state) : examples[at], rate, scores);
            }

            softmax.Shrink(Tuning.Decay);
        }

        return (vocabulary, softmax);
    }

    private static Example Thinned(Example e, ref ulong state)
    {
        var f = new List<int>(e.Features.Length); var v = new List<float>(e.Features.Length);
        var up = 1 / (1 - Tuning.Dropout);
        for (var at = 0; at < e.Features.Length; at++)
        {
            state ^= state << 13; state ^= state >> 7; state ^= state << 17;
            if ((state >> 11) * (1.0 / (1UL << 53)) >= Tuning.Dropout) { f.Add(e.Features[at]); v.Add(e.Values[at] * up); }
        }
        return e with { Features = [.. f], Values = [.. v] };
    }

    private static Example Example(Vocabulary vocabulary, List<string> names, int[] classes, int[] kin)
    {
        var (known, values) = vocabulary.Weigh(names);
        return new Example(known, values, classes, kin);
    }

    /// <summary>Numbers in an order that looks like chance and is always the same.</summary>
    internal static int[] Shuffled(int count, int seed)
    {
        var order = Enumerable.Range(0, count).ToArray();
        var state = unchecked(((ulong)seed * 0x9E3779B97F4A7C15) + 1);
        for (var at = count - 1; at > 0; at--)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            var other = (int)(state % (ulong)(at + 1));
            (order[at], order[other]) = (order[other], order[at]);
        }

        return order;
    }
}
