using System.Text;

namespace ProtocolBot.Core.Language;

/// <summary>Keeps what people wrote from being read as markup, in texts that are markdown.</summary>
public static class Markdown
{
    private const string Marks = "\\*_~`[]<>|";
    private const string MarksAtTheStart = "#+-=";

    /// <summary>The same text for who reads it; a line break becomes a paragraph, because channels drop single ones.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var atStart = true;
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            if (character == '\n')
            {
                escaped.Append("\n\n");
                atStart = true;
                continue;
            }

            if (Marks.Contains(character, StringComparison.Ordinal) || (atStart && MarksAtTheStart.Contains(character, StringComparison.Ordinal)))
            {
                escaped.Append('\\');
            }

            escaped.Append(character == '&' ? "&amp;" : character.ToString());
            atStart = atStart && char.IsWhiteSpace(character);
        }

        return escaped.ToString();
    }

    /// <summary>The words without their markup: bold, links and escapes gone, lists as they are.</summary>
    public static string Plain(string markdown)
    {
        var plain = new StringBuilder(markdown.Length);
        for (var at = 0; at < markdown.Length; at++)
        {
            var character = markdown[at];
            if (character == '\\' && at + 1 < markdown.Length && (Marks + MarksAtTheStart).Contains(markdown[at + 1], StringComparison.Ordinal))
            {
                plain.Append(markdown[++at]);
            }
            else if (character == '*' && at + 1 < markdown.Length && markdown[at + 1] == '*')
            {
                at++;
            }
            else
            {
                plain.Append(character);
            }
        }

        return plain.ToString().Replace("&amp;", "&", StringComparison.Ordinal);
    }
}
