using System.Text.Json;

namespace ProtocolBot.BotFramework;

/// <summary>The claims that decide who calls. A claim of another type than it should have makes the whole token unreadable.</summary>
internal sealed record TokenClaims
{
    public required string Issuer { get; init; }
    public required string Audience { get; init; }
    /// <summary>Seconds since 1970, like the two beneath it.</summary>
    public required long Expires { get; init; }
    public required long NotBefore { get; init; }
    public required long? IssuedAt { get; init; }
    public required string? Tenant { get; init; }
    public required string? Version { get; init; }
    public required string? AppId { get; init; }
    public required string? AuthorizedParty { get; init; }
    public required string? ServiceUrl { get; init; }
    /// <summary>The person's object id, where the token is a person's.</summary>
    public required string? ObjectId { get; init; }
    /// <summary>What the person lets the calling app do here, with blanks between.</summary>
    public required string? Scopes { get; init; }
    /// <summary>Says so where it was issued to an application ("app").</summary>
    public required string? Kind { get; init; }
    /// <summary>Who knows this person, where that is not the issuer: then it is somebody's guest.</summary>
    public required string? IdentityProvider { get; init; }
    /// <summary>The account is not said to be a member's.</summary>
    public required bool IsGuestAccount { get; init; }
    /// <summary>Issued to a person (an access token with scopes, an ID token), not to an application.</summary>
    public required bool IsOfPerson { get; init; }

    public static TokenClaims? Read(JsonElement payload)
    {
        string[] texts = ["iss", "aud", "tid", "ver", "appid", "azp", "serviceurl", "idtyp", "scp", "nonce", "oid", "idp"];
        string[] times = ["exp", "nbf", "iat"];
        if (payload.ValueKind != JsonValueKind.Object
            || !Array.TrueForAll(texts, name => IsAbsentOr(payload, name, static value => value.ValueKind == JsonValueKind.String))
            || !Array.TrueForAll(times, name => IsAbsentOr(payload, name, static value => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _))))
            return null;

        if (Text(payload, "iss") is not { Length: > 0 } issuer || Text(payload, "aud") is not { Length: > 0 } audience
            || Time(payload, "exp") is not { } expires || Time(payload, "nbf") is not { } notBefore)
            return null;

        return new TokenClaims
        {
            Issuer = issuer,
            Audience = audience,
            Expires = expires,
            NotBefore = notBefore,
            IssuedAt = Time(payload, "iat"),
            Tenant = Text(payload, "tid"),
            Version = Text(payload, "ver"),
            AppId = Text(payload, "appid"),
            AuthorizedParty = Text(payload, "azp"),
            ServiceUrl = Text(payload, "serviceurl"),
            ObjectId = Text(payload, "oid"),
            Scopes = Text(payload, "scp"),
            Kind = Text(payload, "idtyp"),
            IdentityProvider = Text(payload, "idp"),
            IsGuestAccount = payload.TryGetProperty("acct", out var account) && !(account.ValueKind == JsonValueKind.Number && account.TryGetInt64(out var kind) && kind == 0),
            IsOfPerson = payload.TryGetProperty("scp", out _) || payload.TryGetProperty("nonce", out _) || Text(payload, "idtyp") is not (null or "app"),
        };
    }

    /// <summary>The text of a member, or null when it is absent or no text.</summary>
    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Time(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    private static bool IsAbsentOr(JsonElement json, string name, Predicate<JsonElement> isRight) =>
        !json.TryGetProperty(name, out var value) || isRight(value);
}
