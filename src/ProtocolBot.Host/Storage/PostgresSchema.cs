using System.Globalization;

using Npgsql;

namespace ProtocolBot.Host.Storage;

/// <summary>The tables in PostgreSQL, as steps from one version to the next. A database that is newer than this program, or that would lose what it said is stored, is refused.</summary>
/// <remarks>Keys compare byte by byte (collation "C"), as in SQLite: the order must not hang on the language of a server.</remarks>
internal static class PostgresSchema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE conversation (key TEXT COLLATE "C" PRIMARY KEY, version BIGINT NOT NULL, state BYTEA NOT NULL, updated BIGINT NOT NULL, erase_at BIGINT)
          WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
        CREATE INDEX conversation_unfinished ON conversation (erase_at) WHERE erase_at IS NOT NULL;
        CREATE TABLE inbox (key TEXT COLLATE "C" PRIMARY KEY, received BIGINT NOT NULL, answer BYTEA);
        CREATE INDEX inbox_received ON inbox (received);
        CREATE INDEX inbox_answered ON inbox (received) WHERE answer IS NOT NULL;
        CREATE TABLE outbox (
          id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, conversation TEXT COLLATE "C" NOT NULL, payload BYTEA, attempts INTEGER NOT NULL DEFAULT 0,
          created BIGINT NOT NULL, due BIGINT NOT NULL, owner BIGINT NOT NULL, lease_until BIGINT NOT NULL, parked TEXT)
          WITH (autovacuum_vacuum_scale_factor = 0.05);
        CREATE INDEX outbox_waiting ON outbox (due) WHERE parked IS NULL;
        CREATE INDEX outbox_conversation ON outbox (conversation, id);
        """,
        """
        CREATE TABLE case_file (number TEXT COLLATE "C" PRIMARY KEY, version BIGINT NOT NULL, route TEXT NOT NULL, status TEXT NOT NULL, opened BIGINT NOT NULL, changed BIGINT NOT NULL, ended BIGINT);
        CREATE TABLE case_key (number TEXT COLLATE "C" PRIMARY KEY, wrapped BYTEA NOT NULL);
        CREATE TABLE case_event (number TEXT COLLATE "C" NOT NULL, seq BIGINT NOT NULL, at BIGINT NOT NULL, sealed BYTEA NOT NULL, PRIMARY KEY (number, seq));
        CREATE TABLE case_person (person TEXT COLLATE "C" NOT NULL, number TEXT COLLATE "C" NOT NULL, PRIMARY KEY (person, number));
        CREATE TABLE case_card (
          number TEXT COLLATE "C" NOT NULL, person TEXT COLLATE "C" NOT NULL, activity TEXT COLLATE "C" NOT NULL, reference BYTEA NOT NULL, sent BIGINT NOT NULL, PRIMARY KEY (number, person, activity));
        CREATE TABLE person (person TEXT COLLATE "C" PRIMARY KEY, reference BYTEA NOT NULL, updated BIGINT NOT NULL);
        CREATE TABLE audit (
          seq BIGINT PRIMARY KEY, at BIGINT NOT NULL, actor TEXT, action TEXT NOT NULL, number TEXT NOT NULL, event BIGINT, content BYTEA, hash BYTEA NOT NULL);
        ALTER TABLE outbox ADD COLUMN topic TEXT COLLATE "C";
        CREATE INDEX outbox_topic ON outbox (topic) WHERE topic IS NOT NULL;
        """,
        """
        CREATE TABLE figure (year INTEGER NOT NULL, part TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL, cases BIGINT NOT NULL, PRIMARY KEY (year, part, name));
        """,
        """
        CREATE TABLE learner (person TEXT COLLATE "C" PRIMARY KEY, version BIGINT NOT NULL, sealed BYTEA NOT NULL, updated BIGINT NOT NULL);
        """,
    ];

    public static int Version => Steps.Length;

    /// <exception cref="InvalidOperationException">A newer version made the database, or the server does not keep what it says it stored.</exception>
    public static void Bring(NpgsqlConnection connection)
    {
        Durable(connection, "fsync");
        Durable(connection, "synchronous_commit");
        Durable(connection, "full_page_writes");
        if (Read(connection) == Version)
        {
            return;
        }

        // All steps or none. Programs that start at once wait for the first, and find the steps taken.
        using var transaction = connection.BeginTransaction();
        Execute(connection, PostgresLocks.Migration);
        Execute(connection, "CREATE TABLE IF NOT EXISTS schema_version (only_one BOOLEAN PRIMARY KEY CHECK (only_one), version INTEGER NOT NULL)");
        for (var version = Read(connection); version < Version; version++)
        {
            Execute(connection, Steps[version]);
            Execute(connection, FormattableString.Invariant($"INSERT INTO schema_version (only_one, version) VALUES (true, {version + 1}) ON CONFLICT (only_one) DO UPDATE SET version = excluded.version"));
        }

        transaction.Commit();
    }

    /// <summary>0 for a database that is empty.</summary>
    private static int Read(NpgsqlConnection connection)
    {
        var version = Scalar(connection, "SELECT to_regclass('schema_version')::text").Length == 0 ? 0
            : int.Parse(Scalar(connection, "SELECT COALESCE(MAX(version), 0) FROM schema_version"), CultureInfo.InvariantCulture);
        return version <= Version ? version
            : throw new InvalidOperationException($"the database has schema version {version}, and this program knows up to {Version}: run the newer program, or restore an older backup");
    }

    private static void Durable(NpgsqlConnection connection, string setting)
    {
        if (Scalar(connection, $"SHOW {setting}") == "off")
        {
            throw new InvalidOperationException($"this PostgreSQL has {setting} = off and may lose what it said is stored: put it on");
        }
    }

    private static string Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    /// <summary>A step may take as long as it takes.</summary>
    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // Every text passed here is a constant of this room.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
