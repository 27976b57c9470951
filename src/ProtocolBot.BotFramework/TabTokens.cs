using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace ProtocolBot.BotFramework;

/// <summary>Decides whether a bearer token, which Teams made for our tab, names a person of our tenant. A token of the bot's callers never does.</summary>
/// <remarks>As for those callers: nothing in a token counts before its signature was found right, but the issuer that chooses the keys.</remarks>
public sealed class TabTokens(TabAudience audience, IHttpClientFactory clients, TimeProvider clock, ILogger<TabTokens> logger)
{
    /// <summary>What the app registration exposes, and Teams asks for.</summary>
    public const string Scope = "access_as_user";

    private const string Scheme = "Bearer ";

    /// <summary>Teams itself, on the desktop and on a telephone, and in the browser.</summary>
    private static readonly string[] TeamsClients = ["1fec8e78-bce4-4aaf-ab1b-5451cc387264", "5e3ce6c0-2b1f-4285-8d4b-75ee78787346"];

    private readonly SigningKeys keys = new("tab", audience.Metadata, clients, clock, logger);

    /// <param name="authorization">The header in which the token came.</param>
    public async ValueTask<TabVerdict> ValidateAsync(StringValues authorization, CancellationToken cancellationToken)
    {
        if (authorization.Count == 0)
            return Refuse(Refusal.TokenMissing);
        if (authorization.Count != 1 || authorization[0] is not { } header || !header.StartsWith(Scheme, StringComparison.Ordinal))
            return Refuse(Refusal.TokenMalformed);
        if (CompactToken.Read(header[Scheme.Length..]) is not { } token)
            return Refuse(Refusal.TokenMalformed);
        if (token.Claims.Issuer != audience.Issuer)
            return Refuse(Refusal.IssuerNotTrusted);

        var lookup = await keys.FindAsync(token.KeyId, cancellationToken);
        if (lookup.Key is not { } key)
            return Refuse(lookup.IsAvailable ? Refusal.KeyUnknown : Refusal.KeysUnavailable);
        if (!await TokenChecks.IsSignedAsync(header[Scheme.Length..], token.Claims, key))
            return Refuse(Refusal.SignatureWrong);

        return Judge(token.Claims) is { } reason ? Refuse(reason) : new TabVerdict.Person(token.Claims.ObjectId ?? "");
    }

    private Refusal? Judge(TokenClaims claims) =>
        !audience.Is(claims.Audience) ? Refusal.AudienceNotUs
        : !TokenChecks.IsInTime(claims, clock.GetUtcNow()) ? Refusal.TokenOutOfTime
        : !audience.TenantId.Equals(claims.Tenant, StringComparison.OrdinalIgnoreCase) ? Refusal.TenantNotAllowed
        : claims.Version != "2.0" || claims.AuthorizedParty is not { } client || !TeamsClients.Contains(client, StringComparer.Ordinal) ? Refusal.ClientNotTeams
        : claims.Scopes?.Split(' ').Contains(Scope, StringComparer.Ordinal) != true ? Refusal.ScopeMissing
        : claims.Kind is "app" || IsGuest(claims) || !Guid.TryParseExact(claims.ObjectId, "D", out _) ? Refusal.PersonNotAllowed
        : null;

    /// <summary>Who is known elsewhere is a guest here, whatever the account is called.</summary>
    private bool IsGuest(TokenClaims claims) =>
        claims.IsGuestAccount
        || (claims.IdentityProvider is { } home && home != audience.Issuer && home != $"https://sts.windows.net/{audience.TenantId.ToLowerInvariant()}/");

    private TabVerdict.Refused Refuse(Refusal reason)
    {
        var status = RefusalStatus.Of(reason);
        Log.Refused(logger, status, reason);
        return new TabVerdict.Refused(status);
    }
}
