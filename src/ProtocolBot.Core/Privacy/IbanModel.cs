using System.Text;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Privacy;

/// <summary>Bank accounts, by their check digits.</summary>
public sealed class IbanModel(Tongue tongue) : PrivacyModel(PersonalDataKinds.Iban, tongue)
{
    private const int Shortest = 15;
    private const int Longest = 34;

    internal override IEnumerable<Finding> In(Reading text)
    {
        foreach (var token in text.Tokens)
        {
            if (token.Length >= 4 && IsCode(text.Text.AsSpan(token.Start, 4)) && End(text.Text, token.Start) is { } end)
            {
                yield return new Finding(token.Start, end);
            }
        }
    }

    private static bool IsCode(ReadOnlySpan<char> start) => char.IsAsciiLetter(start[0]) && char.IsAsciiLetter(start[1]) && char.IsAsciiDigit(start[2]) && char.IsAsciiDigit(start[3]);

    private static int? End(string text, int start)
    {
        var signs = new StringBuilder(Longest);
        for (var at = start; at < text.Length && signs.Length <= Longest; at++)
        {
            if (char.IsAsciiLetterOrDigit(text[at]))
            {
                signs.Append(char.ToUpperInvariant(text[at]));
                if (signs.Length >= Shortest && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1])) && Checks(signs.ToString()))
                {
                    return at + 1;
                }
            }
            else if (text[at] is not (' ' or '.' or '-') || !char.IsAsciiLetterOrDigit(text[at - 1]))
            {
                return null;
            }
        }

        return null;
    }

    private static bool Checks(string iban)
    {
        var rest = 0;
        foreach (var sign in iban[4..] + iban[..4])
        {
            rest = char.IsAsciiDigit(sign) ? ((rest * 10) + (sign - '0')) % 97 : ((rest * 100) + (sign - 'A' + 10)) % 97;
        }

        return rest == 1;
    }
}
