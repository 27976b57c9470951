using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Outbox;

/// <summary>Does what waits for a case. Null when the row is settled already, in the change of its case.</summary>
internal delegate Task<Settlement?> Carry(OutboxRow row, Lease lease, CancellationToken cancellationToken);

/// <summary>What goes one after the other: the replies of a conversation, the notices to a person, the looks of a timer.</summary>
internal static class Lanes
{
    public const string ToPerson = "to:";
    public const string OfTimer = "timer:";

    /// <summary>Whether a row belongs to a case; else it is a reply. A conversation's lane is a hash, without a colon.</summary>
    public static bool IsOfCase(string lane) => lane.StartsWith(ToPerson, StringComparison.Ordinal) || lane.StartsWith(OfTimer, StringComparison.Ordinal);
}
