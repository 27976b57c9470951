using System.Diagnostics;

using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Killing;

/// <summary>The moment after which nothing waits any more.</summary>
internal static class Quiet
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Waits until everybody has been told all that is theirs, or patience is at its end: the check then says what is missing. How long that took.</summary>
    public static async Task<TimeSpan> AfterAsync(FakeConnector connector, IEnumerable<(string Number, Crew Crew)> cases, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var waiting = cases.ToList();
        while (Stopwatch.GetElapsedTime(began) < Patience)
        {
            var notices = new Notices(connector);
            waiting.RemoveAll(one => notices.AllToldOf(one.Number, one.Crew));
            if (waiting.Count == 0)
            {
                break;
            }

            await Task.Delay(250, cancellationToken);
        }

        var took = Stopwatch.GetElapsedTime(began);

        // What was claimed by a life that died comes back with its lease: a second one would show now.
        await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
        return took;
    }
}
