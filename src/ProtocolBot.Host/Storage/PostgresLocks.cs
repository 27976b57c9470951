namespace ProtocolBot.Host.Storage;

/// <summary>What must go one after the other, in all processes together: locks that the server lets go at the end of a transaction, or of the process that died.</summary>
/// <remarks>
/// Whatever adds rows to a conversation (or lane) of the outbox, claims them or puts them off holds the lane's lock, and looks
/// only then: for one conversation it is as if there were one writer, as in SQLite. Ids are then given in the order of
/// commits; without the lock a row could appear before one that is already being sent.
/// </remarks>
internal static class PostgresLocks
{
    /// <summary>$1: the conversation.</summary>
    public const string Lane = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

    /// <summary>$1: a row of it.</summary>
    public const string LaneOfRow = "SELECT pg_advisory_xact_lock(hashtextextended(conversation, 0)) FROM outbox WHERE id = $1";

    /// <summary>The same for <see cref="CaseSql"/>, which names its values.</summary>
    public const string NamedLane = "SELECT pg_advisory_xact_lock(hashtextextended(@lane, 0))";

    public const string Audit = "SELECT pg_advisory_xact_lock(20517, 1)";
    public const string Migration = "SELECT pg_advisory_xact_lock(20517, 2)";
    public const string Sweep = "SELECT pg_advisory_xact_lock(20517, 3)";
}
