using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>Which event of which case.</summary>
internal readonly record struct CaseEventKey(string Case, int Event);

/// <summary>A walk along the audit, that can go on where it stopped: how far it came, and what it was told on the way.</summary>
/// <param name="anchor">A head of before that the chain must hold.</param>
internal sealed class AuditWalk(AuditHead? anchor)
{
    private const string Purged = "purged";

    private readonly Dictionary<CaseEventKey, byte[]> written = [];
    private readonly HashSet<string> purged = new(StringComparer.Ordinal);
    private long links;
    private string? flaw;

    public AuditHead Head { get; private set; } = AuditHead.Begin;

    public AuditFinding Finding => new(links, Head, flaw);

    /// <summary>The events that were told of until now.</summary>
    public IReadOnlySet<CaseEventKey> Written => written.Keys.ToHashSet();

    /// <summary>The hash of an event as it was written down; null when it never was.</summary>
    public byte[]? ContentOf(CaseEventKey key) => written.GetValueOrDefault(key);

    public bool IsPurged(string number) => purged.Contains(number);

    /// <summary>False, with the reason in the finding, when the link does not hang on the one before it.</summary>
    public bool Add(AuditLink link)
    {
        if (link.Seq != Head.Seq + 1 || !AuditChain.Next(Head.Hash, link.Seq, link.Row).SequenceEqual(link.Hash))
        {
            flaw = $"link {link.Seq} does not hang on link {Head.Seq}: a row was changed, taken out or put in";
            return false;
        }

        (Head, links) = (new AuditHead(link.Seq, link.Hash), links + 1);
        if (link.Row is { Event: { } seq, Content: { } content })
        {
            written[new CaseEventKey(link.Row.Case, seq)] = content;
        }
        else if (link.Row.Action == Purged)
        {
            purged.Add(link.Row.Case);
        }

        if (anchor is not null && anchor.Seq == link.Seq && !anchor.Hash.SequenceEqual(link.Hash))
        {
            flaw = $"link {link.Seq} is not the one that was noted outside: the chain was written anew";
        }

        return flaw is null;
    }
}
