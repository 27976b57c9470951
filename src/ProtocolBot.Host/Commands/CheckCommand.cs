using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Host.Content;
using ProtocolBot.Host.People;

namespace ProtocolBot.Host.Commands;

/// <summary>All content, gone through as at the start and in the tests; and the directory, whose defects warn and never fail.</summary>
internal static class CheckCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var configuration = Hosting.Configuration(args);
        var reading = ContentReader.Read(ContentLoader.Files(ContentLoader.Folder(configuration)));
        var problems = reading.Content is { } content ? ContentCheck.Full(content) : reading.Problems;
        foreach (var problem in problems)
        {
            await Console.Out.WriteLineAsync($"dialogs/{problem}");
        }

        await DirectoryAsync(configuration.GetSection(DirectoryOptions.Section).Get<DirectoryOptions>() ?? new DirectoryOptions(), reading.Content);
        await Console.Out.WriteLineAsync(reading.Content is { } whole
            ? $"{whole.Scenarios.Length} scenarios, {whole.Protocol.Paragraphs.Length} paragraphs, {whole.Wording.Texts.Count} sentences, content {whole.Hash}: {problems.Length} problems"
            : $"{problems.Length} problems");
        return problems.IsEmpty ? 0 : 1;
    }

    /// <summary>The files alone: what Graph holds is checked by the host, which may read it, and its log counts the defects.</summary>
    private static async Task DirectoryAsync(DirectoryOptions options, ContentSet? content)
    {
        var files = new DirectoryFiles(DirectoryFiles.FolderOf(options, development: true));
        var fromGraph = options.Source is DirectoryKind.Graph;
        var reading = files.ReadOrNothing(fromGraph ? Organisation.Empty : null);
        var phones = content?.Phones ?? new PhoneList("", default, DateOnly.MaxValue, System.Collections.Frozen.FrozenDictionary<string, Phone>.Empty);
        var facts = new OrganisationSource(reading, TimeProvider.System).Facts(phones, DirectoryServices.StaleAfter(options));
        var defects = fromGraph ? [] : DirectoryCheck.Find(facts);
        foreach (var line in reading.Problems.Select(problem => $"{problem.File}:{problem.Line}: warning {problem.Message} {problem.Remedy}").Concat(defects.Select(defect => defect.ToString())))
        {
            await Console.Out.WriteLineAsync($"directory/{line}");
        }

        var kind = fromGraph ? "of the files that come on top of Graph" : files.IsSample ? "of the sample" : "of the files";
        await Console.Out.WriteLineAsync($"{reading.Organisation.People.Length} people, {reading.Organisation.Schools.Length} schools {kind}: {reading.Problems.Length + defects.Length} warnings");
    }
}
