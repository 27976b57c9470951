using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Commands;

/// <summary>The database, brought to this version; serving does the same at its start.</summary>
internal static class MigrateCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var options = StorageOptions.From(Hosting.Configuration(args));
        await using var db = BotDatabases.Open(options, TimeProvider.System, static () => { });
        var state = await db.StateAsync(TimeProvider.System.GetUtcNow(), cancellationToken);
        var (name, version) = options.UsesPostgres ? ("PostgreSQL", PostgresSchema.Version) : (options.Path, SqliteSchema.Version);
        await Console.Out.WriteLineAsync($"{name}: schema version {version}; {state.Waiting} replies wait, {state.Parked} are parked");
        return 0;
    }
}
