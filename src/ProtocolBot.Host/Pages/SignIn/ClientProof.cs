using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using Azure.Core;

using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

using ProtocolBot.BotFramework;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>How we prove to Entra that it is us who exchange a code: by the bot's secret or certificate, or by its managed identity, which the app registration trusts.</summary>
internal sealed class ClientProof(IOptions<BotFrameworkOptions> options, Registration registration, Lazy<TokenCredential> identity, TimeProvider time)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const string Exchange = "api://AzureADTokenExchange/.default";

    private readonly BotFrameworkOptions bot = options.Value;

    public async Task AddAsync(OpenIdConnectMessage request, string tokenEndpoint, CancellationToken cancellationToken)
    {
        if (bot.AppType is AppKind.UserAssignedManagedIdentity)
        {
            Assert(request, (await identity.Value.GetTokenAsync(new TokenRequestContext([Exchange]), cancellationToken)).Token);
        }
        else
        {
            using var certificate = bot.Certificate();
            if (certificate is null)
            {
                request.ClientSecret = bot.ClientSecret;
            }
            else
            {
                Assert(request, Signed(certificate, tokenEndpoint));
            }
        }
    }

    private static void Assert(OpenIdConnectMessage request, string assertion)
    {
        request.ClientAssertionType = AssertionType;
        request.ClientAssertion = assertion;
    }

    private string Signed(X509Certificate2 certificate, string tokenEndpoint)
    {
        using var key = certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("the bot's certificate has no RSA key");
        var now = time.GetUtcNow();
        var draft = new SecurityTokenDescriptor
        {
            Issuer = registration.AppId,
            Audience = tokenEndpoint,
            Claims = new Dictionary<string, object> { [JwtRegisteredClaimNames.Sub] = registration.AppId, [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString() },
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.AddMinutes(5).UtcDateTime,
            AdditionalHeaderClaims = new Dictionary<string, object> { ["x5t#S256"] = Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256)) },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } }, SecurityAlgorithms.RsaSsaPssSha256),
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(draft);
    }
}
