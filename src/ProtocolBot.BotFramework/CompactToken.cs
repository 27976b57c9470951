using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace ProtocolBot.BotFramework;

/// <summary>A signed token in its compact form, read strictly and believed in nothing: every use but choosing the key waits for the signature.</summary>
/// <remarks>What is encrypted, compressed, unsigned, encoded twice over or carries its own key is not read at all.</remarks>
internal sealed record CompactToken(string KeyId, TokenClaims Claims)
{
    private const int MaxLength = 8 * 1024;

    private static readonly SearchValues<char> Base64UrlCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512"];
    private static readonly string[] HeaderMembers = ["alg", "kid", "typ", "x5t", "x5t#S256", "nonce"];

    /// <summary>The algorithms that a token may be signed with.</summary>
    public static IReadOnlyList<string> AllowedAlgorithms => Algorithms;

    /// <summary>Null when it is not exactly such a token.</summary>
    public static CompactToken? Read(string text)
    {
        if (text.Length > MaxLength || text.AsSpan().Count('.') != 2)
            return null;

        var first = text.IndexOf('.');
        var last = text.LastIndexOf('.');
        if (first == 0 || last == first + 1 || last == text.Length - 1 || !IsCanonical(text.AsSpan(last + 1)))
            return null;

        try
        {
            using var header = Decode(text.AsSpan(0, first));
            using var payload = Decode(text.AsSpan(first + 1, last - first - 1));
            return header is not null && payload is not null && ReadKeyId(header.RootElement) is { } keyId && TokenClaims.Read(payload.RootElement) is { } claims
                ? new CompactToken(keyId, claims)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? ReadKeyId(JsonElement header)
    {
        if (header.ValueKind != JsonValueKind.Object)
            return null;

        foreach (var member in header.EnumerateObject())
        {
            // jku, x5u, x5c, jwk, crit, zip, enc, b64: each changes what is signed or by whom.
            if (!HeaderMembers.Contains(member.Name, StringComparer.Ordinal) || member.Value.ValueKind != JsonValueKind.String)
                return null;
        }

        var keyId = TokenClaims.Text(header, "kid");
        var isJwt = TokenClaims.Text(header, "typ") is null or "JWT" or "at+jwt";
        return isJwt && Algorithms.Contains(TokenClaims.Text(header, "alg"), StringComparer.Ordinal) && IsKeyId(keyId) ? keyId : null;
    }

    private static bool IsKeyId(string? keyId) =>
        keyId is { Length: > 0 and <= 256 } && !keyId.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static JsonDocument? Decode(ReadOnlySpan<char> part)
    {
        if (!IsCanonical(part))
            return null;

        var bytes = new byte[Base64Url.GetMaxDecodedLength(part.Length)];
        return Base64Url.TryDecodeFromChars(part, bytes, out var length) && StrictText.IsUnicode(bytes.AsSpan(0, length))
            ? JsonDocument.Parse(bytes.AsMemory(0, length), Strict)
            : null;
    }

    /// <summary>One encoding for one content: no padding, no foreign character, no bit set beyond the last byte.</summary>
    private static bool IsCanonical(ReadOnlySpan<char> part)
    {
        if (part.IsEmpty || part.ContainsAnyExcept(Base64UrlCharacters))
            return false;

        const string order = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var last = order.IndexOf(part[^1], StringComparison.Ordinal);
        return (part.Length % 4) switch
        {
            0 => true,
            1 => false,
            2 => (last & 0b1111) == 0,
            _ => (last & 0b11) == 0,
        };
    }
}
