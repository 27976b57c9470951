using ProtocolBot.Tests.SignIn;

namespace ProtocolBot.Bench;

/// <summary>The guessing of the tests, at full length: what is there and what is not is answered alike, and as fast.</summary>
internal static class GuessRun
{
    /// <summary>What nobody tells apart over a network.</summary>
    private const double MostGap = 2;

    public static async Task<int> RunAsync(int count, int seed)
    {
        var guessed = await Guessing.RunAsync(count, seed);
        var gap = Math.Abs(guessed.Absent - guessed.Forbidden);

        Console.WriteLine(FormattableString.Invariant($"{guessed.Count} numbers of seed {seed}: all answered {guessed.Status} but {guessed.Different.Count}"));
        Console.WriteLine(FormattableString.Invariant($"  median {guessed.Absent:F3} ms where there is no case, {guessed.Forbidden:F3} ms where there is one of somebody else: a gap of {gap:F3} ms"));
        return Verdict.Of(
        [
            .. guessed.Different,
            .. guessed.Read == 0 ? Array.Empty<string>() : [$"{guessed.Read} readings were noted"],
            .. gap < MostGap ? Array.Empty<string>() : ["the time tells them apart"],
        ]);
    }
}
