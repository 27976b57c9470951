using Microsoft.Extensions.Options;

using ProtocolBot.Host.Cases;

namespace ProtocolBot.Host.Commands;

/// <summary>Destroys the cases whose time is over, now; serving does it by itself.</summary>
internal static class PurgeCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        // The whole house, for what is counted of a case must be read before it goes; nothing of it is started.
        await using var app = Hosting.Build(args);
        var count = await app.Services.GetRequiredService<Retention>().PurgeAsync(cancellationToken);
        await Console.Out.WriteLineAsync($"{count} cases destroyed that ended more than {app.Services.GetRequiredService<IOptions<CaseOptions>>().Value.RetentionDays} days ago");
        return 0;
    }
}
