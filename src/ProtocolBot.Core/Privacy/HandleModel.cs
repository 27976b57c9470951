using System.Text.RegularExpressions;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Privacy;

/// <summary>Names of accounts: "@x", "insta: x", "snap sanne_x", "heet op tiktok x", and links to profiles.</summary>
public sealed partial class HandleModel(PrivacyWords words, Tongue tongue) : PrivacyModel(PersonalDataKinds.Handle, tongue)
{
    private const int WordsBack = 5;
    private const int WordsOn = 2;
    private const int Shortest = 3;
    private const int ShortestMixed = 4;
    private static readonly string[] FileEndings = ["jpg", "jpeg", "png", "gif", "heic", "mp4", "mov", "pdf", "doc", "docx", "xls", "xlsx", "csv", "txt", "ppt", "pptx", "zip", "nl", "com", "org", "eu", "net", "be", "html"];

    internal override IEnumerable<Finding> In(Reading text) => Profiles(text).Concat(Looks(text)).Concat(After(text));

    private static IEnumerable<Finding> Profiles(Reading text)
    {
        foreach (Match match in Profile().Matches(text.Text))
        {
            yield return new Finding(match.Index, match.Index + match.Value.TrimEnd('.', '/').Length);
        }
    }

    /// <summary>What looks like one by itself: an at sign, an underscore, and near a platform a digit or a dot.</summary>
    private IEnumerable<Finding> Looks(Reading text)
    {
        foreach (Match match in Sign().Matches(text.Text))
        {
            var (start, end) = (match.Index, match.Index + match.Value.TrimEnd('.').Length);
            if (end - start >= Shortest && LooksLikeOne(text, text.Text[start..end], start))
            {
                yield return new Finding(start, end);
            }
        }
    }

    private bool LooksLikeOne(Reading text, string sign, int start)
    {
        if (sign[0] == '@')
        {
            return true;
        }

        if (!sign.Any(char.IsLetter) || FileEndings.Contains(sign[(sign.LastIndexOf('.') + 1)..], StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        var letters = Reading.Plain(string.Concat(sign.Where(char.IsLetter)));
        return sign.Contains('_') ? sign.Length > Shortest && !sign.StartsWith("IMG_", StringComparison.OrdinalIgnoreCase)
            : IsMixed(sign) && letters.Length >= Shortest && sign.Length >= ShortestMixed && !words.IsOrdinary(letters)
                && ((words.Is(NameIds.FirstNames, letters) && sign.Length > letters.Length + 1) || text.HasBefore(start, WordsBack, IsPlace) || text.HasAfter(start + sign.Length, WordsOn, IsPlace));
    }

    private static bool IsMixed(string sign) => char.IsLetter(sign[0]) && sign.Any(letter => char.IsDigit(letter) || letter == '.') && !(sign.Contains('.') && char.IsUpper(sign[sign.IndexOf('.') + 1]));

    /// <summary>A plain word that is said to be one.</summary>
    private IEnumerable<Finding> After(Reading text)
    {
        for (var at = 1; at < text.Tokens.Length; at++)
        {
            var token = text.Tokens[at];
            if (token.Length >= Shortest && char.IsLetter(text.Text[token.Start]) && IsNamed(text, at) && MayBeOne(token.Plain))
            {
                yield return new Finding(token.Start, End(text.Text, token.End));
            }
        }
    }

    private bool IsNamed(Reading text, int at)
    {
        var between = text.Between(at - 1, at).Trim(' ');
        var before = text.Tokens[at - 1].Plain;
        var ends = EndsThere(text, at);
        return between switch
        {
            ":" or "=" => (words.Is(NameIds.Platforms, before) || words.Is(NameIds.AccountCues, before)) && ends,
            "" or "'" or "\"" or "‘" or "“" => IsToldInWords(text, at, ends),
            _ => false,
        };
    }

    /// <summary>"zijn insta is koningkoala", "heet op snap koningkoala", "op tiktok heet ze koningkoala", "gebruikersnaam koningkoala".</summary>
    private bool IsToldInWords(Reading text, int at, bool ends)
    {
        var (says, where, whose, account) = (-1, -1, -1, -1);
        for (var back = at - 1; back >= 0 && back >= at - WordsBack && !text.Between(back, back + 1).ContainsAny(Signs.EndsClause); back--)
        {
            var word = text.Tokens[back].Plain;
            says = says < 0 && words.Is(NameIds.NameIs, word) ? at - back : says;
            where = where < 0 && words.Is(NameIds.Platforms, word) ? at - back : where;
            whose = whose < 0 && words.Is(NameIds.Whose, word) ? at - back : whose;
            account = account < 0 && words.Is(NameIds.AccountCues, word) ? at - back : account;
        }

        var isSaid = words.Is(NameIds.AccountIs, text.Tokens[at - 1].Plain);
        var near = where > 0 || text.HasAfter(text.Tokens[at].End, WordsOn, word => words.Is(NameIds.Platforms, word));
        return (says > 0 && near && (where == 1 || says == 1 || isSaid))
            || (where == 1 && ends && !text.Tokens[at].Plain.EndsWith("en", StringComparison.Ordinal) && (whose == 2 || at < 2 || text.Between(at - 2, at - 1).ContainsAny(Signs.EndsClause)))
            || (isSaid && ends && ((whose > 0 && where > 0 && whose > where) || (account > 0 && account <= 3)))
            || (account == 1 && !words.Is(NameIds.Platforms, text.Tokens[at].Plain) && ends);
    }

    private bool EndsThere(Reading text, int at) => at + 1 == text.Tokens.Length || text.Between(at, at + 1).ContainsAny(Signs.EndsWord) || words.Is(NameIds.NameJoiners, text.Tokens[at + 1].Plain);

    private bool MayBeOne(string word) =>
        !words.IsOrdinary(word) && !words.StopWords.Contains(word) && !words.Is(NameIds.NotAccounts, word) && !words.Is(NameIds.Platforms, word)
        && !words.Is(NameIds.AccountCues, word) && !words.Is(NameIds.AccountIs, word) && !words.Is(NameIds.Whose, word)
        && !(word.StartsWith("ge", StringComparison.Ordinal) && word[^1] is 't' or 'd' or 'n');

    private static int End(string text, int end)
    {
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' || (text[end] is '.' or '-' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    private bool IsPlace(string word) => words.Is(NameIds.Platforms, word) || words.Is(NameIds.AccountCues, word);

    [GeneratedRegex(@"(?:https?://)?(?:www\.|m\.|vm\.)?(?<![\w@])(?:instagram|tiktok|snapchat|facebook|fb|twitter|x|youtube|linkedin|threads|twitch|pinterest|reddit|t|discord|bsky|vk|roblox|bereal|bere)\.(?:com|net|tv|me|gg|app|be|al)/[\w@.?=&%/-]{2,80}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Profile();

    [GeneratedRegex(@"(?<![\w@./#-])@?[\w][\w.]{1,39}(?![\w@])", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();
}
