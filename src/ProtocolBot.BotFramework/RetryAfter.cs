using System.Net.Http.Headers;

namespace ProtocolBot.BotFramework;

/// <summary>How long a channel asks us to wait, read so that neither silence nor nonsense stops us for ever or makes us hurry.</summary>
internal static class RetryAfter
{
    /// <summary>When the channel names no time, or one that cannot be read. Whoever tries again lets it grow.</summary>
    public static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(2);

    /// <summary>Longer is taken for a mistake of the channel: a notice may not wait for a typing error.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static TimeSpan Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var asked = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => Unsaid,
        };
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked > Longest ? Longest : asked;
    }
}
