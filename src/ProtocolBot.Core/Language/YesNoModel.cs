using System.Collections.Immutable;

using Microsoft.Recognizers.Text;

namespace ProtocolBot.Core.Language;

/// <summary>What a text says to a yes-no question. Only <see cref="Yes"/> is a yes: "ja, maar …" is <see cref="Partly"/>.</summary>
public enum YesNo
{
    Neither,
    Yes,
    No,
    Unknown,

    /// <summary>A yes or no with a "maar", "behalve", "tenzij" or "niet": ask on.</summary>
    Partly,

    /// <summary>"Waarom niet?" is a question, not an answer.</summary>
    AsksWhy,
}

/// <summary>Three-valued yes and no. It must never read a doubt as a no, nor a partial yes as a yes.</summary>
public sealed class YesNoModel(Lexicon lexicon, Tongue tongue) : LocalModel("yes-no", tongue)
{
    /// <summary>The resolution's "value" is a <see cref="YesNo"/>; "sure" is false when the answer must be read back.</summary>
    public override List<ModelResult> Parse(string query)
    {
        var words = lexicon.Words(query);
        var (value, sure) = Read(words);
        return value is YesNo.Neither ? [] : [Found(query, words, new PhraseHit(0, words.Length - 1, 1), ("value", value), ("sure", sure))];
    }

    internal (YesNo Value, bool Sure) Read(ImmutableArray<Word> words)
    {
        var (value, sure) = ReadWhole(words);
        return value is YesNo.Yes && IsLimited(words) ? (YesNo.Partly, false) : (value, sure);
    }

    private (YesNo Value, bool Sure) ReadWhole(ImmutableArray<Word> words)
    {
        var core = lexicon.Without(LanguageIds.Courtesy, words);
        return core switch
        {
            { IsEmpty: true } => (YesNo.Neither, false),
            _ when Is(LanguageIds.AsksWhy, words, core) => (YesNo.AsksWhy, true),
            _ when Is(LanguageIds.Yes, words, core) => (YesNo.Yes, true),
            _ when Is(LanguageIds.No, words, core) => (YesNo.No, true),
            _ when Is(LanguageIds.Unknown, words, core) => (YesNo.Unknown, true),
            _ when Is(LanguageIds.ProbablyYes, words, core) => (YesNo.Yes, false),
            _ when Is(LanguageIds.ProbablyNo, words, core) => (YesNo.No, false),
            _ => ReadSentence(words, core),
        };
    }

    private (YesNo Value, bool Sure) ReadSentence(ImmutableArray<Word> words, ImmutableArray<Word> core)
    {
        var yes = lexicon.StartsWith(LanguageIds.Yes, core);
        var no = lexicon.StartsWith(LanguageIds.No, core);
        if (lexicon.Has(LanguageIds.Exceptions, words))
        {
            return yes + no > 0 || lexicon.Has(LanguageIds.Yes, words) || lexicon.Has(LanguageIds.No, words) ? (YesNo.Partly, false) : (YesNo.Neither, false);
        }

        if (lexicon.Has(LanguageIds.Unknown, words))
        {
            return (YesNo.Unknown, false);
        }

        return (yes, no) switch
        {
            (0, 0) => (YesNo.Neither, false),
            _ when no >= yes => Rest(core[no..], LanguageIds.Yes, YesNo.No),
            _ => Rest(core[yes..], LanguageIds.No, YesNo.Yes),
        };
    }

    /// <summary>"Ja hoor, dat klopt": a yes, unless what follows says the opposite.</summary>
    private (YesNo Value, bool Sure) Rest(ImmutableArray<Word> rest, string opposite, YesNo value) =>
        lexicon.Has(opposite, rest) ? (YesNo.Partly, false) : (value, rest.IsEmpty);

    private bool Is(string list, ImmutableArray<Word> words, ImmutableArray<Word> core) => lexicon.Is(list, words) || lexicon.Is(list, core);

    private bool IsLimited(ImmutableArray<Word> words) => lexicon.Has(LanguageIds.Exceptions, words) || lexicon.Has(LanguageIds.Negations, words);
}
