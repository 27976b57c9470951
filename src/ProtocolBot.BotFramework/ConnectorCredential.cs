using System.Security.Cryptography.X509Certificates;

using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace ProtocolBot.BotFramework;

/// <summary>Asks Entra for a token of our own, by the secret, the certificate or the managed identity that the settings name. It keeps nothing: <see cref="ConnectorToken"/> does.</summary>
internal sealed class ConnectorCredential(IOptions<BotFrameworkOptions> options, IHttpClientFactory clients)
{
    public const string HttpClientName = "connector-token";

    private const string PublicTenant = "botframework.com";
    private const string GovernmentTenant = "MicrosoftServices.onmicrosoft.us";

    private readonly BotFrameworkOptions settings = options.Value;
    private IConfidentialClientApplication? application;
    private IManagedIdentityApplication? identity;

    public bool IsSet => settings.AppId is not null;

    /// <exception cref="MsalException">Entra refused, could not be reached, or answered what is no token.</exception>
    public Task<AuthenticationResult> AcquireAsync(CancellationToken cancellationToken) => settings.AppType == AppKind.UserAssignedManagedIdentity
        ? (identity ??= Identity()).AcquireTokenForManagedIdentity(Resource(settings.ConnectorScope)).WithForceRefresh(true).ExecuteAsync(cancellationToken)
        : (application ??= Application()).AcquireTokenForClient([settings.ConnectorScope]).WithForceRefresh(true).ExecuteAsync(cancellationToken);

    private IManagedIdentityApplication Identity() =>
        ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(settings.AppId)).WithHttpClientFactory(new Factory(clients)).Build();

    private IConfidentialClientApplication Application()
    {
        var builder = ConfidentialClientApplicationBuilder.Create(settings.AppId)
            .WithHttpClientFactory(new Factory(clients), retryOnceOn5xx: false)
            .WithInstanceDiscovery(false)
            .WithAuthority($"{settings.EntraAuthority.TrimEnd('/')}/{Tenant(settings)}/", validateAuthority: false);
        return (settings.CertificatePath is { } path ? builder.WithCertificate(Certificate(path)) : builder.WithClientSecret(settings.ClientSecret)).Build();
    }

    private static string Tenant(BotFrameworkOptions settings) => settings.AppType == AppKind.MultiTenant
        ? new Uri(settings.EntraAuthority).Host.EndsWith(".us", StringComparison.OrdinalIgnoreCase) ? GovernmentTenant : PublicTenant
        : settings.TenantId ?? throw new InvalidOperationException("a single-tenant bot without a tenant passed the check of the settings");

    private static string Resource(string scope) => scope.EndsWith("/.default", StringComparison.Ordinal) ? scope[..^"/.default".Length] : scope;

    /// <summary>A PFX without a password, or a PEM with its key.</summary>
    internal static X509Certificate2 Certificate(string path) => X509Certificate2.GetCertContentType(path) == X509ContentType.Pkcs12
        ? X509CertificateLoader.LoadPkcs12FromFile(path, password: null)
        : X509Certificate2.CreateFromPemFile(path);

    private sealed class Factory(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(HttpClientName);
    }
}
