using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ProtocolBot.BotFramework;

/// <summary>What holds for every inbound token, whoever it names: its signature is right and its time is now.</summary>
internal static class TokenChecks
{
    private const long SkewSeconds = 300;
    private const long LongestLifeSeconds = 48 * 3600;

    private static readonly JsonWebTokenHandler Signatures = new() { MapInboundClaims = false };

    public static bool IsInTime(TokenClaims claims, DateTimeOffset at)
    {
        var now = at.ToUnixTimeSeconds();
        return claims.Expires >= now - SkewSeconds
            && claims.Expires <= now + LongestLifeSeconds
            && claims.NotBefore <= now + SkewSeconds
            && claims.NotBefore >= 0
            && claims.NotBefore <= claims.Expires
            && (claims.IssuedAt ?? 0) <= now + SkewSeconds;
    }

    /// <summary>Audience and time are ours to judge (with our clock, on what we read strictly); the library judges the signature, and the rest once more.</summary>
    public static async Task<bool> IsSignedAsync(string text, TokenClaims claims, SigningKey key)
    {
        var result = await Signatures.ValidateTokenAsync(text, new TokenValidationParameters
        {
            IssuerSigningKey = key.Rsa,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = CompactToken.AllowedAlgorithms,
            ValidIssuer = claims.Issuer,
            AudienceValidator = static (_, _, _) => true,
            LifetimeValidator = static (_, _, _, _) => true,
        });
        return result.IsValid;
    }
}
