using System.Globalization;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>What was said in one conversation, as UTF-8 JSON, bounded in count and bytes; the oldest goes first.</summary>
/// <remarks>
/// An activity of the client keeps its place while the bot is busy with it, and what comes after it waits: so replies never
/// overtake the words they answer, and words that the bot refused are never shown as sent. Not safe for threads: its conversation locks.
/// </remarks>
internal sealed class ActivityLog(int maxActivities, int maxBytes)
{
    private readonly LinkedList<Entry> entries = new();
    private long last;
    private long bytes;

    /// <summary>The position after everything that a client can see now.</summary>
    public long Watermark { get; private set; }

    /// <summary>The next position, which also numbers the activity's id.</summary>
    public long Reserve()
    {
        entries.AddLast(new Entry(++last, null));
        return last;
    }

    /// <summary>Fills a reserved place, and says whether a client can see more than before.</summary>
    public bool Fill(long position, byte[] json)
    {
        if (Find(position) is not { } node)
            return false;
        node.Value = node.Value with { Json = json };
        bytes += json.Length;
        Trim();
        return Advance();
    }

    /// <summary>Gives a reserved place up: the bot did not take it.</summary>
    public bool Withdraw(long position)
    {
        if (Find(position) is { } node)
            entries.Remove(node);
        return Advance();
    }

    /// <summary>Everything a client can see after this position, and where it then is.</summary>
    public (IReadOnlyList<byte[]> Activities, long Watermark) After(long position)
    {
        var found = new List<byte[]>();
        for (var node = entries.Last; node is not null && node.Value.Position > position; node = node.Previous)
        {
            if (node.Value.Position <= Watermark && node.Value.Json is { } json)
                found.Add(json);
        }

        found.Reverse();
        return (found, Watermark);
    }

    public static string Write(long watermark) => watermark.ToString(CultureInfo.InvariantCulture);

    private bool Advance()
    {
        var before = Watermark;
        var waiting = entries.First;
        while (waiting is { Value.Json: not null })
            waiting = waiting.Next;
        Watermark = waiting is null ? last : waiting.Value.Position - 1;
        return Watermark > before;
    }

    private LinkedListNode<Entry>? Find(long position)
    {
        var node = entries.Last;
        while (node is not null && node.Value.Position > position)
            node = node.Previous;
        return node is not null && node.Value.Position == position ? node : null;
    }

    private void Trim()
    {
        while ((entries.Count > maxActivities || bytes > maxBytes) && entries.First is { Value.Json: { } json } && entries.Count > 1)
        {
            bytes -= json.Length;
            entries.RemoveFirst();
        }
    }

    private sealed record Entry(long Position, byte[]? Json);
}
