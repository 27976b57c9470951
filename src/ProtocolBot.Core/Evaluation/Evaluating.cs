using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;
using ProtocolBot.Core.Understanding;

namespace ProtocolBot.Core.Evaluation;

/// <summary>How well labelled questions are understood, by a classifier that never saw them or a near copy.</summary>
public sealed record Evaluated(ImmutableArray<Judged> Judged, int LeftOut, int Learnt, CrossValidation Content);

/// <summary>Puts labelled questions to the understanding.</summary>
public static class Evaluating
{
    private const int Parts = 5;
    private const int MostReasons = 6;

    public static Evaluated Of(ContentSet content, ImmutableArray<LabelledQuestion> questions)
    {
        var copies = new NearCopies(content, questions.Select(question => question.Text));
        var trainer = new Trainer(content, copies.Has);
        var validation = CrossValidation.Of(trainer, Parts);
        var classifier = trainer.Train(validation.Temperature);
        var all = content.Training.Intents.Sum(intent => intent.Sentences.Length);
        return new([.. questions.Select(question => Judge(content, classifier, question))], all - trainer.Sentences, trainer.Sentences, validation);
    }

    private static Judged Judge(ContentSet content, Classifier classifier, LabelledQuestion question)
    {
        var understood = Turns.Understanding.Of(content, question.Text, _ => classifier);
        var verdict = understood is { Meaning: Meaning.Start, Scenario: { } id } && content.Scenario(id) is { } scenario
            ? Positions.Certain(scenario, understood.Fills, Role.Medewerker)?.Kind
            : (VerdictKind?)null;
        return new(question, understood, verdict, Why(classifier, question.Text));
    }

    private static ImmutableArray<string> Why(Classifier classifier, string text) => classifier.Of(text).Intents is [var first, var second, ..]
        ? [$"{first.Intent.Id} {first.Share:F2}, {second.Intent.Id} {second.Share:F2}", .. classifier.Why(text, first.Intent, second.Intent).Take(MostReasons).Select(reason => reason.Feature)]
        : [];
}
