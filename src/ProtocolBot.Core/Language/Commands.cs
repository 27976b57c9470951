using System.Collections.Immutable;

namespace ProtocolBot.Core.Language;

/// <summary>The words that always work: which list of language.yaml a whole text belongs to.</summary>
internal static class Commands
{
    private static readonly ImmutableArray<string> Lists =
    [
        LanguageIds.Stop, LanguageIds.Back, LanguageIds.Menu, LanguageIds.Restart, LanguageIds.Help, LanguageIds.Why, LanguageIds.Summary,
        LanguageIds.MyCases, LanguageIds.MyData, LanguageIds.ExportData, LanguageIds.EraseData, LanguageIds.Dutch, LanguageIds.English,
    ];

    /// <summary>The list, when the text says that and nothing else: "stop", "ik wil niet verder, stop".</summary>
    public static string? Of(Lexicon lexicon, string text)
    {
        var words = lexicon.Words(text);
        return words.IsEmpty ? null : Lists.FirstOrDefault(list => Says(lexicon, list, words) || EachClauseSays(lexicon, list, words));
    }

    private static bool Says(Lexicon lexicon, string list, ImmutableArray<Word> words) =>
        lexicon.Is(list, words) || lexicon.Is(list, lexicon.Without(LanguageIds.Courtesy, words));

    private static bool EachClauseSays(Lexicon lexicon, string list, ImmutableArray<Word> words) =>
        words[0].Clause != words[^1].Clause && words.GroupBy(word => word.Clause).All(clause => Says(lexicon, list, [.. clause]));
}
