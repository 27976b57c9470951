using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Commands;

/// <summary>The database, brought to this version; serving does the same at its start.</summary>
internal static class MigrateCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var options = StorageOptions.From(Hosting.Configuration(args));
        await using var db = new SqliteBotDb(options.Path, TimeProvider.System);
        var state = await db.StateAsync(cancellationToken);
        await Console.Out.WriteLineAsync($"{options.Path}: schema version {SqliteSchema.Version}; {state.Waiting} replies wait, {state.Parked} are parked");
        return 0;
    }
}
