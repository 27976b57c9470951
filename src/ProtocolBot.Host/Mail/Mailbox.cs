using System.Text.RegularExpressions;

namespace ProtocolBot.Host.Mail;

/// <summary>The one shape of address that mail goes to: plain, single, without quotes, comments or a name, so that nothing can hide in it.</summary>
internal static partial class Mailbox
{
    private const int Longest = 254;

    public static bool IsAddress(string? text) => text is { Length: > 0 and <= Longest } && Shape().IsMatch(text);

    /// <summary>What stands behind the last @.</summary>
    public static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..];

    [GeneratedRegex(@"\A(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
