using System.Collections.Frozen;

using ProtocolBot.Core.Language;

using YamlDotNet.Serialization;

namespace ProtocolBot.Host.Pages.Demo;

/// <summary>The words of the page and of the terminal chat, as dialogs/page.yaml has them.</summary>
internal sealed class PageWording
{
    private readonly FrozenDictionary<string, Text> texts;

    private PageWording(FrozenDictionary<string, Text> texts) => this.texts = texts;

    public IEnumerable<string> Ids => texts.Keys;

    public static PageWording Load() => Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "dialogs", "page.yaml")));

    public static PageWording Read(string yaml)
    {
        var read = new DeserializerBuilder().Build().Deserialize<Dictionary<string, Dictionary<string, string>>>(yaml);
        return new PageWording(read.ToFrozenDictionary(entry => entry.Key, entry => new Text(entry.Value["nl"], entry.Value["en"]), StringComparer.Ordinal));
    }

    /// <summary>The words, with each {name} filled in.</summary>
    public string In(Tongue tongue, string id, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var words = texts.TryGetValue(id, out var text) ? text.In(tongue) : throw new InvalidOperationException($"page.yaml has no '{id}'");
        foreach (var (name, value) in values)
            words = words.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return words;
    }
}
