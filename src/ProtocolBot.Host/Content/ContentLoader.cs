using ProtocolBot.Core.Content;

namespace ProtocolBot.Host.Content;

/// <summary>Reads dialogs/ from disk and hands it to the thinking.</summary>
internal static class ContentLoader
{
    /// <summary>The folder beside the program, unless the setting Content:Folder names another.</summary>
    public static string Folder(IConfiguration configuration) =>
        configuration["Content:Folder"] is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "dialogs");

    public static IReadOnlyList<ContentFile> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new ContentFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path))),
    ];

    /// <exception cref="ContentException">There is something to mend.</exception>
    public static ContentSet Load(string folder)
    {
        var reading = ContentReader.Read(Files(folder));
        return reading.Content ?? throw new ContentException(reading.Problems);
    }
}

/// <summary>The content cannot be used; the message lists every problem with file, line and remedy.</summary>
internal sealed class ContentException(IEnumerable<ContentProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems.Select(problem => problem.ToString())));
