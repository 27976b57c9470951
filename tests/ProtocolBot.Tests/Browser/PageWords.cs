using System.Collections.Frozen;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Host.Pages.Demo;

using YamlDotNet.Serialization;

namespace ProtocolBot.Tests.Browser;

/// <summary>The shipped dialogs/page.yaml alone, for tests that need no other content.</summary>
internal static class PageWords
{
    public static PageWording Load() => Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "dialogs", "page.yaml")));

    public static PageWording Read(string yaml)
    {
        var read = new DeserializerBuilder().Build().Deserialize<Dictionary<string, Dictionary<string, string>>>(yaml);
        return new PageWording(new Wording(read.ToFrozenDictionary(entry => entry.Key, entry => new Text(entry.Value["nl"], entry.Value["en"]), StringComparer.Ordinal)));
    }
}
