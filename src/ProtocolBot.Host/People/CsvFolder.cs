using System.Text;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Host.People;

/// <summary>The files of a folder as texts, and when they were last saved.</summary>
/// <param name="Saved">When the newest was saved; the Unix epoch when there is none.</param>
internal sealed record CsvFolder(IReadOnlyDictionary<string, string> Texts, DateTimeOffset Saved, IReadOnlyList<ContentProblem> Problems)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static CsvFolder None { get; } = new(new Dictionary<string, string>(), DateTimeOffset.UnixEpoch, []);

    /// <summary>Differs when a file came, went or was saved again.</summary>
    public static string Stamp(string folder) =>
        string.Join('|', Files(folder).Select(file => $"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}"));

    /// <exception cref="IOException">A file cannot be read now; it may be being written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static CsvFolder Read(string folder)
    {
        var problems = new List<ContentProblem>();
        var files = Files(folder);
        return new CsvFolder(
            files.ToDictionary(file => file.Name.ToLowerInvariant(), file => Decode(file.Name, File.ReadAllBytes(file.FullName), problems)),
            files.Select(file => new DateTimeOffset(file.LastWriteTimeUtc)).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max(),
            problems);
    }

    private static List<FileInfo> Files(string folder) =>
        Directory.Exists(folder) ? [.. new DirectoryInfo(folder).GetFiles("*.csv").OrderBy(file => file.Name, StringComparer.Ordinal)] : [];

    /// <summary>UTF-8, or what an older Excel writes; then names with accents still come out right.</summary>
    private static string Decode(string name, byte[] bytes, List<ContentProblem> problems)
    {
        try
        {
            return StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new(name, 1, "The file is not UTF-8 and is read as Windows-1252.", "Save it as 'CSV UTF-8'."));
            return (CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1).GetString(bytes);
        }
    }
}
