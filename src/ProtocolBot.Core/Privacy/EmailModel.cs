using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Privacy;

/// <summary>E-mail addresses, also with "(at)".</summary>
public sealed class EmailModel(Tongue tongue) : PrivacyModel(PersonalDataKinds.Email, tongue)
{
    private const int LongestPart = 64;
    private static readonly string[] Ats = ["@", "(at)", "[at]", " at "];

    internal override IEnumerable<Finding> In(Reading text) => Ats.SelectMany(sign => With(text.Text, sign));

    private static IEnumerable<Finding> With(string text, string sign)
    {
        for (var at = text.IndexOf(sign, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(sign, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var (start, end) = (at, at + sign.Length);
            if (sign.Length > 1 && start > 0 && text[start - 1] == ' ')
            {
                start--;
            }

            var from = start;
            while (start > 0 && from - start < LongestPart && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-' or '+'))
            {
                start--;
            }

            if (sign.Length > 1 && end < text.Length && text[end] == ' ')
            {
                end++;
            }

            if (start < from && Domain(text, end) is { } last)
            {
                yield return new Finding(start, last);
            }
        }
    }

    /// <summary>One past the last letter of "school.nl"; null when no domain with a dot stands there.</summary>
    private static int? Domain(string text, int start)
    {
        var (end, dot) = (start, -1);
        while (end < text.Length && end - start < 4 * LongestPart && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '.'))
        {
            dot = text[end] == '.' && end > start && end + 2 < text.Length && char.IsLetter(text[end + 1]) ? end : dot;
            end++;
        }

        while (end > start && text[end - 1] is '.' or '-')
        {
            end--;
        }

        return dot > start && end - dot > 2 ? end : null;
    }
}
