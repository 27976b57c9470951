using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace ProtocolBot.BotFramework;

/// <summary>Decides whether a bearer token names a caller we know: Bot Framework's channel service, or a listed app through Entra.</summary>
/// <remarks>One path for all. The issuer chooses the key set; nothing else in a token counts before its signature was found right.</remarks>
internal sealed class TokenValidation
{
    private const string Scheme = "Bearer ";
    private const int RememberedTokens = 4096;

    private readonly BotFrameworkOptions options;
    private readonly TimeProvider clock;
    private readonly SigningKeys channelKeys;
    private readonly SigningKeys entraKeys;
    private readonly EntraCallers entra;
    private readonly ValidatedTokens remembered = new(RememberedTokens);

    public TokenValidation(IOptions<BotFrameworkOptions> options, IHostEnvironment environment, IHttpClientFactory clients, TimeProvider clock, ILogger<TokenValidation> logger)
    {
        this.options = options.Value;
        this.clock = clock;
        channelKeys = new SigningKeys("channel", new Uri(this.options.ChannelOpenIdMetadata), clients, clock, logger);
        entraKeys = new SigningKeys("entra", new Uri(this.options.EntraOpenIdMetadata), clients, clock, logger);
        entra = new EntraCallers(this.options, environment);
    }

    /// <summary>How many tokens are remembered, for the tests of its bound.</summary>
    internal int RememberedCount => remembered.Count;

    public ValueTask<TokenVerdict> ValidateAsync(StringValues authorization, CancellationToken cancellationToken)
    {
        if (authorization.Count == 0)
            return Refused(Refusal.TokenMissing);
        if (options.AppId is null || authorization.Count != 1 || authorization[0] is not { } header || !header.StartsWith(Scheme, StringComparison.Ordinal))
            return Refused(Refusal.TokenMalformed);

        var hash = TokenHash.Of(header.AsSpan(Scheme.Length));
        if (remembered.Find(hash) is not { } known)
            return ValidateNewAsync(header[Scheme.Length..], hash, cancellationToken);
        if (IsInTime(known.Claims) && known.Keys.StillHolds(known.Key))
            return new(known);

        remembered.Remove(hash);
        return ValidateNewAsync(header[Scheme.Length..], hash, cancellationToken);
    }

    private static ValueTask<TokenVerdict> Refused(Refusal reason) => new(new TokenVerdict.Refused(reason));

    private async ValueTask<TokenVerdict> ValidateNewAsync(string text, TokenHash hash, CancellationToken cancellationToken)
    {
        if (CompactToken.Read(text) is not { } token)
            return new TokenVerdict.Refused(Refusal.TokenMalformed);

        var keys = token.Claims.Issuer == options.ChannelIssuer ? channelKeys : entra.IsIssuer(token.Claims.Issuer) ? entraKeys : null;
        if (keys is null)
            return new TokenVerdict.Refused(Refusal.IssuerNotTrusted);

        var lookup = await keys.FindAsync(token.KeyId, cancellationToken);
        if (lookup.Key is not { } key)
            return new TokenVerdict.Refused(lookup.IsAvailable ? Refusal.KeyUnknown : Refusal.KeysUnavailable);
        if (!await TokenChecks.IsSignedAsync(text, token.Claims, key))
            return new TokenVerdict.Refused(Refusal.SignatureWrong);

        var verdict = Judge(token.Claims, keys, key);
        if (verdict is TokenVerdict.Valid valid)
            remembered.Add(hash, valid);
        return verdict;
    }

    private TokenVerdict Judge(TokenClaims claims, SigningKeys keys, SigningKey key)
    {
        if (claims.Audience != options.AppId)
            return new TokenVerdict.Refused(Refusal.AudienceNotUs);
        if (!IsInTime(claims))
            return new TokenVerdict.Refused(Refusal.TokenOutOfTime);
        if (keys == channelKeys)
            return new TokenVerdict.Valid(Caller.BotFrameworkChannel, "urn:botframework:azure", keys, key, claims);

        return entra.CallerOf(claims, key) is { } caller
            ? new TokenVerdict.Valid(Caller.Entra, $"urn:botframework:aadappid:{caller}", keys, key, claims)
            : new TokenVerdict.Refused(Refusal.CallerNotAllowed);
    }

    private bool IsInTime(TokenClaims claims) => TokenChecks.IsInTime(claims, clock.GetUtcNow());
}
