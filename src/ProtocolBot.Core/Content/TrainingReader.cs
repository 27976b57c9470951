using System.Collections.Immutable;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Content;

/// <summary>Reads dialogs/understanding/: one file of concepts, the others lists of intents.</summary>
internal static class TrainingReader
{
    public const string Folder = "understanding/";
    public const string ConceptsFile = Folder + "concepts.yaml";
    private const string None = "none";

    public static bool IsTraining(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    public static Training Read(IEnumerable<YamlMap> maps)
    {
        var files = maps.OrderBy(map => map.File, StringComparer.Ordinal).ToList();
        return new(
            [.. files.Where(map => map.File != ConceptsFile).SelectMany(map => Intents(map))],
            [.. files.Where(map => map.File == ConceptsFile).SelectMany(map => Concepts(map))]);
    }

    private static ImmutableArray<Intent> Intents(YamlMap map)
    {
        ImmutableArray<Intent> intents = [.. map.Maps("intents").Select(Intent)];
        map.Done();
        return intents;
    }

    private static Intent Intent(YamlMap map)
    {
        var scenario = map.Word("scenario");
        var intent = new Intent
        {
            Id = map.Word("id"),
            Scenario = scenario == None ? null : scenario,
            Kind = map.Word("kind"),
            Articles = map.Words("articles"),
            Urgent = map.Flag("urgent"),
            Only = Only(map),
            Sentences = [.. Sentences(map, "nl", Tongue.Dutch), .. Sentences(map, "en", Tongue.English)],
            File = map.File,
            Line = map.Line,
        };
        map.Done();
        return intent;
    }

    private static IEnumerable<Sentence> Sentences(YamlMap map, string key, Tongue tongue) => map.WordsWithLines(key).Select(word => new Sentence(word.Word, tongue, word.Line));

    private static Tongue? Only(YamlMap map)
    {
        switch (map.OptionalWord("only"))
        {
            case null:
                return null;
            case "nl":
                return Tongue.Dutch;
            case "en":
                return Tongue.English;
            case var other:
                map.Problems.Add(map.File, map.LineAt("only"), $"'only' is '{other}'.", "Write nl or en, or leave it out where people say this in both.");
                return null;
        }
    }

    private static IEnumerable<Concept> Concepts(YamlMap map)
    {
        foreach (var (id, _, _) in map.Entries())
        {
            yield return new Concept(id, map.Synonyms(id));
        }
    }
}
