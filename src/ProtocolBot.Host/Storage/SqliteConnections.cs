using System.Globalization;

using Microsoft.Data.Sqlite;

namespace ProtocolBot.Host.Storage;

/// <summary>Opens connections that keep our promises: every setting is read back, because some hold for one connection only.</summary>
internal static class SqliteConnections
{
    private static readonly (string Name, string Value, string ReadsBack)[] Settings =
    [
        ("busy_timeout", "5000", "5000"),
        ("journal_mode", "WAL", "wal"),
        ("synchronous", "FULL", "2"),
        ("foreign_keys", "ON", "1"),
        ("secure_delete", "ON", "1"),
        ("temp_store", "MEMORY", "2"),
        ("trusted_schema", "OFF", "0"),
        ("wal_autocheckpoint", "0", "0"),
    ];

    /// <exception cref="InvalidOperationException">This build of SQLite does not take a setting.</exception>
    public static SqliteConnection Open(string path)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false };
        var connection = new SqliteConnection(builder.ToString());
        try
        {
            connection.Open();
            Set(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The settings as a connection has them now.</summary>
    public static IReadOnlyDictionary<string, string> Read(SqliteConnection connection) =>
        Settings.ToDictionary(setting => setting.Name, setting => Pragma(connection, $"PRAGMA {setting.Name}"));

    private static void Set(SqliteConnection connection)
    {
        foreach (var (name, value, readsBack) in Settings)
        {
            Pragma(connection, $"PRAGMA {name} = {value}");
            if (Pragma(connection, $"PRAGMA {name}") is var found && found != readsBack)
            {
                throw new InvalidOperationException($"SQLite did not take {name}: asked {value}, got {found}");
            }
        }
    }

    private static string Pragma(SqliteConnection connection, string sql)
    {
        using var command = SqliteBotDb.Command(connection, sql);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }
}
