using System.Text;

namespace ProtocolBot.Core.Language;

/// <summary>Keeps what people wrote from being read as markup, in texts that are markdown.</summary>
public static class Markdown
{
    private const string Marks = "\\*_~`[]<";
    private const string MarksAtTheStart = "#>+-";
    private const string AllMarks = Marks + MarksAtTheStart + "&.)";

    /// <summary>The same text for who reads it. A line break becomes a paragraph, because channels drop single ones; room before a line goes, because it would mean code.</summary>
    public static string Escape(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var line in lines)
        {
            AppendLine(escaped.Append(escaped.Length == 0 ? "" : "\n\n"), line);
        }

        return escaped.ToString();
    }

    /// <summary>The words without their markup: bold and escapes gone, lists as they are.</summary>
    public static string Plain(string markdown)
    {
        var plain = new StringBuilder(markdown.Length);
        for (var at = 0; at < markdown.Length; at++)
        {
            var next = at + 1 < markdown.Length ? markdown[at + 1] : ' ';
            if (markdown[at] == '\\' && AllMarks.Contains(next, StringComparison.Ordinal))
            {
                plain.Append(markdown[++at]);
            }
            else if (markdown[at] == '*' && next == '*')
            {
                at++;
            }
            else
            {
                plain.Append(markdown[at]);
            }
        }

        return plain.ToString();
    }

    private static void AppendLine(StringBuilder escaped, string line)
    {
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        for (var at = 0; at < line.Length; at++)
        {
            var isMark = Marks.Contains(line[at], StringComparison.Ordinal)
                || (at == 0 && MarksAtTheStart.Contains(line[at], StringComparison.Ordinal))
                || (at == digits && at > 0 && line[at] is '.' or ')')
                || (line[at] == '&' && line.IndexOf(';', at) > at);
            escaped.Append(isMark ? "\\" : "").Append(line[at]);
        }
    }
}
