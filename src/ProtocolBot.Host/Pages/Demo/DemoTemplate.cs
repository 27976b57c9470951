using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;

namespace ProtocolBot.Host.Pages.Demo;

/// <summary>A piece of HTML in which {{words}} are filled in, always encoded. There is no logic in it.</summary>
internal sealed partial class DemoTemplate(string file)
{
    private readonly string html = Read(file);

    public IEnumerable<string> Places => Place().Matches(html).Select(match => match.Groups[1].Value);

    /// <param name="word">Gives the words for a place.</param>
    /// <param name="pieces">HTML that was made here before, by its place.</param>
    public string Fill(Func<string, string> word, params ReadOnlySpan<(string Place, string Html)> pieces)
    {
        var made = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, piece) in pieces)
            made[place] = piece;
        return Place().Replace(html, match => made.TryGetValue(match.Groups[1].Value, out var piece)
            ? piece
            : WebUtility.HtmlEncode(word(match.Groups[1].Value)));
    }

    public static string Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"demo/{file}")
            ?? throw new InvalidOperationException($"demo/{file} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{\{([a-z0-9.-]+)\}\}")]
    private static partial Regex Place();
}
