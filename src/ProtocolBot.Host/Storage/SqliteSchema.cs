using System.Globalization;

using Microsoft.Data.Sqlite;

namespace ProtocolBot.Host.Storage;

/// <summary>The tables, as steps from one version to the next. A database that is newer than this program, or damaged, is refused.</summary>
internal static class SqliteSchema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE conversation (key TEXT PRIMARY KEY, version INTEGER NOT NULL, state BLOB NOT NULL, updated INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE inbox (key TEXT PRIMARY KEY, received INTEGER NOT NULL, answer BLOB) WITHOUT ROWID;
        CREATE INDEX inbox_received ON inbox (received);
        CREATE INDEX inbox_answered ON inbox (received) WHERE answer IS NOT NULL;
        CREATE TABLE outbox (
          id INTEGER PRIMARY KEY AUTOINCREMENT, conversation TEXT NOT NULL, payload BLOB, attempts INTEGER NOT NULL DEFAULT 0,
          created INTEGER NOT NULL, due INTEGER NOT NULL, owner INTEGER NOT NULL, lease_until INTEGER NOT NULL, parked TEXT);
        CREATE INDEX outbox_waiting ON outbox (due) WHERE parked IS NULL;
        CREATE INDEX outbox_conversation ON outbox (conversation, id);
        """,
        """
        ALTER TABLE conversation ADD COLUMN erase_at INTEGER;
        UPDATE conversation SET erase_at = updated + 86400000;
        CREATE INDEX conversation_unfinished ON conversation (erase_at) WHERE erase_at IS NOT NULL;
        """,
        """
        CREATE TABLE case_file (number TEXT PRIMARY KEY, version INTEGER NOT NULL, route TEXT NOT NULL, status TEXT NOT NULL, opened INTEGER NOT NULL, changed INTEGER NOT NULL, ended INTEGER) WITHOUT ROWID;
        CREATE TABLE case_key (number TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE case_event (number TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (number, seq)) WITHOUT ROWID;
        CREATE TABLE case_person (person TEXT NOT NULL, number TEXT NOT NULL, PRIMARY KEY (person, number)) WITHOUT ROWID;
        CREATE TABLE case_card (number TEXT NOT NULL, person TEXT NOT NULL, activity TEXT NOT NULL, reference BLOB NOT NULL, sent INTEGER NOT NULL, PRIMARY KEY (number, person, activity)) WITHOUT ROWID;
        CREATE TABLE person (person TEXT PRIMARY KEY, reference BLOB NOT NULL, updated INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE audit (
          seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT, action TEXT NOT NULL, number TEXT NOT NULL, event INTEGER, content BLOB, hash BLOB NOT NULL);
        ALTER TABLE outbox ADD COLUMN topic TEXT;
        CREATE INDEX outbox_topic ON outbox (topic) WHERE topic IS NOT NULL;
        """,
        """
        CREATE TABLE figure (year INTEGER NOT NULL, part TEXT NOT NULL, name TEXT NOT NULL, cases INTEGER NOT NULL, PRIMARY KEY (year, part, name)) WITHOUT ROWID;
        """,
        """
        CREATE TABLE learner (person TEXT PRIMARY KEY, version INTEGER NOT NULL, sealed BLOB NOT NULL, updated INTEGER NOT NULL) WITHOUT ROWID;
        """,
    ];

    public static int Version => Steps.Length;

    /// <summary>A connection to a database that was looked through and has this version's tables.</summary>
    /// <exception cref="StorageException">The file is damaged, or no database.</exception>
    /// <exception cref="InvalidOperationException">A newer version made the database.</exception>
    public static SqliteConnection Open(string path)
    {
        OwnFolder.Make(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteConnections.Open(path);
            Check(connection);
            Migrate(connection);
            return connection;
        }
        catch (Exception exception)
        {
            connection?.Dispose();
            if (exception is SqliteException sqlite && SqliteDamage.IsMeantBy(sqlite))
            {
                throw new StorageException($"{path} is damaged or is no database (code {sqlite.SqliteExtendedErrorCode}): restore a backup, or move the file away to begin anew", sqlite);
            }

            throw;
        }
    }

    private static void Check(SqliteConnection connection)
    {
        if (Scalar(connection, "PRAGMA quick_check(1)") is not "ok")
        {
            throw new SqliteException("quick_check", 11);
        }
    }

    private static void Migrate(SqliteConnection connection)
    {
        while (Read(connection) is var version && version != Version)
        {
            if (version > Version)
            {
                throw new InvalidOperationException($"the database has schema version {version}, and this program knows up to {Version}: run the newer program, or restore an older backup");
            }

            // Two programs may start at once: who comes second finds the step taken.
            using var transaction = connection.BeginTransaction(deferred: false);
            if (Read(connection, transaction) == version)
            {
                Execute(connection, transaction, Steps[version]);
                Execute(connection, transaction, FormattableString.Invariant($"PRAGMA user_version = {version + 1}"));
            }

            transaction.Commit();
        }
    }

    private static int Read(SqliteConnection connection, SqliteTransaction? transaction = null) =>
        int.Parse(Scalar(connection, "PRAGMA user_version", transaction), CultureInfo.InvariantCulture);

    private static string Scalar(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = SqliteBotDb.Command(connection, sql);
        command.Transaction = transaction;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = SqliteBotDb.Command(connection, sql);
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }
}
