using ProtocolBot.Core.Content;
using ProtocolBot.Host.Content;

namespace ProtocolBot.Host.Commands;

/// <summary>Every path as CSV, for the FG to sign off.</summary>
internal static class PathsCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var content = ContentLoader.Load(ContentLoader.Folder(Hosting.Configuration([])));
        var named = args.Where(arg => !arg.StartsWith('-')).ToList();
        if (named.FirstOrDefault(id => content.Scenario(id) is null) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no scenario '{unknown}'. Known: {string.Join(", ", content.Scenarios.Select(scenario => scenario.Id))}.");
            return 2;
        }

        var scenarios = content.Scenarios.Where(scenario => named.Count == 0 || named.Contains(scenario.Id));
        foreach (var line in Paths.Csv(scenarios.SelectMany(scenario => Paths.Of(scenario, args.Contains("--together")))))
        {
            await Console.Out.WriteLineAsync(line);
        }

        return 0;
    }
}
