using System.Security.Cryptography;

using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>What looking through the audit found: whole up to its head, or the first thing that does not fit.</summary>
/// <param name="Head">The number of the last link and its hash: kept outside the database it shows when the end is cut off.</param>
internal sealed record AuditFinding(long Links, AuditHead Head, string? Flaw);

/// <summary>The end of the chain at some moment.</summary>
internal sealed record AuditHead(long Seq, byte[] Hash)
{
    public static AuditHead Begin { get; } = new(0, AuditChain.Begin);

    /// <summary>Null when it is not one.</summary>
    public static AuditHead? Read(string text)
    {
        var parts = text.Trim().Split(':');
        return parts is [var seq, { Length: SHA256.HashSizeInBytes * 2 } hash] && long.TryParse(seq, System.Globalization.CultureInfo.InvariantCulture, out var number) && hash.All(char.IsAsciiHexDigit)
            ? new AuditHead(number, Convert.FromHexString(hash))
            : null;
    }

    public override string ToString() => FormattableString.Invariant($"{Seq}:{Convert.ToHexStringLower(Hash)}");
}

/// <summary>Looks through the whole audit: each link hangs on the one before it, each event of a case is as it was written down, and none is missing.</summary>
internal sealed class AuditCheck(BotDb db)
{
    private const int AtOnce = 1_000;
    private const string Purged = "purged";

    /// <param name="anchor">A head of before: the chain must still hold it.</param>
    public async Task<AuditFinding> RunAsync(AuditHead? anchor, CancellationToken cancellationToken)
    {
        var (head, links) = (AuditHead.Begin, 0L);
        var written = new Dictionary<(string Case, int Event), byte[]>();
        var purged = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var from = head.Seq;
            var next = await db.ReadCasesAsync(cases => cases.AuditAfter(from, AtOnce), cancellationToken);
            if (next.Count == 0)
            {
                break;
            }

            foreach (var link in next)
            {
                if (link.Seq != head.Seq + 1 || !AuditChain.Next(head.Hash, link.Seq, link.Row).SequenceEqual(link.Hash))
                {
                    return new AuditFinding(links, head, $"link {link.Seq} does not hang on link {head.Seq}: a row was changed, taken out or put in");
                }

                Note(link.Row, written, purged);
                (head, links) = (new AuditHead(link.Seq, link.Hash), links + 1);
                if (anchor is not null && anchor.Seq == link.Seq && !anchor.Hash.SequenceEqual(link.Hash))
                {
                    return new AuditFinding(links, head, $"link {link.Seq} is not the one that was noted outside: the chain was written anew");
                }
            }
        }

        return anchor is not null && anchor.Seq > head.Seq
            ? new AuditFinding(links, head, $"the chain ends at link {head.Seq}, and link {anchor.Seq} was noted outside: its end was cut off")
            : new AuditFinding(links, head, await EventsAsync(written, purged, cancellationToken));
    }

    private static void Note(AuditRow row, Dictionary<(string, int), byte[]> written, HashSet<string> purged)
    {
        if (row is { Event: { } seq, Content: { } content })
        {
            written[(row.Case, seq)] = content;
        }
        else if (row.Action == Purged)
        {
            purged.Add(row.Case);
        }
    }

    /// <summary>Compares every stored event with what was written down when it happened.</summary>
    private async Task<string?> EventsAsync(Dictionary<(string Case, int Event), byte[]> written, HashSet<string> purged, CancellationToken cancellationToken)
    {
        var after = "";
        while (true)
        {
            var from = after;
            var events = await db.ReadCasesAsync(cases => cases.EventHashes(from, AtOnce), cancellationToken);
            if (events.Count == 0)
            {
                break;
            }

            foreach (var (number, seq, content) in events)
            {
                if (!written.Remove((number, seq), out var noted) || !noted.SequenceEqual(content))
                {
                    return $"event {seq} of case {number} is not the one that was written down";
                }
            }

            after = events[^1].Case;
        }

        return written.Keys.Where(key => !purged.Contains(key.Case)).Select(key => $"event {key.Event} of case {key.Case} is gone").FirstOrDefault();
    }
}
