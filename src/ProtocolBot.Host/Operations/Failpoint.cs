using System.Diagnostics;
using System.Globalization;

namespace ProtocolBot.Host.Operations;

/// <summary>A place at which a test lets the program die as by kill -9. Outside Development no place is ever armed.</summary>
internal static class Failpoint
{
    /// <summary>"outbox.claimed:3": the third time that place is reached.</summary>
    public const string Variable = "PROTOCOLBOT_FAILPOINT";

    private static string armed = "";
    private static int left;

    /// <summary>Every place there is, for who walks them all.</summary>
    public static IReadOnlyList<string> Places { get; } =
    [
        "turn.decided", "turn.saved", "commit.before", "commit.after", "outbox.claimed", "reply.sent", "reply.settled",
        "notice.marked", "notice.sent", "notice.settled", "card.updated", "timer.looked", "course.marked", "course.sent", "case.loaded", "case.decided", "case.saved",
    ];

    /// <exception cref="InvalidOperationException">The variable names no place.</exception>
    public static void Arm(IHostEnvironment environment) =>
        (armed, left) = Read(environment.EnvironmentName, Environment.GetEnvironmentVariable(Variable));

    /// <summary>Which place is armed, and at which time it is reached; none outside Development, whatever is set.</summary>
    /// <exception cref="InvalidOperationException">What is set names no place.</exception>
    public static (string Place, int Count) Read(string environment, string? set)
    {
        if (environment != Environments.Development || string.IsNullOrEmpty(set))
        {
            return ("", 0);
        }

        return set.Split(':') is [var place, var times] && Places.Contains(place) && int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? (place, count)
            : throw new InvalidOperationException($"{Variable} is a place and a count: {string.Join(", ", Places)}");
    }

    /// <summary>Costs a comparison while nothing is armed.</summary>
    public static void Reach(string place)
    {
        if (armed.Length > 0 && armed == place && Interlocked.Decrement(ref left) == 0)
        {
            Process.GetCurrentProcess().Kill();
        }
    }
}
