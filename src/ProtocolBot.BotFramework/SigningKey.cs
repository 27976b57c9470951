using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

using Microsoft.IdentityModel.Tokens;

namespace ProtocolBot.BotFramework;

/// <summary>One public key with which an issuer signs, and for whom it may vouch.</summary>
/// <remarks>Compared by reference: a published key that changes in anything becomes another key, and what rested on the old one is checked anew.</remarks>
internal sealed class SigningKey
{
    private const int MinModulusBytes = 256;

    private SigningKey(string id, byte[] modulus, byte[] exponent, ImmutableArray<string> endorsements, string? issuer)
    {
        Id = id;
        Endorsements = endorsements;
        Issuer = issuer;
        Rsa = new RsaSecurityKey(new System.Security.Cryptography.RSAParameters { Modulus = modulus, Exponent = exponent }) { KeyId = id };
    }

    public string Id { get; }
    public RsaSecurityKey Rsa { get; }
    /// <summary>The channels for which tokens by this key count (Bot Framework alone publishes these).</summary>
    public ImmutableArray<string> Endorsements { get; }
    /// <summary>The issuer for which Entra publishes it, often with <c>{tenantid}</c> in it.</summary>
    public string? Issuer { get; }

    /// <summary>The usable keys of a key document, by id; keys that did not change since <paramref name="before"/> stay the same objects.</summary>
    /// <exception cref="JsonException">It is not a key document.</exception>
    public static FrozenDictionary<string, SigningKey> ReadAll(ReadOnlyMemory<byte> document, FrozenDictionary<string, SigningKey> before)
    {
        using var json = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = 32 });
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new JsonException("A key document has an array of keys.");

        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var entry in list.EnumerateArray())
        {
            if (Read(entry) is { } key)
                keys.TryAdd(key.Id, before.TryGetValue(key.Id, out var known) && known.Equals(key) ? known : key);
        }

        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static SigningKey? Read(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object || TokenClaims.Text(entry, "kty") != "RSA" || TokenClaims.Text(entry, "use") is not (null or "sig"))
            return null;

        var modulus = Bytes(entry, "n");
        var exponent = Bytes(entry, "e");
        if (TokenClaims.Text(entry, "kid") is not { Length: > 0 } id || modulus is not { Length: >= MinModulusBytes } || exponent is not { Length: > 0 and <= 8 })
            return null;

        return new SigningKey(id, modulus, exponent, ReadEndorsements(entry), TokenClaims.Text(entry, "issuer"));
    }

    private static ImmutableArray<string> ReadEndorsements(JsonElement entry) =>
        entry.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString() ?? "")]
            : [];

    private static byte[]? Bytes(JsonElement entry, string name)
    {
        try
        {
            return TokenClaims.Text(entry, name) is { } text ? Base64UrlEncoder.DecodeBytes(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private bool Equals(SigningKey other) =>
        Rsa.Parameters.Modulus.AsSpan().SequenceEqual(other.Rsa.Parameters.Modulus)
        && Rsa.Parameters.Exponent.AsSpan().SequenceEqual(other.Rsa.Parameters.Exponent)
        && Endorsements.SequenceEqual(other.Endorsements)
        && Issuer == other.Issuer;
}
