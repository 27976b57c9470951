using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using Azure.Core;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.SignIn;

/// <summary>What an administrator sets for signing in: half of it stops the start, and each way in which the bot proves itself works here too.</summary>
public sealed class SignInSettingsTests
{
    private const string SignInId = "22222222-3333-4444-5555-666666666666";

    [Theory]
    [InlineData("Cases:PublicUrl=", "Cases:PublicUrl")]
    [InlineData("Cases:PublicUrl=https://bot.school.nl/bot", "without path")]
    [InlineData("BotFramework:TenantId=school", "the id (a GUID) of the tenant")]
    [InlineData("Pages:SignIn:AppId=" + SignInId, "for a managed identity alone")]
    [InlineData("BotFramework:AppType=UserAssignedManagedIdentity", "Pages:SignIn:AppId is needed")]
    [InlineData("Pages:SignIn:Enalbed=true", "unknown setting: Pages:SignIn:Enalbed")]
    [InlineData("Pages:SignIn:ClientSecret=x", "unknown setting: Pages:SignIn:ClientSecret")]
    [InlineData("ForwardedHeaders:KnownProxies=proxy", "ForwardedHeaders:KnownProxies holds 'proxy'")]
    [InlineData("ForwardedHeaders:KnownProxies=0.0.0.0/0", "ForwardedHeaders:KnownProxies holds '0.0.0.0/0'")]
    [InlineData("ForwardedHeaders:ForwardLimit=9", "unknown setting")]
    public async Task A_setting_that_cannot_work_stops_the_start_and_says_what_is_allowed(string setting, string said)
    {
        var failure = await Record.ExceptionAsync(async () => await (await SignedSchool.StartAsync(settings: setting)).DisposeAsync());

        Assert.True(failure is OptionsValidationException or InvalidOperationException, failure?.ToString());
        Assert.Contains(said, failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_certificate_the_code_is_exchanged_by_a_signed_word_of_our_own()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("protocolbot-").FullName, "bot.pem");
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        await File.WriteAllTextAsync(path, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        await using var school = await SignedSchool.StartAsync(settings: ["BotFramework:ClientSecret=", $"BotFramework:CertificatePath={path}"]);
        school.Entra.WantsSecret = false;
        using var browser = school.Browser();

        var list = await browser.SignInAsync(new Visitor(SignedSchool.Reporter.Value));
        var exchange = Assert.Single(school.Entra.Exchanges);
        var read = await new JsonWebTokenHandler().ValidateTokenAsync(exchange["client_assertion"], new TokenValidationParameters
        {
            IssuerSigningKey = new RsaSecurityKey(key),
            ValidIssuer = LocalIssuer.AppId,
            ValidAudience = $"{FakeEntra.Root}/oauth2/v2.0/token",
            ValidateLifetime = false,
        });

        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.True(read.IsValid, read.Exception?.Message);
        Assert.Equal(("PS256", Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256))), (((JsonWebToken)read.SecurityToken).Alg, ((JsonWebToken)read.SecurityToken).GetHeaderValue<string>("x5t#S256")));
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", exchange["client_assertion_type"]);
        Assert.False(exchange.ContainsKey("client_secret"));
        File.Delete(path);
    }

    [Fact]
    public async Task A_managed_identity_vouches_for_the_app_registration_that_signs_people_in()
    {
        var identity = new Identity();
        await using var school = await SignedSchool.StartAsync(
            settings: ["BotFramework:AppType=UserAssignedManagedIdentity", "BotFramework:AppId=33333333-3333-4444-5555-666666666666", "BotFramework:ClientSecret=", $"Pages:SignIn:AppId={LocalIssuer.AppId}"]);
        var proof = ActivatorUtilities.CreateInstance<ProtocolBot.Host.Pages.SignIn.ClientProof>(school.Bot.Services, new Lazy<TokenCredential>(identity));
        var request = new Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectMessage();

        await proof.AddAsync(request, $"{FakeEntra.Root}/oauth2/v2.0/token", TestContext.Current.CancellationToken);
        var asked = await school.Browser().GetAsync("/meldingen/sign-in");

        Assert.Equal(("of the identity", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", null), (request.ClientAssertion, request.ClientAssertionType, request.ClientSecret));
        Assert.Equal("api://AzureADTokenExchange/.default", identity.Asked);
        Assert.Contains($"client_id={LocalIssuer.AppId}&", asked.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_proxies_that_are_named_may_say_that_one_came_by_https()
    {
        await using var trusting = await SignedSchool.StartAsync();
        await using var trustless = await SignedSchool.StartAsync(settings: "ForwardedHeaders:KnownProxies=10.1.2.3, 172.18.0.0/16");
        using var behindOurs = trusting.Browser();
        using var behindAnother = trustless.Browser();

        var believed = await behindOurs.GetAsync("/meldingen/sign-in", ("X-Forwarded-Host", "evil.nl"), ("X-Forwarded-For", "1.2.3.4"));
        var notBelieved = await behindAnother.GetAsync("/healthz/live");

        Assert.True(believed.Headers.ContainsKey("Strict-Transport-Security"));
        Assert.Contains(Uri.EscapeDataString($"{FakeEntra.PublicUrl}/meldingen/sign-in/callback"), believed.Location, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", believed.Location, StringComparison.Ordinal);
        Assert.False(notBelieved.Headers.ContainsKey("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Where_nothing_but_a_proxy_can_reach_the_bot_the_frameworks_own_switch_does()
    {
        await using var school = await SignedSchool.StartAsync(settings: ["ForwardedHeaders:KnownProxies=", "FORWARDEDHEADERS_ENABLED=true"]);
        using var browser = await school.BrowserOfAsync(SignedSchool.Reporter);

        var page = await browser.GetAsync("/meldingen/sign-out");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Headers.ContainsKey("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Without_https_no_form_and_no_session_is_handed_out()
    {
        await using var school = await SignedSchool.StartAsync(settings: "ForwardedHeaders:KnownProxies=");
        using var browser = school.Browser();

        await browser.SendAsync(HttpMethod.Post, "/meldingen/sign-in/teams", null, ("Authorization", $"Bearer {school.Entra.TabToken(SignedSchool.Reporter.Value).Compact()}"));
        var form = await browser.GetAsync("/meldingen/sign-out");

        Assert.Contains("; secure;", browser.Set["__Host-meldingen-teams"], StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.InternalServerError, ""), (form.Status, form.Html));
        Assert.Contains(school.Bot.Log.Lines, line => line.Text.Contains("A request broke: InvalidOperationException", StringComparison.Ordinal));
    }

    /// <summary>The identity of a machine in Azure.</summary>
    private sealed class Identity : TokenCredential
    {
        public string? Asked { get; private set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked = Assert.Single(requestContext.Scopes);
            return new(new AccessToken("of the identity", DateTimeOffset.MaxValue));
        }
    }
}
