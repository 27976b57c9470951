using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ProtocolBot.Core.Language;

/// <summary>One word of what somebody typed, as it is compared: lower case, no accents, no apostrophes.</summary>
/// <param name="Text">As it is compared.</param>
/// <param name="Stem">Without the commonest endings, so that "foto's" equals "foto".</param>
/// <param name="Start">Its first character in the text as typed; <paramref name="End"/> is the one past its last.</param>
/// <param name="Clause">Counts up at a comma, full stop, question mark and the like.</param>
public readonly record struct Word(string Text, string Stem, int Start, int End, int Clause)
{
    /// <summary>A word so common that it is never taken for another one: "onder" is no "ouder", "short" no "shoot".</summary>
    public bool IsCommon { get; init; }

    /// <summary>A word that is right as it stands: never a typing error of another one, but it has its own endings.</summary>
    public bool IsNoSlip { get; init; }

    /// <summary>Splits a text into words. Invisible characters are dropped; a hyphen splits, an apostrophe joins.</summary>
    public static ImmutableArray<Word> Split(string text)
    {
        var words = ImmutableArray.CreateBuilder<Word>();
        var letters = new StringBuilder();
        var (start, clause) = (0, 0);
        for (var at = 0; at <= text.Length; at++)
        {
            var character = at < text.Length ? text[at] : ' ';
            if (IsPart(character))
            {
                start = letters.Length == 0 ? at : start;
                letters.Append(character);
            }
            else if (!IsJoiner(character) || letters.Length == 0)
            {
                Finish(words, letters, start, at, clause);
                clause += EndsClause(character) ? 1 : 0;
            }
        }

        return words.ToImmutable();
    }

    private static void Finish(ImmutableArray<Word>.Builder words, StringBuilder letters, int start, int end, int clause)
    {
        if (letters.Length > 0)
        {
            var plain = Plain(letters.ToString());
            letters.Clear();
            if (plain.Length > 0)
            {
                words.Add(new Word(plain, Inflection.Stem(plain), start, end, clause));
            }
        }
    }

    /// <summary>Lower case, without accents.</summary>
    public static string Plain(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var plain = new StringBuilder(text.Length);
        foreach (var character in WellFormed(text).Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                plain.Append(char.ToLowerInvariant(character));
            }
        }

        return plain.ToString();
    }

    /// <summary>A lone half of a surrogate pair cannot be normalised; it becomes the replacement character.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || char.IsSurrogate(character)
        || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;

    private static bool IsJoiner(char character) => character is '\'' or '’' or '‘' or '`' or '´'
        || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static bool EndsClause(char character) => character is ',' or '.' or ';' or ':' or '+' or '&' or '/' or '!' or '?' or '\n' or '(' or ')';
}
