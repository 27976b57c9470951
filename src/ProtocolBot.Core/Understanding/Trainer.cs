using System.Collections.Immutable;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Understanding;

/// <summary>Learns from what the content teaches. The same content gives the same classifier, bit for bit.</summary>
public sealed class Trainer
{
    private const int Parts = 5;
    private const int Rounds = 12;
    private const float Rate = 5;
    private const float PhraseRate = 0.15f;
    private const float Shrinking = 0.995f;

    private readonly Features features;
    private readonly TrainingSet set;

    /// <param name="without">Sentences that are not to be learnt from.</param>
    public Trainer(ContentSet content, Func<Sentence, bool>? without = null)
    {
        features = new Features(content);
        set = new TrainingSet(content, features, without ?? (_ => false));
    }

    public int Sentences => set.Sentences.Length;

    internal ImmutableArray<Intent> Intents => set.Intents;

    /// <summary>The classifier with shares that are honest: how to temper them is found on sentences held out.</summary>
    public static Classifier Learn(ContentSet content)
    {
        var trainer = new Trainer(content);
        return trainer.Train(CrossValidation.Of(trainer, Parts, most: 1).Temperature);
    }

    public Classifier Train(float temperature)
    {
        var (vocabulary, softmax) = Learn(set.Sentences);
        return new Classifier(features, set.Intents, vocabulary, softmax, temperature);
    }

    /// <summary>Scores of sentences that were not learnt from, by their intent, part after part.</summary>
    internal IEnumerable<(int Intent, float[] Scores)> HeldOut(int parts, int most)
    {
        var order = Shuffled(set.Sentences.Length, seed: 0);
        for (var part = 0; part < Math.Min(parts, most); part++)
        {
            var (vocabulary, softmax) = Learn([.. order.Where((_, place) => place % parts != part).Order().Select(at => set.Sentences[at])]);
            foreach (var lesson in order.Where((_, place) => place % parts == part).Select(at => set.Sentences[at]))
            {
                var (known, values) = vocabulary.Weigh(lesson.Names);
                var scores = new float[softmax.Row];
                softmax.Score(known, values, scores);
                yield return (lesson.Classes[0], scores);
            }
        }
    }

    private (Vocabulary Vocabulary, Softmax Softmax) Learn(ImmutableArray<Lesson> sentences)
    {
        var lessons = sentences.AddRange(set.Phrases);
        var vocabulary = Vocabulary.Of([.. lessons.Select(lesson => lesson.Names)]);
        var examples = lessons.Select(lesson => Example(vocabulary, lesson)).ToArray();
        var softmax = new Softmax(vocabulary.Names.Length, set.Intents.Length);
        var scores = new float[softmax.Row];
        for (var round = 0; round < Rounds; round++)
        {
            var rate = Rate * (1 - (round / (float)Rounds));
            foreach (var at in Shuffled(examples.Length, seed: round + 1))
            {
                softmax.Learn(examples[at], lessons[at].IsPhrase ? rate * PhraseRate : rate, scores);
            }

            softmax.Shrink(Shrinking);
        }

        return (vocabulary, softmax);
    }

    private Example Example(Vocabulary vocabulary, Lesson lesson)
    {
        var (known, values) = vocabulary.Weigh(lesson.Names);
        return new Example(known, values, lesson.Classes, set.KinOf(lesson.Classes));
    }

    /// <summary>Numbers in an order that looks like chance and is always the same.</summary>
    private static int[] Shuffled(int count, int seed)
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
