using System.Collections.Frozen;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Tests.Language;

using YamlDotNet.RepresentationModel;

namespace ProtocolBot.Tests.Turns;

/// <summary>The scenarios and words as they are shipped, with a protocol and phone list of its own: these tests are about talking, not about numbers.</summary>
internal static class Spoken
{
    private static readonly Phone[] Phones =
    [
        new("112", new("Alarmnummer", "Emergency"), "112", new("dag en nacht", "day and night"), null, true),
        new("vertrouwensinspecteur", new("Vertrouwensinspecteur", "Inspector"), "0900-1113111", new("werkdagen", "working days"), new([DayOfWeek.Monday], new(8, 0), new(17, 0)), false),
        new("directeur", new("Directeur", "Director"), "010-1", new("schooltijd", "school hours"), null, false),
    ];

    public static ContentSet Content { get; } = Read("0123456789abcdef");

    public static ContentSet Read(string hash)
    {
        var scenarios = Directory.GetFiles(ShippedWords.Folder, "*.yaml").Order(StringComparer.Ordinal).Select(Map).Where(map => map.Has("scenario")).Select(ScenarioReader.Read)
            .OrderBy(scenario => scenario.Menu ?? int.MaxValue).ToList();
        return new ContentSet
        {
            Protocol = new Protocol("concept", new("Protocol", "Protocol"), [.. Policy.ShippedContent.Set.Protocol.Paragraphs.Select(Plain)]),
            Scenarios = [.. scenarios],
            Interpretations = FrozenDictionary<string, Interpretation>.Empty,
            Wording = WordingReader.Read(Map(Path.Combine(ShippedWords.Folder, "wording.yaml"))),
            PageWording = new Wording(FrozenDictionary<string, Text>.Empty),
            CaseWording = new Wording(FrozenDictionary<string, Text>.Empty),
            FgWording = new Wording(FrozenDictionary<string, Text>.Empty),
            MailWording = new Wording(FrozenDictionary<string, Text>.Empty),
            Model = new ModelPrompts("understand", "word"),
            Training = Policy.ShippedContent.Set.Training,
            Uncovered = FrozenDictionary<string, Uncovered>.Empty,
            Language = ShippedWords.Lists,
            Names = ShippedWords.Names,
            Phones = new PhoneList("test", new(2026, 1, 1), new(2027, 1, 1), Phones.ToFrozenDictionary(phone => phone.Id)),
            Hash = hash,
        };
    }

    /// <summary>All that the shipped protocol has, so that what was learnt for it serves here too.</summary>
    private static Paragraph Plain(Paragraph shipped) => new(shipped.Id, $"Artikel {shipped.Id[..1]}", $"woorden van {shipped.Id}", new("gewoon", "plain"), shipped.Topics);

    private static YamlMap Map(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(path)));
        return new YamlMap(Path.GetFileName(path), (YamlMappingNode)stream.Documents[0].RootNode, new Problems());
    }
}
