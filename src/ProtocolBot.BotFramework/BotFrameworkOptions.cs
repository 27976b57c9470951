using System.Security.Cryptography.X509Certificates;

namespace ProtocolBot.BotFramework;

/// <summary>Who we are on the wire, and whom we believe. Unset means refused: without an app id nobody is let in outside Development.</summary>
public sealed class BotFrameworkOptions
{
    public const string Section = "BotFramework";

    /// <summary>The Entra client id of the bot; the audience of inbound tokens and the subject of outbound ones.</summary>
    public string? AppId { get; set; }

    /// <summary>The tenant of a single-tenant bot or managed identity. Its own issuers are accepted beside those of Bot Framework.</summary>
    public string? TenantId { get; set; }

    /// <summary>How the bot gets its own tokens.</summary>
    public AppKind AppType { get; set; } = AppKind.SingleTenant;

    /// <summary>From the environment or a secret store, never from a file.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The day on which the secret ends, as Entra showed it when it was made: the bot warns 60, 30 and 7 days before.</summary>
    public DateOnly? ClientSecretEnds { get; set; }

    /// <summary>A PFX or PEM file with its private key, instead of a secret.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>Tenants whose people may talk with the bot; empty means <see cref="TenantId"/> alone.</summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>App ids that may call with an Entra token; empty means none but the bot itself, from its own tenant.</summary>
    /// <remarks>Bot Framework's own calls come with its own issuer; should they come from Entra, its app id belongs in this list.</remarks>
    public IList<string> AllowedCallers { get; } = [];

    /// <summary>Hosts (exact, or ".suffix") to which an activity may ask us to reply, and to which our token may go.</summary>
    public IList<string> AllowedServiceHosts { get; } = ["smba.trafficmanager.net", ".botframework.com", "smba.infra.gcc.teams.microsoft.com"];

    /// <summary>Channels that may call. Development adds those of local tools.</summary>
    public IList<string> AllowedChannels { get; } = ["msteams"];

    /// <summary>OpenID metadata of the Bot Framework channel service.</summary>
    public string ChannelOpenIdMetadata { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    public string ChannelIssuer { get; set; } = "https://api.botframework.com";

    /// <summary>OpenID metadata of Entra.</summary>
    public string EntraOpenIdMetadata { get; set; } = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    /// <summary>Base of the Entra issuers ("{base}/{tenant}/v2.0") and of the token endpoint.</summary>
    public string EntraAuthority { get; set; } = "https://login.microsoftonline.com";

    /// <summary>The scope of our own tokens for the connector.</summary>
    public string ConnectorScope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>Lets activities in without a token, on a loopback address, in Development. Refused in Production. Unset in Development without an app id means true.</summary>
    public bool? DangerouslyAllowUnauthenticatedRequests { get; set; }

    /// <summary>The largest body of an activity, in bytes: 16 KiB to 1 MiB (default 256 KiB).</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>How long a turn may take before its caller is told that it failed, in seconds: 1 to 300 (default 10; Teams waits 15).</summary>
    public int TurnTimeoutSeconds { get; set; } = 10;

    /// <summary>When the bot's own certificate or secret ends; null where neither is used, or nobody said when the secret does.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The certificate cannot be read.</exception>
    public DateTimeOffset? CredentialEnds()
    {
        if (CertificatePath is not { Length: > 0 } path)
        {
            return ClientSecretEnds is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
        }

        using var certificate = ConnectorCredential.Certificate(path);
        return certificate.NotAfter.ToUniversalTime();
    }

    /// <summary>The bot's certificate with its key, the caller's to dispose; null where none is set.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It cannot be read.</exception>
    public X509Certificate2? Certificate() => CertificatePath is { Length: > 0 } path ? ConnectorCredential.Certificate(path) : null;
}

/// <summary>The kinds of bot registration.</summary>
public enum AppKind
{
    SingleTenant,
    MultiTenant,
    UserAssignedManagedIdentity,
}
