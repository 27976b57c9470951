using System.Security.Cryptography;

namespace ProtocolBot.Host.Outbox;

/// <summary>How long to wait before something is tried again: doubling, up to ten minutes, with a fifth of chance so that many do not return at once.</summary>
internal static class Backoff
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public static TimeSpan First { get; } = TimeSpan.FromSeconds(2);

    public static TimeSpan After(int attempts)
    {
        var wait = Math.Min(First.TotalSeconds * Math.Pow(2, attempts), LongestWait.TotalSeconds);
        return TimeSpan.FromSeconds(wait * (0.8 + (RandomNumberGenerator.GetInt32(400) / 1000.0)));
    }

    public static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
