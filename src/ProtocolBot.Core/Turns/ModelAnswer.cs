using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Turns;

/// <summary>An answer in a language model's words that passed every check, with the label that says whose words they are.</summary>
public sealed record WordedAnswer(string Label, ImmutableArray<ModelSentence> Sentences);

/// <summary>Lets a model's sentences through only if they say nothing that the paragraphs do not. One that does not pass takes all others with it: then the quotes alone are the answer.</summary>
/// <remarks>
/// Each sentence cites a paragraph that was found, and quotes it letter by letter. It is one of the sentences of its plain words (or of the protocol, in Dutch); or, where the paragraph only
/// informs, it is made of words that stand there. So no name, link, secret, other language or "mag" gets in that the quotes beneath do not say themselves.
/// </remarks>
internal static partial class ModelAnswer
{
    private const int MostSentences = 4;
    private const int LongestSentence = 240;
    private const int LongestQuote = 600;
    private const int FewestQuotedWords = 3;

    public static WordedAnswer? Checked(Exchange exchange, ImmutableArray<Paragraph> cited, ImmutableArray<ModelSentence> sentences) =>
        sentences.Length is > 0 and <= MostSentences && sentences.All(sentence => Passes(exchange, cited, sentence))
            ? new WordedAnswer(exchange.Say(WordingIds.AnswerByModel), sentences)
            : null;

    private static bool Passes(Exchange exchange, ImmutableArray<Paragraph> cited, ModelSentence sentence)
    {
        if (cited.FirstOrDefault(paragraph => paragraph.Id == sentence.Paragraph) is not { } paragraph
            || sentence.Text.Length > LongestSentence || sentence.Quote.Length > LongestQuote || !PlainLine().IsMatch(sentence.Text)
            || Word.Split(sentence.Quote).Length < FewestQuotedWords || !paragraph.Verbatim.Contains(sentence.Quote, StringComparison.Ordinal))
        {
            return false;
        }

        var own = Own(exchange, paragraph);
        return own.Any(text => Sentences(text).Contains(sentence.Text, StringComparer.Ordinal)) || IsMadeOf(exchange, paragraph, own, sentence.Text);
    }

    /// <summary>What the paragraph says in the person's language.</summary>
    private static ImmutableArray<string> Own(Exchange exchange, Paragraph paragraph) =>
        exchange.Tongue is Tongue.Dutch ? [paragraph.Plain.Dutch, paragraph.Verbatim] : [exchange.Say(paragraph.Plain)];

    /// <summary>A paragraph that allows, forbids, obliges or denies speaks in its own sentences alone: the same words in another order may say the opposite.</summary>
    private static bool IsMadeOf(Exchange exchange, Paragraph paragraph, ImmutableArray<string> own, string sentence)
    {
        var words = Word.Split(sentence);
        var known = Known(exchange, own);
        return words.All(word => known.Contains(word.Text)) && !Rules(exchange, words) && !own.Append(paragraph.Verbatim).Any(text => Rules(exchange, Word.Split(text)));
    }

    private static bool Rules(Exchange exchange, ImmutableArray<Word> words) =>
        words.Any(word => exchange.Lexicon.IsIn(LanguageIds.VerdictWords, word) || exchange.Lexicon.IsIn(LanguageIds.Negations, word));

    /// <summary>The words of the paragraph, and those of the person's language that carry no meaning of their own.</summary>
    private static FrozenSet<string> Known(Exchange exchange, ImmutableArray<string> own) => own
        .Concat(exchange.Content.Language[LanguageIds.StopWords].In(exchange.Tongue))
        .Concat(exchange.Content.Language[LanguageIds.LinkingWords].In(exchange.Tongue))
        .SelectMany(text => Word.Split(text)).Select(word => word.Text).ToFrozenSet(StringComparer.Ordinal);

    private static ImmutableArray<string> Sentences(string text) => [.. SentenceEnd().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0)];

    /// <summary>One line that ends as a sentence, of Latin letters, digits and the signs of ordinary writing: no markup, no link, no address, nothing unseen.</summary>
    [GeneratedRegex(@"\A(?!.*(?://|www\.|\.\p{Ll}))[\p{IsBasicLatin}\u00C0-\u017F‘’“”–…€-[\p{Cc}<>\[\]{}*_#`|~\\@^=+$]]{3,}[.!?]\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainLine();

    [GeneratedRegex(@"(?<=[.!?;])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
