using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

using ProtocolBot.Core.Language;

using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ProtocolBot.Core.Content;

/// <summary>What reading gave: the content, or what is wrong with it. Never half a content.</summary>
public sealed record ContentReading(ContentSet? Content, ImmutableArray<ContentProblem> Problems);

/// <summary>From files to content: shape first, then meaning. It reports every problem at once and throws on none.</summary>
public static class ContentReader
{
    private const string ProtocolFile = "protocol.yaml";
    private const string InterpretationsFile = "interpretations.yaml";
    private const string PhonesFile = "phone-numbers.yaml";
    private const string WordingFile = "wording.yaml";
    private const string LanguageFile = "language.yaml";
    private const string NamesFile = "names.yaml";
    private const string CoverageFile = "coverage.yaml";
    private const string PageFile = "page.yaml";
    private const string CasesFile = "cases.yaml";
    private const string MailFile = "mail.yaml";
    private const string FgFile = "fg.yaml";
    private const string ModelFile = "model.yaml";
    private static readonly FrozenSet<string> Reference = new[] { ProtocolFile, InterpretationsFile, PhonesFile, WordingFile, LanguageFile, NamesFile, CoverageFile, PageFile, CasesFile, MailFile, FgFile, ModelFile }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A file that was read before, as a file among others that changed, is not parsed again: the training sentences are many.</summary>
    private static readonly ConditionalWeakTable<ContentFile, YamlMappingNode> Parsed = [];

    public static ContentReading Read(IReadOnlyList<ContentFile> files)
    {
        var problems = new Problems();
        var maps = files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => (file.Path, Map: Parse(file, problems))).Where(entry => entry.Map is not null).ToDictionary(entry => entry.Path, entry => entry.Map!);
        var content = new ContentSet
        {
            Protocol = One(maps, ProtocolFile, ProtocolReader.Read, problems) ?? new Protocol("", new Text("", ""), []),
            Interpretations = One(maps, InterpretationsFile, InterpretationsReader.Read, problems) ?? FrozenDictionary<string, Interpretation>.Empty,
            Phones = One(maps, PhonesFile, PhonesReader.Read, problems) ?? new PhoneList("", default, default, FrozenDictionary<string, Phone>.Empty),
            Wording = One(maps, WordingFile, WordingReader.Read, problems) ?? new Wording(FrozenDictionary<string, Text>.Empty),
            Language = One(maps, LanguageFile, LanguageReader.Read, problems) ?? new LanguageLists(FrozenDictionary<string, Synonyms>.Empty),
            Names = One(maps, NamesFile, LanguageReader.Read, problems) ?? new LanguageLists(FrozenDictionary<string, Synonyms>.Empty),
            Uncovered = One(maps, CoverageFile, CoverageReader.Read, problems) ?? FrozenDictionary<string, Uncovered>.Empty,
            PageWording = One(maps, PageFile, WordingReader.Read, problems) ?? new Wording(FrozenDictionary<string, Text>.Empty),
            CaseWording = One(maps, CasesFile, WordingReader.Read, problems) ?? new Wording(FrozenDictionary<string, Text>.Empty),
            FgWording = One(maps, FgFile, WordingReader.Read, problems) ?? new Wording(FrozenDictionary<string, Text>.Empty),
            MailWording = One(maps, MailFile, WordingReader.Read, problems) ?? new Wording(FrozenDictionary<string, Text>.Empty),
            Model = One(maps, ModelFile, ModelReader.Read, problems) ?? new ModelPrompts("", ""),
            Course = CourseReader.Read([.. maps.Where(entry => CourseReader.IsCourse(entry.Key)).Select(entry => entry.Value)], problems),
            Training = TrainingReader.Read(maps.Where(entry => TrainingReader.IsTraining(entry.Key)).Select(entry => entry.Value)),
            Scenarios = [.. maps.Where(entry => !Reference.Contains(entry.Key) && !TrainingReader.IsTraining(entry.Key) && !CourseReader.IsCourse(entry.Key)).Select(entry => ScenarioReader.Read(entry.Value)).OrderBy(scenario => scenario.Menu ?? int.MaxValue).ThenBy(scenario => scenario.Id, StringComparer.Ordinal)],
            Hash = HashOf(files),
        };
        if (!problems.Any)
        {
            ContentMeaning.Check(content, problems);
        }

        return problems.Any ? new ContentReading(null, problems.InOrder()) : new ContentReading(content, []);
    }

    /// <summary>The same files give the same hash, whatever their order; one changed letter gives another.</summary>
    private static string HashOf(IReadOnlyList<ContentFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(file.Path)));
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(file.Text)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static T? One<T>(Dictionary<string, YamlMap> maps, string file, Func<YamlMap, T> read, Problems problems)
        where T : class
    {
        if (maps.TryGetValue(file, out var map))
        {
            return read(map);
        }

        problems.Add(file, 1, "The file is missing or cannot be read.", "dialogs/README.md says what stands in it.");
        return null;
    }

    private static YamlMap? Parse(ContentFile file, Problems problems)
    {
        if (Parsed.TryGetValue(file, out var known))
        {
            return new YamlMap(file.Path, known, problems);
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(file.Text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                Parsed.AddOrUpdate(file, root);
                return new YamlMap(file.Path, root, problems);
            }

            problems.Add(file.Path, 1, "The file must hold one list of keys.", "See dialogs/README.md for its shape.");
        }
        catch (InvalidOperationException)
        {
            // What the parser says of some broken anchors and keys.
            problems.Add(file.Path, 1, "This is not YAML that can be read.", "Look for a stray &, *, ! or ? at the start of a word.");
        }
        catch (YamlException exception)
        {
            problems.Add(file.Path, Math.Max(1, (int)exception.Start.Line), $"This is not YAML: {exception.Message}", "Check indents, quotes and double keys near this line.");
        }

        return null;
    }
}
