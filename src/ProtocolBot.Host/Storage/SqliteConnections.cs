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

    public static SqliteConnection Open(string path)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false };
        var connection = new SqliteConnection(builder.ToString());
        connection.Open();
        foreach (var (name, value, readsBack) in Settings)
        {
            Pragma(connection, $"PRAGMA {name} = {value}");
            var found = Pragma(connection, $"PRAGMA {name}");
            if (found != readsBack)
            {
                throw new InvalidOperationException($"SQLite did not take {name}: asked {value}, got {found}");
            }
        }

        return connection;
    }

    private static string Pragma(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names and values above are constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }
}
