using System.Globalization;
using System.Text;

namespace ProtocolBot.Tests.Canaries;

/// <summary>Words that nobody would write, by which it is seen where something of a person ended up. All begin alike, so that one look finds each of them.</summary>
internal static class Canary
{
    /// <summary>What every canary begins with; the é shows whether letters were taken apart.</summary>
    public const string Root = "zqkévxwj";

    private const int Letters = 5;

    /// <summary>The canary of this number.</summary>
    public static string Of(int number)
    {
        var tail = new char[Letters];
        for (var at = 0; at < Letters; at++)
        {
            tail[at] = (char)('a' + (number % 26));
            number /= 26;
        }

        return Root + new string(tail);
    }

    /// <summary>The root as it may look on a disk or on a line: twelve ways.</summary>
    public static IReadOnlyList<(string Way, byte[] Bytes)> Ways { get; } =
    [
        ("UTF-8", Utf8(Root)),
        ("UTF-16 little endian", Encoding.Unicode.GetBytes(Root)),
        ("UTF-16 big endian", Encoding.BigEndianUnicode.GetBytes(Root)),
        ("JSON escapes", Utf8(string.Concat(Root.Select(letter => letter > 127 ? $"\\u{(int)letter:x4}" : letter.ToString())))),
        ("URL escapes", Utf8(Uri.EscapeDataString(Root))),
        ("base64, first place", Base64(0)),
        ("base64, second place", Base64(1)),
        ("base64, third place", Base64(2)),
        ("hexadecimal", Utf8(Convert.ToHexStringLower(Utf8(Root)))),
        ("HTML escapes", Utf8(string.Concat(Root.Select(letter => letter > 127 ? string.Create(CultureInfo.InvariantCulture, $"&#x{(int)letter:X};") : letter.ToString())))),
        ("taken apart (NFD)", Utf8(Root.Normalize(NormalizationForm.FormD))),
        ("capitals", Utf8(Root.ToUpperInvariant())),
    ];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The part that is the same whatever stands before and after.</summary>
    private static byte[] Base64(int place)
    {
        var bytes = Utf8(new string('x', place) + Root);
        var whole = Convert.ToBase64String(bytes);
        var from = place == 0 ? 0 : 4;
        var to = bytes.Length / 3 * 4;
        return Utf8(whole[from..to]);
    }
}
