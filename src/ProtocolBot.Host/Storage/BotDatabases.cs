namespace ProtocolBot.Host.Storage;

/// <summary>Which database it is: PostgreSQL where a connection string says so, else the SQLite file.</summary>
internal static class BotDatabases
{
    /// <inheritdoc cref="SqliteBotDb(string, TimeProvider, Action)"/>
    public static BotDb Open(StorageOptions options, TimeProvider time, Action onDamage) =>
        options.UsesPostgres ? new PostgresBotDb(options.Postgres, time, onDamage) : new SqliteBotDb(options.Path, time, onDamage);
}
