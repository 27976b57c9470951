using ProtocolBot.Core.Content;
using ProtocolBot.Host.Content;

namespace ProtocolBot.Tests.Policy;

/// <summary>The content that is shipped, read once for all tests that only look at it; and its files, for those that break them.</summary>
internal static class ShippedContent
{
    public static IReadOnlyList<ContentFile> Files { get; } = ContentLoader.Files(Path.Combine(AppContext.BaseDirectory, "dialogs"));

    public static ContentSet Set { get; } = ContentReader.Read(Files) switch
    {
        { Content: { } content } => content,
        var reading => throw new InvalidOperationException(string.Join(Environment.NewLine, reading.Problems)),
    };

    /// <summary>The files with one of them changed, in one place.</summary>
    public static IReadOnlyList<ContentFile> With(string file, string old, string changed)
    {
        var text = Files.Single(entry => entry.Path == file).Text;
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return at >= 0
            ? [.. Files.Select(entry => entry.Path == file ? entry with { Text = string.Concat(text.AsSpan(0, at), changed, text.AsSpan(at + old.Length)) } : entry)]
            : throw new InvalidOperationException($"{file} does not hold '{old}'");
    }

    /// <summary>What the check says of files: reading first, then going through everything.</summary>
    public static IReadOnlyList<ContentProblem> Check(IReadOnlyList<ContentFile> files)
    {
        var reading = ContentReader.Read(files);
        return reading.Content is { } content ? ContentCheck.Full(content) : reading.Problems;
    }
}
