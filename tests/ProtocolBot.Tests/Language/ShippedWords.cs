using System.Collections.Frozen;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Privacy;

using YamlDotNet.Serialization;

namespace ProtocolBot.Tests.Language;

/// <summary>The word lists as they are shipped, for tests of the recognisers alone.</summary>
internal static class ShippedWords
{
    public static LanguageLists Lists { get; } = Read("language.yaml");

    public static LanguageLists Names { get; } = Read("names.yaml");

    public static PrivacyWords Privacy { get; } = PrivacyWords.Of(Names, Lists);

    public static Lexicon Lexicon { get; } = Lexicon.Of(Lists);

    public static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "dialogs", "language.yaml")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("no dialogs folder above the tests"), "dialogs");
        }
    }

    private static LanguageLists Read(string file)
    {
        var lists = new Deserializer().Deserialize<Dictionary<string, Dictionary<string, string[]>>>(File.ReadAllText(Path.Combine(Folder, file)));
        return new(lists.ToFrozenDictionary(list => list.Key, list => new Synonyms([.. list.Value["nl"]], [.. list.Value["en"]])));
    }
}
