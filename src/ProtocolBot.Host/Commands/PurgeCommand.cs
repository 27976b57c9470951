using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Commands;

/// <summary>Destroys the cases whose time is over, now; serving does it by itself.</summary>
internal static class PurgeCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var configuration = Hosting.Configuration(args);
        var options = configuration.GetSection(CaseOptions.Section).Get<CaseOptions>() ?? new CaseOptions();
        await using var db = BotDatabases.Open(StorageOptions.From(configuration), TimeProvider.System, static () => { });
        using var retention = new Retention(db, Options.Create(options), TimeProvider.System, NullLogger<Retention>.Instance);
        var count = await retention.PurgeAsync(cancellationToken);
        await Console.Out.WriteLineAsync($"{count} cases destroyed that ended more than {options.RetentionDays} days ago");
        return 0;
    }
}
