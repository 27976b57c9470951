namespace ProtocolBot.Core.Understanding;

/// <summary>How well the training sentences themselves are understood by classifiers that did not see them, and how honest their shares are.</summary>
/// <param name="Right">The share of sentences whose aim (dialog, or none and its kind) was guessed.</param>
/// <param name="RightIntent">The share whose very intent was guessed.</param>
/// <param name="RightFirst">The share whose first article was cited first, of those that have one.</param>
/// <param name="Temperature">By which scores are divided so that shares are honest.</param>
/// <param name="Error">The expected calibration error of the aim's share: how far it is from how often it is right.</param>
public sealed record CrossValidation(int Sentences, double Right, double RightIntent, double RightFirst, float Temperature, double Error)
{
    private const int Bins = 10;
    private static readonly float[] Temperatures = [0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f, 1f, 1.1f, 1.25f, 1.4f, 1.6f, 1.8f, 2f, 2.5f, 3f];

    /// <param name="most">Of the parts, so many are held out in turn: one tells the temperature well enough.</param>
    public static CrossValidation Of(Trainer trainer, int parts, int most = int.MaxValue)
    {
        var held = trainer.HeldOut(parts, most).ToList();
        if (held.Count == 0)
        {
            return new(0, 0, 0, 0, 1, 0);
        }

        var temperature = Temperatures.MinBy(temperature => Loss(trainer, held, temperature));
        var guesses = held.Select(entry => (trainer.Intents[entry.Class], Guess: Guess(trainer, entry.Scores, temperature))).ToList();
        var cited = guesses.Where(entry => !entry.Item1.Articles.IsEmpty).ToList();
        return new(
            held.Count,
            Share(guesses, entry => entry.Guess.Best == Aim.Of(entry.Item1)),
            Share(guesses, entry => entry.Guess.Intents[0].Intent == entry.Item1),
            Share(cited, entry => !entry.Guess.Articles.IsEmpty && entry.Guess.Articles[0].Id == entry.Item1.Articles[0]),
            temperature,
            Calibration([.. guesses.Select(entry => (entry.Guess.Confidence, entry.Guess.Best == Aim.Of(entry.Item1)))]));
    }

    private static Guess Guess(Trainer trainer, float[] scores, float temperature)
    {
        var shares = (float[])scores.Clone();
        Softmax.Normalise(shares, trainer.Intents.Length, temperature);
        return Classifier.Guessed(trainer.Intents, shares, known: true);
    }

    /// <summary>How surprised one is by the right aims.</summary>
    private static double Loss(Trainer trainer, List<(int Class, float[] Scores, int Sentence)> held, float temperature)
    {
        var loss = 0.0;
        var aims = trainer.Intents.Select(Aim.Of).ToArray();
        foreach (var (right, scores, _) in held)
        {
            var shares = (float[])scores.Clone();
            Softmax.Normalise(shares, aims.Length, temperature);
            var share = 0.0;
            for (var at = 0; at < aims.Length; at++)
            {
                share += aims[at] == aims[right] ? shares[at] : 0;
            }

            loss -= Math.Log(Math.Max(share, 1e-9));
        }

        return loss / held.Count;
    }

    private static double Calibration(List<(double Confidence, bool Right)> guesses) =>
        guesses.GroupBy(guess => Math.Min(Bins - 1, (int)(guess.Confidence * Bins)))
            .Sum(bin => bin.Count() / (double)guesses.Count * Math.Abs(bin.Average(guess => guess.Confidence) - bin.Average(guess => guess.Right ? 1 : 0)));

    private static double Share<T>(List<T> of, Func<T, bool> right) => of.Count == 0 ? 0 : of.Count(right) / (double)of.Count;
}
