using Microsoft.Extensions.Options;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;

namespace ProtocolBot.Host.People;

/// <summary>The directory's files on disk: which folder, and whether something in it changed.</summary>
internal sealed class DirectoryFiles(string? folder)
{
    /// <summary>Invented people, beside the program.</summary>
    public static string Sample { get; } = Path.Combine(AppContext.BaseDirectory, "directory-sample");

    private volatile string? stamp;

    public DirectoryFiles(IOptions<DirectoryOptions> options, IHostEnvironment environment)
        : this(FolderOf(options.Value, environment.IsDevelopment()))
    {
    }

    /// <summary>Null when no files are to be read.</summary>
    public string? Folder => folder;

    public bool IsSample => folder == Sample;

    /// <summary>Whether a file came, went or was saved since the last reading.</summary>
    public bool Changed => folder is not null && CsvFolder.Stamp(folder) != stamp;

    /// <summary>The sample is never mixed with real people, and real reports never go to invented ones.</summary>
    public static string? FolderOf(DirectoryOptions options, bool development) =>
        options.Folder is { Length: > 0 } set ? set
        : development && options.Source is DirectoryKind.Csv ? Sample
        : null;

    /// <param name="beneath">The directory of another source; null when the files are all.</param>
    /// <exception cref="IOException">A file cannot be read now.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public DirectoryReading Read(Organisation? beneath)
    {
        // Looked at before reading: what is saved meanwhile is then read again.
        var before = folder is null ? null : CsvFolder.Stamp(folder);
        var reading = DirectoryReader.Read(folder is null ? CsvFolder.None : CsvFolder.Read(folder), beneath);
        stamp = before;
        return reading;
    }

    /// <summary>For the start: a folder that cannot be read gives an empty directory and a problem, never a stop.</summary>
    public DirectoryReading ReadOrNothing(Organisation? beneath)
    {
        try
        {
            return Read(beneath);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new DirectoryReading(Organisation.Empty, [new ContentProblem(Place.People.File, 1, "The folder cannot be read.", "Give the program the right to read it.")], IsHalf: true);
        }
    }
}
