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

    /// <param name="anchor">A head of before: the chain must still hold it.</param>
    public async Task<AuditFinding> RunAsync(AuditHead? anchor, CancellationToken cancellationToken)
    {
        var walk = new AuditWalk(anchor);
        if (!await FollowAsync(walk, cancellationToken))
        {
            return walk.Finding;
        }

        if (anchor is not null && anchor.Seq > walk.Head.Seq)
        {
            return walk.Finding with { Flaw = $"the chain ends at link {walk.Head.Seq}, and link {anchor.Seq} was noted outside: its end was cut off" };
        }

        // The bot goes on while this looks: what it wrote, or purged, since the walk stands in the links that came after.
        var (finding, before) = (walk.Finding, walk.Written);
        var stored = await StoredAsync(cancellationToken);
        return await FollowAsync(walk, cancellationToken) ? finding with { Flaw = Compare(before, stored, walk) } : walk.Finding;
    }

    /// <summary>Goes on to the end of the chain as it is now. False when a link does not fit.</summary>
    private async Task<bool> FollowAsync(AuditWalk walk, CancellationToken cancellationToken)
    {
        while (await db.ReadCasesAsync(cases => cases.AuditAfter(walk.Head.Seq, AtOnce), cancellationToken) is { Count: > 0 } next)
        {
            if (!next.All(walk.Add))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<IReadOnlyDictionary<CaseEventKey, byte[]>> StoredAsync(CancellationToken cancellationToken)
    {
        var (stored, after) = (new Dictionary<CaseEventKey, byte[]>(), "");
        while (await db.ReadCasesAsync(cases => cases.EventHashes(after, AtOnce), cancellationToken) is { Count: > 0 } events)
        {
            foreach (var (number, seq, content) in events)
            {
                stored[new CaseEventKey(number, seq)] = content;
            }

            after = events[^1].Case;
        }

        return stored;
    }

    private static string? Compare(IReadOnlySet<CaseEventKey> before, IReadOnlyDictionary<CaseEventKey, byte[]> stored, AuditWalk walk)
    {
        foreach (var (key, content) in stored)
        {
            if (walk.ContentOf(key) is not { } noted || !noted.SequenceEqual(content))
            {
                return $"event {key.Event} of case {key.Case} is not the one that was written down";
            }
        }

        return before.Where(key => !stored.ContainsKey(key) && !walk.IsPurged(key.Case)).Select(key => $"event {key.Event} of case {key.Case} is gone").FirstOrDefault();
    }
}
