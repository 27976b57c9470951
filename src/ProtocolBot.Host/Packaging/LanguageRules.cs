using System.Text.Json;

namespace ProtocolBot.Host.Packaging;

/// <summary>Each language says what the manifest says, no more and no less: half a translation shows people two languages at once.</summary>
internal static class LanguageRules
{
    private const string Rule = "languages";

    /// <param name="languages">What the published schema lets a language file say.</param>
    public static IEnumerable<PackageProblem> Check(JsonElement manifest, IReadOnlyDictionary<string, JsonElement> files, JsonSchema languages)
    {
        var said = JsonWalk.Strings(manifest, "").Where(one => languages.Knows(one.Place) && one.Place != "$schema").ToList();
        var keys = said.Select(one => one.Place).ToHashSet(StringComparer.Ordinal);
        return Blank(AppPackage.Manifest, said)
            .Concat(Tags(manifest))
            .Concat(files.SelectMany(file => Differences(file.Key, file.Value, keys)))
            .Concat(files.SelectMany(file => Blank(file.Key, JsonWalk.Strings(file.Value, ""))));
    }

    private static IEnumerable<PackageProblem> Differences(string file, JsonElement language, HashSet<string> keys)
    {
        var given = language.ValueKind == JsonValueKind.Object ? language.EnumerateObject().Select(member => member.Name).Where(name => name != "$schema").ToHashSet(StringComparer.Ordinal) : [];
        return keys.Except(given).Select(key => new PackageProblem(file, key, Rule, "is not translated"))
            .Concat(given.Except(keys).Select(key => new PackageProblem(file, key, Rule, $"translates what {AppPackage.Manifest} does not say")));
    }

    private static IEnumerable<PackageProblem> Blank(string file, IEnumerable<(string Place, string Text)> texts) =>
        texts.Where(one => one.Text.Length == 0 || one.Text.Trim() != one.Text).Select(one => new PackageProblem(file, one.Place, Rule, "is empty, or begins or ends with a blank"));

    private static IEnumerable<PackageProblem> Tags(JsonElement manifest)
    {
        var info = manifest.At("localizationInfo");
        return info.At("additionalLanguages").Items().Select(language => language.At("languageTag").Text())
            .Prepend(info.At("defaultLanguageTag").Text())
            .GroupBy(tag => tag, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => new PackageProblem(AppPackage.Manifest, "localizationInfo", Rule, $"names the language '{group.Key}' twice"));
    }
}
