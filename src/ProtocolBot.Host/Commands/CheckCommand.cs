using ProtocolBot.Core.Content;
using ProtocolBot.Host.Cards;
using ProtocolBot.Host.Content;

namespace ProtocolBot.Host.Commands;

/// <summary>All content, gone through as at the start and in the tests.</summary>
internal static class CheckCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var folder = ContentLoader.Folder(Hosting.Configuration(args));
        var reading = ContentReader.Read(ContentLoader.Files(folder));
        var problems = reading.Content is { } content ? [.. ContentCheck.Full(content), .. CardCheck.Full(content)] : reading.Problems;
        foreach (var problem in problems)
        {
            await Console.Out.WriteLineAsync($"dialogs/{problem}");
        }

        await Console.Out.WriteLineAsync(reading.Content is { } whole
            ? $"{whole.Scenarios.Length} scenarios, {whole.Protocol.Paragraphs.Length} paragraphs, {whole.Wording.Texts.Count} sentences, content {whole.Hash}: {problems.Length} problems"
            : $"{problems.Length} problems");
        return problems.IsEmpty ? 0 : 1;
    }
}
