namespace ProtocolBot.Core.Privacy;

/// <summary>What the recogniser of names asks of the words around a name.</summary>
internal static class Names
{
    private const int LongestAbbreviation = 5;
    private const int MostInitials = 4;

    /// <summary>A capital that says something: not in a text of capitals, an abbreviation, or a word like "LinkedIn".</summary>
    public static bool HasCapital(Reading text, int at)
    {
        var token = text.Tokens[at];
        var word = text.Text.AsSpan(token.Start, token.Length);
        if (text.Shouts || word.IsEmpty || !char.IsUpper(word[0]) || word.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var capitals = 0;
        foreach (var letter in word)
        {
            capitals += char.IsUpper(letter) ? 1 : 0;
        }

        return capitals == 1 || word.StartsWith("Mc", StringComparison.Ordinal) || word.StartsWith("Mac", StringComparison.Ordinal) || word.StartsWith("IJ", StringComparison.Ordinal)
            || word.IndexOfAny('\'', '’') is > 0 and <= 2 || (capitals == word.Length && word.Length > LongestAbbreviation);
    }

    /// <summary>The word of the lists that this is, without the s of "Jaydens moeder".</summary>
    public static string Key(Reading text, int at, PrivacyWords words)
    {
        var word = text.Tokens[at].Plain;
        return !IsName(word, words) && word.Length > 3 && word[^1] == 's' && IsName(word[..^1], words) ? word[..^1] : word;
    }

    public static bool IsListed(Reading text, int at, PrivacyWords words) => IsName(Key(text, at, words), words);

    /// <summary>"roos": with no more than this it is a flower. An s that is not after an apostrophe makes it a plural: "barts" is a name, "bergs" nothing.</summary>
    public static bool IsOrdinary(Reading text, int at, PrivacyWords words)
    {
        var (word, key) = (text.Tokens[at].Plain, Key(text, at, words));
        return words.Is(NameIds.OrdinaryToo, key) || words.IsOrdinary(key) || words.IsOrdinary(word) || words.StopWords.Contains(word);
    }

    /// <summary>"J. de Vries", "M.A. Jansen", "J de Vries": the last word of it.</summary>
    public static int? Initials(Reading text, int at, PrivacyWords words)
    {
        var next = at;
        while (next < text.Tokens.Length && next - at < MostInitials && IsInitial(text, next) && text.After(text.Tokens[next].End) == '.')
        {
            next++;
        }

        var dotted = next > at;
        next = !dotted && IsInitial(text, at) ? at + 1 : next;
        if (next == at || next >= text.Tokens.Length || text.Between(next - 1, next).ContainsAnyExcept(". "))
        {
            return null;
        }

        var last = PastParticles(text, next, words);
        return last < text.Tokens.Length && (last == next || Joins(text, next, last)) && HasCapital(text, last) && text.Tokens[last].Length > 1
            && !words.IsOrdinary(text.Tokens[last].Plain) && (dotted || last > next || IsListed(text, last, words)) && (dotted || text.Tokens[at].Plain is not ("i" or "u"))
            ? last
            : null;
    }

    public static bool BeginsSentence(Reading text, int at)
    {
        var before = text.Text.AsSpan(0, text.Tokens[at].Start).TrimEnd(" \t\"'“‘(-*•");
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or '\n' or ':';
    }

    /// <summary>The first word from here on that is no "van", "de" or the like.</summary>
    public static int PastParticles(Reading text, int at, PrivacyWords words)
    {
        var past = at;
        while (past < text.Tokens.Length && past - at < 3 && words.Is(NameIds.Particles, text.Tokens[past].Plain) && (past == at || IsGap(text, past - 1)))
        {
            past++;
        }

        return past;
    }

    public static int SkipParticles(Reading text, int at, PrivacyWords words)
    {
        var past = at;
        while (past >= 0 && at - past < 3 && words.Is(NameIds.SurnameParticles, text.Tokens[past].Plain))
        {
            past--;
        }

        return past;
    }

    /// <summary>Whether nothing but spaces, hyphens and the dots of "v.d." stands between.</summary>
    public static bool Joins(Reading text, int first, int last)
    {
        for (var at = first; at < last; at++)
        {
            if (!IsGap(text, at))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsSpace(ReadOnlySpan<char> between) => between.Length is > 0 and <= 3 && !between.ContainsAnyExcept(Signs.InNames) && between is not (". " or "/");

    /// <summary>Where the name itself ends: before "'s" and the s of a possessive.</summary>
    public static int End(Reading text, int at, PrivacyWords words)
    {
        var token = text.Tokens[at];
        return text.Text[token.End - 1] is 's' && token.Length > 2 && Reading.IsApostrophe(text.Text[token.End - 2]) ? token.End - 2
            : Key(text, at, words).Length < token.Plain.Length ? token.End - 1
            : token.End;
    }

    /// <summary>As a space is, and in "v.d. Berg" and "v/d Berg" also these signs.</summary>
    private static bool IsGap(Reading text, int at)
    {
        var between = text.Between(at, at + 1);
        return IsSpace(between) || (text.Tokens[at].Length <= 2 && between is ". " or "/");
    }

    private static bool IsName(string word, PrivacyWords words) => words.Is(NameIds.FirstNames, word) || words.Is(NameIds.Surnames, word);

    private static bool IsInitial(Reading text, int at) => text.Tokens[at].Length == 1 && char.IsUpper(text.Text[text.Tokens[at].Start]);
}
