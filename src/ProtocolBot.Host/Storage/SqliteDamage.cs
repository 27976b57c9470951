using Microsoft.Data.Sqlite;

namespace ProtocolBot.Host.Storage;

/// <summary>Tells a passing trouble (full, busy) from a database that can no longer be believed: then we stop rather than go on (reliability R16).</summary>
internal static class SqliteDamage
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const int FsyncFailed = 1034;
    private const int FolderFsyncFailed = 1290;

    public static bool IsMeantBy(SqliteException exception) =>
        exception.SqliteErrorCode is Corrupt or NotADatabase || exception.SqliteExtendedErrorCode is FsyncFailed or FolderFsyncFailed;
}
