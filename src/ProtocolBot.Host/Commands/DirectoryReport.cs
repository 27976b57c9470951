using System.Collections.Frozen;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Host.Content;
using ProtocolBot.Host.People;

namespace ProtocolBot.Host.Commands;

/// <summary>What is wrong with the directory, by file and line. It only ever warns: no case is refused because of it.</summary>
internal static class DirectoryReport
{
    /// <summary>The files alone: what Graph holds is checked by the host, which may read it, and its log counts the defects.</summary>
    public static async Task WriteAsync(IConfiguration configuration, TextWriter output, CancellationToken cancellationToken)
    {
        var options = configuration.GetSection(DirectoryOptions.Section).Get<DirectoryOptions>() ?? new DirectoryOptions();
        var content = ContentReader.Read(ContentLoader.Files(ContentLoader.Folder(configuration))).Content;
        var files = new DirectoryFiles(DirectoryFiles.FolderOf(options, development: true));
        var fromGraph = options.Source is DirectoryKind.Graph;
        var reading = files.ReadOrNothing(fromGraph ? Organisation.Empty : null);
        var phones = content?.Phones ?? new PhoneList("", default, DateOnly.MaxValue, FrozenDictionary<string, Phone>.Empty);
        var facts = new OrganisationSource(reading, TimeProvider.System).Facts(phones, DirectoryServices.StaleAfter(options));
        var defects = fromGraph ? [] : DirectoryCheck.Find(facts);
        foreach (var line in reading.Problems.Select(problem => $"{problem.File}:{problem.Line}: warning {problem.Message} {problem.Remedy}").Concat(defects.Select(defect => defect.ToString())))
        {
            await output.WriteLineAsync($"directory/{line}".AsMemory(), cancellationToken);
        }

        var kind = fromGraph ? "of the files that come on top of Graph" : files.IsSample ? "of the sample" : "of the files";
        await output.WriteLineAsync($"{reading.Organisation.People.Length} people, {reading.Organisation.Schools.Length} schools {kind}: {reading.Problems.Length + defects.Length} warnings".AsMemory(), cancellationToken);
    }
}
