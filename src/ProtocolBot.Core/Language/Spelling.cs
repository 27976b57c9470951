namespace ProtocolBot.Core.Language;

/// <summary>Whether two words are the same but for a typing error or two. Short words must be right: there an error makes another word.</summary>
internal static class Spelling
{
    /// <summary>No word that people type on purpose is longer.</summary>
    private const int Longest = 40;

    public static bool Near(string typed, string known)
    {
        var allowed = Allowed(known.Length);
        return allowed > 0 && typed[0] == known[0] && Math.Abs(typed.Length - known.Length) <= allowed
            && typed.Length <= Longest && known.Length <= Longest && !char.IsAsciiDigit(typed[^1]) && Distance(typed, known) <= allowed;
    }

    private static int Allowed(int length) => length switch { < 5 => 0, < 9 => 1, _ => 2 };

    /// <summary>Letters added, left out, replaced or swapped with their neighbour.</summary>
    private static int Distance(string typed, string known)
    {
        Span<int> before = stackalloc int[known.Length + 1];
        Span<int> above = stackalloc int[known.Length + 1];
        Span<int> row = stackalloc int[known.Length + 1];
        for (var column = 0; column <= known.Length; column++)
        {
            above[column] = column;
        }

        for (var line = 1; line <= typed.Length; line++)
        {
            row[0] = line;
            for (var column = 1; column <= known.Length; column++)
            {
                var cost = typed[line - 1] == known[column - 1] ? 0 : 1;
                row[column] = Math.Min(Math.Min(row[column - 1], above[column]) + 1, above[column - 1] + cost);
                if (line > 1 && column > 1 && typed[line - 1] == known[column - 2] && typed[line - 2] == known[column - 1])
                {
                    row[column] = Math.Min(row[column], before[column - 2] + 1);
                }
            }

            above.CopyTo(before);
            row.CopyTo(above);
        }

        return above[known.Length];
    }
}
