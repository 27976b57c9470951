using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;

namespace ProtocolBot.Host.Packaging;

/// <summary>The package that Teams installs: the manifest filled in, its icons and languages, checked, in a zip that is the same each time.</summary>
internal sealed record AppPackage(ImmutableArray<PackageProblem> Problems, byte[] Zip)
{
    public const string Manifest = "manifest.json";

    /// <summary>A zip remembers when a file was written; ours says the first day that a zip can.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <param name="folder">manifests/, with the published schemas in its folder "schema".</param>
    public static AppPackage Make(string folder, PackageValues values)
    {
        var problems = ImmutableArray.CreateBuilder<PackageProblem>();
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var parsed = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (Take(Manifest, "", bytes => ManifestTemplate.Fill(bytes, values)) is { } manifest)
        {
            _ = References(manifest, "icons").Select(icon => Take(icon.Name, icon.Place, null)).ToList();
            var languages = References(manifest, "localizationInfo").Where(file => Take(file.Name, file.Place, static bytes => bytes) is not null).Select(file => file.Name).ToList();
            problems.AddRange(Rules(folder, manifest, files, languages.Distinct().ToDictionary(name => name, name => parsed[name])));
        }

        return new AppPackage(problems.ToImmutable(), problems.Count == 0 ? Pack(files) : []);

        // A file of the package; read as JSON where it is to be made ready.
        JsonElement? Take(string name, string place, Func<byte[], byte[]>? ready)
        {
            if (name.Length == 0 || Path.GetFileName(name) != name || !File.Exists(Path.Combine(folder, name)))
            {
                problems.Add(new PackageProblem(Manifest, place, "files", $"there is no '{name}' in {folder}; all files lie there side by side"));
                return null;
            }

            try
            {
                var bytes = File.ReadAllBytes(Path.Combine(folder, name));
                files[name] = ready?.Invoke(bytes) ?? bytes;
                return ready is null ? null : parsed[name] = JsonElement.Parse(files[name], Strict);
            }
            catch (JsonException broken)
            {
                problems.Add(new PackageProblem(name, broken.LineNumber is { } line ? $"line {line + 1}" : "", "json", $"cannot be read: {broken.Message}"));
                return null;
            }
        }
    }

    private static IEnumerable<PackageProblem> Rules(string folder, JsonElement manifest, Dictionary<string, byte[]> files, Dictionary<string, JsonElement> languages)
    {
        var schema = Schema(folder, "MicrosoftTeams.schema.json");
        var translation = Schema(folder, "MicrosoftTeams.Localization.schema.json");
        return Fits(schema, Manifest, manifest)
            .Concat(languages.SelectMany(language => Fits(translation, language.Key, language.Value)))
            .Concat(StoreRules.Check(manifest))
            .Concat(LanguageRules.Check(manifest, languages, translation))
            .Concat(IconRules.Check(manifest, files));
    }

    private static IEnumerable<PackageProblem> Fits(JsonSchema schema, string file, JsonElement value) =>
        schema.Check(value).Select(flaw => new PackageProblem(file, flaw.Place, $"schema: {flaw.Word}", flaw.Message)).Distinct();

    private static JsonSchema Schema(string folder, string name) => JsonSchema.Read(File.ReadAllBytes(Path.Combine(folder, "schema", name)));

    /// <summary>The files that a part of the manifest names.</summary>
    private static IEnumerable<(string Place, string Name)> References(JsonElement manifest, string part) =>
        JsonWalk.Strings(manifest.At(part), part).Where(one => part == "icons" || one.Place.EndsWith("file", StringComparison.OrdinalIgnoreCase)).Select(one => (one.Place, one.Text));

    /// <summary>Stored, not deflated: so small that it saves nothing, and then no version of a library can change a byte.</summary>
    private static byte[] Pack(Dictionary<string, byte[]> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files.OrderBy(file => file.Key == Manifest ? "" : file.Key, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = NoTime;
                using var writing = entry.Open();
                writing.Write(bytes);
            }
        }

        return stream.ToArray();
    }
}
