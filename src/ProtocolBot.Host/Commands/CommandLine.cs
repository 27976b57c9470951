using Microsoft.Extensions.Options;

using ProtocolBot.Host.Commands.Evaluate;
using ProtocolBot.Host.Content;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Packaging;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Commands;

/// <summary>What one can ask of the program. Without arguments, or with settings alone, it serves.</summary>
internal static class CommandLine
{
    private static readonly Command[] Commands =
    [
        new("check", "check", "Reads all content and reports every problem with file, line and remedy. Exit code 1 if there is any.", CheckCommand.RunAsync),
        new("paths", "paths [scenario]", "Every path through a dialog (or all) with its verdict, as CSV. With --together every set of answers to a question that takes several.", PathsCommand.RunAsync),
        new("evaluate", "evaluate FILE.jsonl", "Puts labelled questions to the understanding: a table of results, every miss with its reason. With --report FILE.html also a page with a chart. Exit code 1 when the file cannot be read.", EvaluateCommand.RunAsync),
        new("chat", "chat [--as ROLE]", "Talks in the terminal.", Talking.RunAsync),
        new("explain", "explain RECEIPT", "Tells from a kept receipt which verdict it was, why, and whether the content is still the same.", ExplainCommand.RunAsync),
        new("purge", "purge", "Destroys the cases that were kept long enough after their end.", PurgeCommand.RunAsync),
        new("verify-audit", "verify-audit", "Shows whether anybody tampered with what was seen and done. With --anchor SEQ:HASH also whether its end was cut off.", VerifyAuditCommand.RunAsync),
        new("drill", "drill --as E-MAIL", "Sends an exercise through the whole chain, as if this person reported, and tells what arrived where. The bot must be running.", DrillCommand.RunAsync),
        new("migrate", "migrate", "Brings the database to this version's schema.", MigrateCommand.RunAsync),
        new("package", "package [options]", "Checks the Teams app package and writes the zip. Its own --help tells the options.", PackageCommand.RunAsync) { More = PackageOptions.Help },
    ];

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args is ["--help" or "-h" or "help", ..])
        {
            await HelpAsync(Console.Out);
            return 0;
        }

        try
        {
            return args is [{ Length: > 0 } name, ..] && !name.StartsWith('-') ? await OneAsync(name, args[1..], cancellationToken) : await ServeAsync(args, cancellationToken);
        }
        catch (Exception exception) when (exception is ContentException or StorageException or OptionsValidationException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // What an administrator can mend is told in a sentence, not as a crash.
            await Console.Error.WriteLineAsync($"ProtocolBot cannot do this. {exception.Message}");
            return 1;
        }
    }

    private static async Task<int> ServeAsync(string[] args, CancellationToken cancellationToken)
    {
        await using var app = Hosting.Build(args);
        var damage = app.Services.GetRequiredService<StopOnDamage>();
        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return damage.Happened ? 1 : 0;
    }

    private static async Task<int> OneAsync(string name, string[] args, CancellationToken cancellationToken)
    {
        if (Commands.FirstOrDefault(command => command.Name == name) is { } found)
        {
            if (args is not ["--help" or "-h", ..])
            {
                return await found.Run(args, cancellationToken);
            }

            await Console.Out.WriteLineAsync($"{found.Usage}{Environment.NewLine}  {found.About}{found.More}");
            return 0;
        }

        await Console.Error.WriteLineAsync($"'{name}' is not a command.");
        await HelpAsync(Console.Error);
        return 2;
    }

    private static async Task HelpAsync(TextWriter output)
    {
        await output.WriteLineAsync("Without a command ProtocolBot serves, on http://localhost:3978 unless a setting says otherwise. Commands:");
        foreach (var command in Commands)
        {
            await output.WriteLineAsync($"  {command.Usage,-20} {command.About}");
        }
    }

    private sealed record Command(string Name, string Usage, string About, Func<string[], CancellationToken, Task<int>> Run)
    {
        /// <summary>What only the command's own help says.</summary>
        public string More { get; init; } = "";
    }
}
