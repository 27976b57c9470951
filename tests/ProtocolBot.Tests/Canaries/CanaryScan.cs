using System.Globalization;

namespace ProtocolBot.Tests.Canaries;

/// <summary>Looks for canaries in whatever was written: files, lines of a log, what was exported.</summary>
internal static class CanaryScan
{
    /// <summary>What was found, by place and way; empty when nothing was. The door of a PostgreSQL server is no file.</summary>
    public static IEnumerable<string> InFiles(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        where !Path.GetFileName(file).StartsWith(".s.PGSQL", StringComparison.Ordinal)
        from found in In(Path.GetRelativePath(folder, file), Read(file))
        select found;

    public static IEnumerable<string> In(string place, byte[] bytes) =>
        from way in Canary.Ways
        let at = bytes.AsSpan().IndexOf(way.Bytes)
        where at >= 0
        select string.Create(CultureInfo.InvariantCulture, $"{place} at {at}: {way.Way}");

    /// <summary>Also while it is being written; what is gone by now holds nothing.</summary>
    private static byte[] Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }
}
