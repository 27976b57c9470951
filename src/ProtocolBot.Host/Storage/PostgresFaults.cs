using System.Net.Sockets;

using Npgsql;

namespace ProtocolBot.Host.Storage;

/// <summary>What a failure of the server means for us.</summary>
internal static class PostgresFaults
{
    /// <summary>Nothing was stored, and trying again may succeed: two transactions stood in each other's way, or an activity came twice at once.</summary>
    public static bool TakenBack(Exception exception) => exception is PostgresException fault
        && (fault.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            || (fault.SqlState == PostgresErrorCodes.UniqueViolation && fault.TableName == "inbox"));

    /// <summary>The connection is gone, or the server is stopping or starting: what was asked may or may not be stored.</summary>
    public static bool Broken(Exception exception) => exception switch
    {
        PostgresException fault => fault.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            || fault.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException fault => fault.InnerException is IOException or SocketException or TimeoutException or NpgsqlException,
        IOException or SocketException => true,
        _ => false,
    };

    /// <summary>Damaged data or a damaged index (reliability R16).</summary>
    public static bool Damage(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted };

    /// <summary>What may be logged of it: a code or a type, never the server's words.</summary>
    public static string Code(Exception exception) => exception switch
    {
        PostgresException fault => $"code {fault.SqlState}",
        { InnerException: { } inner } => inner.GetType().Name,
        _ => exception.GetType().Name,
    };
}
