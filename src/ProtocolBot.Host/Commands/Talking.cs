using ProtocolBot.BotFramework;
using ProtocolBot.Host.Pages.Demo;

using Spectre.Console;

namespace ProtocolBot.Host.Commands;

/// <summary>Builds the house without its doors, for a talk in the terminal.</summary>
internal static class Talking
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        await using var app = Hosting.Build(["--environment", Environments.Development], builder => builder.Logging.ClearProviders());
        var services = app.Services;
        var chat = new ChatCommand(services.GetRequiredService<IActivityHandler>(), services.GetRequiredService<PageWording>(), AnsiConsole.Console, Console.In, services.GetRequiredService<TimeProvider>());
        return await chat.RunAsync(args, cancellationToken);
    }
}
