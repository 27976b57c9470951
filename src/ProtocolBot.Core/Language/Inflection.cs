using System.Text;

namespace ProtocolBot.Core.Language;

/// <summary>Takes the commonest Dutch and English endings off a word. It need not be right, only the same on both sides of a comparison.</summary>
internal static class Inflection
{
    private static readonly string[] Endings = ["etjes", "tjes", "pjes", "jes", "etje", "tje", "pje", "ing", "en", "je", "ed", "es", "s", "e"];

    public static string Stem(string word)
    {
        if (word.Length < 4)
        {
            return word;
        }

        foreach (var ending in Endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= 3 && !KeepsEnding(word, ending))
            {
                return Single(word.AsSpan(0, word.Length - ending.Length));
            }
        }

        return Single(word);
    }

    /// <summary>"plaats" and "foto's": the s belongs to the first word and not to the second.</summary>
    private static bool KeepsEnding(string word, string ending) => ending == "s" && word[^2] is 't' or 's';

    /// <summary>"school" and "scholen", "klas" and "klassen" differ in doubled letters only.</summary>
    private static string Single(ReadOnlySpan<char> word)
    {
        var single = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            if (single.Length == 0 || single[^1] != letter || char.IsAsciiDigit(letter))
            {
                single.Append(letter is 'z' ? 's' : letter is 'v' ? 'f' : letter);
            }
        }

        return single.ToString();
    }
}
