using System.Collections.Immutable;
using System.Globalization;

using Microsoft.Recognizers.Text;

namespace ProtocolBot.Core.Language;

/// <summary>A place in a list: "2", "optie 2", "de tweede", "twee", "de laatste".</summary>
public sealed class OrdinalModel(Lexicon lexicon, Tongue tongue) : LocalModel("ordinal", tongue)
{
    /// <summary>What <see cref="Read"/> gives for "de laatste".</summary>
    public const int Last = -1;

    /// <summary>The resolution's "value" is the place, counted from 1, or <see cref="Last"/>.</summary>
    public override List<ModelResult> Parse(string query)
    {
        var words = lexicon.Words(query);
        return Read(words) is { } place ? [Found(query, words, new PhraseHit(0, words.Length - 1, 1), ("value", place))] : [];
    }

    /// <summary>The place that the whole text names; null when it says anything else besides.</summary>
    internal int? Read(ImmutableArray<Word> words)
    {
        var polite = lexicon.Without(LanguageIds.Courtesy, words);
        var core = polite.Length == 1 ? polite : lexicon.Without(LanguageIds.NumberPrefixes, polite);
        if (core.Length != 1)
        {
            return null;
        }

        if (int.TryParse(core[0].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number is > 0 and < 100 ? number : null;
        }

        return lexicon.Is(LanguageIds.Last, core) ? Last : Place(LanguageIds.Ordinals, core) ?? Place(LanguageIds.Numbers, core);
    }

    /// <summary>The lists hold first, second … tenth, and then other words for the same ten.</summary>
    private int? Place(string list, ImmutableArray<Word> core)
    {
        var phrases = lexicon.List(list);
        for (var at = 0; at < phrases.Length; at++)
        {
            if (phrases[at].Words.Length == 1 && phrases[at].Words[0].Text == core[0].Text)
            {
                return at % 10 + 1;
            }
        }

        return null;
    }
}
