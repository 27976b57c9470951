using System.Diagnostics;

using ProtocolBot.Core.Cases;

namespace ProtocolBot.Tests.SignIn;

/// <summary>Somebody who is signed in tries numbers: what they learn from it must be nothing.</summary>
internal static class Guessing
{
    /// <param name="count">How many numbers are tried that do not exist; every tenth try is one that does.</param>
    public static async Task<Guessed> RunAsync(int count, int seed)
    {
        await using var school = await SignedSchool.StartAsync(settings: "Logging:LogLevel:Default=Warning");
        var theirs = new List<CaseNumber>();
        for (var at = 0; at < 20; at++)
        {
            theirs.Add(await school.ReportAsync());
        }

        using var browser = await school.BrowserOfAsync(SignedSchool.Colleague);
        var random = new Random(seed);
        var expected = await browser.GetAsync("/meldingen/2026-999999");
        List<double> absent = [], forbidden = [];
        List<string> different = [];
        for (var at = 0; at < count; at++)
        {
            var isReal = at % 10 == 0;
            var number = isReal ? theirs[random.Next(theirs.Count)] : CaseNumber.Of(2026, random.Next(200_000, CaseNumber.PerYear));
            var began = Stopwatch.GetTimestamp();
            var seen = await browser.GetAsync($"/meldingen/{number}");
            (isReal ? forbidden : absent).Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (seen.Status != expected.Status || seen.Html != expected.Html || seen.Policy != expected.Policy || !seen.Headers.Keys.SequenceEqual(expected.Headers.Keys) || seen.Headers["Content-Type"] != expected.Headers["Content-Type"])
            {
                different.Add($"{number}: {(int)seen.Status}");
            }
        }

        var read = (await Task.WhenAll(theirs.Select(school.FileAsync))).SelectMany(file => file!.Events).Count(happened => happened is CaseEvent.Viewed);
        return new Guessed(count, (int)expected.Status, different, Median(absent), Median(forbidden), read);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}

/// <summary>What came of it.</summary>
/// <param name="Status">Of every answer.</param>
/// <param name="Different">Numbers that were answered otherwise.</param>
/// <param name="Absent">Milliseconds in the median for a case that is not there.</param>
/// <param name="Forbidden">The same for one that is somebody else's.</param>
/// <param name="Read">How many readings were noted on the cases.</param>
internal sealed record Guessed(int Count, int Status, IReadOnlyList<string> Different, double Absent, double Forbidden, int Read);
