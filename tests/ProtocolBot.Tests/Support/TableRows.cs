using Microsoft.Data.Sqlite;

using Npgsql;

namespace ProtocolBot.Tests.Support;

/// <summary>Counts what stands in a table, beside the program and behind its back.</summary>
internal static class TableRows
{
    /// <param name="postgres">Empty where the database is the file in the folder.</param>
    public static long Count(string table, string folder, string? postgres)
    {
        var sql = $"SELECT count(*) FROM {table}";
        if (postgres is { Length: > 0 })
        {
            using var source = NpgsqlDataSource.Create(postgres);
            using var asked = source.CreateCommand(sql);
            return (long)(asked.ExecuteScalar() ?? 0L);
        }

        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "protocolbot.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(command.ExecuteScalar() ?? 0L);
    }
}
