using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Privacy;

/// <summary>names.yaml, made ready for comparing. Made once for each content and kept as long as that lives.</summary>
public sealed class PrivacyWords
{
    private const int ShortestOfCompound = 5;
    private const int ShortestRest = 3;

    private static readonly ConditionalWeakTable<LanguageLists, PrivacyWords> Made = [];

    private readonly FrozenDictionary<string, FrozenSet<string>> lists;
    private readonly FrozenSet<string> ordinary;
    private readonly FrozenDictionary<string, int> months;

    private PrivacyWords(LanguageLists names, LanguageLists language)
    {
        lists = names.Lists.Keys.ToFrozenDictionary(id => id, id => names.All(id).Select(Word.Plain).Select(Bare).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
        StopWords = language.All(LanguageIds.StopWords).Select(Word.Plain).ToFrozenSet(StringComparer.Ordinal);
        ordinary = language.Lists.Keys.SelectMany(id => language.All(id)).SelectMany(phrase => Word.Split(phrase)).Select(word => word.Text).ToFrozenSet(StringComparer.Ordinal);
        months = new[] { names[NameIds.Months].Dutch, names[NameIds.Months].English }
            .SelectMany(list => list.Select((month, at) => (Word: Word.Plain(month), Number: (at % 12) + 1)))
            .DistinctBy(month => month.Word)
            .ToFrozenDictionary(month => month.Word, month => month.Number, StringComparer.Ordinal);
        StreetEndings = [.. lists[NameIds.StreetEndings].OrderByDescending(ending => ending.Length)];
    }

    internal FrozenSet<string> StopWords { get; }

    internal ImmutableArray<string> StreetEndings { get; }

    public static PrivacyWords Of(LanguageLists names, LanguageLists language) => Made.GetValue(names, lists => new PrivacyWords(lists, language));

    internal bool Is(string list, string plain) => lists[list].Contains(plain);

    /// <summary>A word of the bot's own subject, or one that carries no meaning: with a capital it is no name yet.</summary>
    internal bool IsOrdinary(string plain) => ordinary.Contains(plain) || lists[NameIds.NotNames].Contains(plain);

    /// <summary>"Facebookgroep", "Daltonschool": begins or ends with such a word.</summary>
    internal bool IsCompound(string plain)
    {
        for (var length = ShortestOfCompound; length <= plain.Length - ShortestRest; length++)
        {
            if (lists[NameIds.NotNames].Contains(plain[..length]) || ordinary.Contains(plain[^length..]))
            {
                return true;
            }
        }

        return false;
    }

    internal int? Month(string plain) => months.TryGetValue(plain, out var month) ? month : null;

    private static string Bare(string word) => word.Replace("'", "", StringComparison.Ordinal);
}
