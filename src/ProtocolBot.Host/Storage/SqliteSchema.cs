using Microsoft.Data.Sqlite;

namespace ProtocolBot.Host.Storage;

/// <summary>The tables, as steps from one version to the next. A database that is newer than this program is refused.</summary>
internal static class SqliteSchema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE conversation (key TEXT PRIMARY KEY, version INTEGER NOT NULL, state BLOB NOT NULL, updated INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE inbox (key TEXT PRIMARY KEY, received INTEGER NOT NULL, answer BLOB) WITHOUT ROWID;
        CREATE INDEX inbox_received ON inbox (received);
        CREATE TABLE outbox (
          id INTEGER PRIMARY KEY AUTOINCREMENT, conversation TEXT NOT NULL, payload BLOB, attempts INTEGER NOT NULL DEFAULT 0,
          created INTEGER NOT NULL, due INTEGER NOT NULL, owner INTEGER NOT NULL, lease_until INTEGER NOT NULL, parked TEXT);
        CREATE INDEX outbox_waiting ON outbox (due) WHERE parked IS NULL;
        CREATE INDEX outbox_conversation ON outbox (conversation, id);
        """,
    ];

    public static int Version => Steps.Length;

    /// <exception cref="InvalidOperationException">The database was made by a newer version.</exception>
    public static void Migrate(SqliteConnection connection)
    {
        var version = Read(connection);
        if (version > Version)
        {
            throw new InvalidOperationException($"the database has schema version {version}, and this program knows up to {Version}: run the newer program, or restore an older backup");
        }

        for (var step = version; step < Version; step++)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            Execute(connection, Steps[step]);
            Execute(connection, FormattableString.Invariant($"PRAGMA user_version = {step + 1}"));
            transaction.Commit();
        }
    }

    private static int Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts above are constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
