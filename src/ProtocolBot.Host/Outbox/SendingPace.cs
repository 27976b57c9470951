using Microsoft.Extensions.Options;

namespace ProtocolBot.Host.Outbox;

/// <summary>Lets a request to Teams go only where it keeps the published limits, at four fifths of them. It never waits and never sends: it says when to come back.</summary>
/// <remarks>
/// Who may not go yet stands in a line, so that thousands do not all come back at once, and nobody is overtaken for ever.
/// An hour is remembered, in which the bot's own limit lets no more than a few times ten thousand go: that bounds the memory.
/// </remarks>
internal sealed class SendingPace(IOptions<OutboxOptions> options, TimeProvider time)
{
    /// <summary>Four fifths of 7 in 1 s, 8 in 2 s, 60 in 30 s and 1800 in an hour, of one bot in one conversation.</summary>
    private static readonly Limit[] OfConversation = [new(5, TimeSpan.FromSeconds(1)), new(6, TimeSpan.FromSeconds(2)), new(48, TimeSpan.FromSeconds(30)), new(1440, TimeSpan.FromHours(1))];

    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly SentTimes all = new([new Limit(options.Value.RequestsPerSecond, TimeSpan.FromSeconds(1))], time);
    private readonly Dictionary<string, SentTimes> conversations = new(StringComparer.Ordinal);

    /// <summary>When it is the turn of a conversation that stands in line.</summary>
    private readonly Dictionary<string, long> turns = new(StringComparer.Ordinal);
    private readonly long spacing = time.TimestampFrequency / options.Value.RequestsPerSecond;
    private long line;
    private long cleaned = time.GetTimestamp();

    /// <summary>Whether somebody stands in line: then it pays to look often.</summary>
    public bool IsHolding
    {
        get
        {
            lock (gate)
            {
                return turns.Count > 0;
            }
        }
    }

    /// <summary>Nought: it goes now, and counts. Else how long to wait before asking again.</summary>
    public TimeSpan Enter(string conversation)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            Clean(now);
            var own = conversations.TryGetValue(conversation, out var known) ? known : new SentTimes(OfConversation, time);
            var free = Math.Max(own.FreeAt(now), Turn(conversation, now));
            if (free > now)
            {
                // The outbox counts in whole milliseconds.
                return TimeSpan.FromMilliseconds(Math.Ceiling(time.GetElapsedTime(now, free).TotalMilliseconds) + 1);
            }

            turns.Remove(conversation);
            all.Add(now);
            own.Add(now);
            conversations[conversation] = own;
            return TimeSpan.Zero;
        }
    }

    /// <summary>Who stands in line goes when its turn has come and there is room; who comes new goes at once where nobody stands in line.</summary>
    private long Turn(string conversation, long now)
    {
        var free = all.FreeAt(now);
        if (turns.TryGetValue(conversation, out var turn))
        {
            return Math.Max(turn, free);
        }

        if (line <= now && free <= now)
        {
            return now;
        }

        turn = Math.Max(line, free);
        line = turn + spacing;
        return turns[conversation] = turn;
    }

    private void Clean(long now)
    {
        if (time.GetElapsedTime(cleaned, now) < BetweenCleanings)
        {
            return;
        }

        cleaned = now;
        foreach (var (conversation, sent) in conversations)
        {
            if (sent.IsOver(now))
            {
                conversations.Remove(conversation);
            }
        }

        // Whoever did not come back has been taken away meanwhile.
        foreach (var (conversation, turn) in turns)
        {
            if (turn < now && time.GetElapsedTime(turn, now) >= BetweenCleanings)
            {
                turns.Remove(conversation);
            }
        }
    }
}

/// <summary>So many requests in any such time.</summary>
internal sealed record Limit(int Most, TimeSpan In);

/// <summary>When requests went, as far back as the longest of the limits looks. Not for several threads.</summary>
internal sealed class SentTimes(Limit[] limits, TimeProvider time)
{
    private readonly int most = limits.Max(limit => limit.Most);
    private readonly List<long> sent = [];

    /// <summary>The first instant, not before now, at which one more keeps every limit.</summary>
    public long FreeAt(long now)
    {
        var free = now;
        foreach (var limit in limits)
        {
            if (sent.Count >= limit.Most)
            {
                free = Math.Max(free, sent[^limit.Most] + Span(limit));
            }
        }

        return free;
    }

    public void Add(long now)
    {
        if (sent.Count >= 2 * most)
        {
            sent.RemoveRange(0, sent.Count - most);
        }

        sent.Add(now);
    }

    /// <summary>Nothing of it matters any more.</summary>
    public bool IsOver(long now) => sent.Count == 0 || limits.All(limit => sent[^1] + Span(limit) <= now);

    private long Span(Limit limit) => (long)(limit.In.TotalSeconds * time.TimestampFrequency);
}
