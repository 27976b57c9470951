using System.Collections.Frozen;

using Microsoft.Extensions.Hosting;

namespace ProtocolBot.BotFramework;

/// <summary>Which apps may call with a token of Entra. Entra hands any app of a tenant a token for us, so the audience alone proves nothing.</summary>
internal sealed class EntraCallers
{
    // The tenants from which Bot Framework's own service and tools get their tokens (bot-framework-protocol.md 2.4).
    private static readonly string[] ServiceTenants =
    [
        "d6d49420-f39b-4df7-a1dc-d59a935871db",
        "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
        "69e9b82d-4842-4902-8d1e-abc5b98a55e8",
    ];

    private readonly FrozenDictionary<string, string> tenantOfIssuer;
    private readonly FrozenSet<string> allowed;
    private readonly string? appId;
    private readonly string? ownTenant;
    private readonly bool isDevelopment;

    public EntraCallers(BotFrameworkOptions options, IHostEnvironment environment)
    {
        appId = options.AppId;
        ownTenant = options.TenantId?.ToLowerInvariant();
        isDevelopment = environment.IsDevelopment();
        allowed = options.AllowedCallers.ToFrozenSet(StringComparer.Ordinal);
        var authority = options.EntraAuthority.TrimEnd('/');
        string[] tenants = ownTenant is null ? ServiceTenants : [.. ServiceTenants, ownTenant];
        tenantOfIssuer = tenants.Distinct()
            .SelectMany(tenant => new[] { ($"https://sts.windows.net/{tenant}/", tenant), ($"{authority}/{tenant}/v2.0", tenant) })
            .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
    }

    public bool IsIssuer(string issuer) => tenantOfIssuer.ContainsKey(issuer);

    /// <summary>The app that calls, or null when it may not. The claims' signature was checked.</summary>
    public string? CallerOf(TokenClaims claims, SigningKey key)
    {
        var tenant = tenantOfIssuer[claims.Issuer];
        if (claims.Tenant != tenant || claims.IsOfPerson || !MayVouchFor(key, tenant))
            return null;

        var caller = claims.Version switch
        {
            "" or "1.0" => claims.AppId,
            "2.0" => claims.AuthorizedParty,
            _ => null,
        };
        return caller is not null && (allowed.Contains(caller) || IsOurselves(caller, tenant)) ? caller : null;
    }

    // Our own id from a tenant that is not ours is what the emulator sends.
    private bool IsOurselves(string caller, string tenant) => caller == appId && (tenant == ownTenant || isDevelopment);

    // Entra publishes keys of one tenant beside those of all; the former sign for that tenant alone.
    private static bool MayVouchFor(SigningKey key, string tenant) =>
        key.Issuer is null
        || key.Issuer.Contains("{tenantid}", StringComparison.OrdinalIgnoreCase)
        || key.Issuer.Contains($"/{tenant}/", StringComparison.OrdinalIgnoreCase);
}
