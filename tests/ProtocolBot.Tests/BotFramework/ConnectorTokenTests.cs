using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using ProtocolBot.BotFramework;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

public sealed class ConnectorTokenTests : IAsyncLifetime
{
    private FakeConnector fake = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => fake = await FakeConnector.StartAsync();

    public ValueTask DisposeAsync() => fake.DisposeAsync();

    [Fact]
    public async Task A_hundred_that_send_at_once_fetch_one_token()
    {
        await using var wire = new OutboundWire(fake);
        var answer = new TaskCompletionSource();
        wire.Tokens.Hold = answer.Task;

        var sending = Enumerable.Range(0, 100).Select(_ => wire.Client.SendAsync(OutboundWire.Message(), Token)).ToList();
        answer.SetResult();
        var outcomes = await Task.WhenAll(sending);

        Assert.All(outcomes, outcome => Assert.IsType<SendOutcome.Accepted>(outcome));
        Assert.Single(wire.Tokens.Requests);
        Assert.All(fake.Requests, request => Assert.Equal("Bearer token-1", request.Authorization));
    }

    [Fact]
    public async Task It_is_asked_for_with_the_secret_at_the_bots_own_tenant()
    {
        await using var wire = new OutboundWire(fake);

        await wire.Client.SendAsync(OutboundWire.Message(), Token);

        var (method, address, form) = Assert.Single(wire.Tokens.Requests);
        Assert.Equal((HttpMethod.Post, $"https://login.microsoftonline.com/{OutboundWire.TenantId}/oauth2/v2.0/token"), (method, address.GetLeftPart(UriPartial.Path)));
        var fields = Fields(form);
        Assert.Equal("client_credentials", fields["grant_type"]);
        Assert.Equal((OutboundWire.AppId, "a secret & more"), (fields["client_id"], fields["client_secret"]));
        Assert.Contains("https://api.botframework.com/.default", fields["scope"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_of_many_tenants_asks_Bot_Frameworks_own()
    {
        await using var wire = new OutboundWire(fake, settings: new Dictionary<string, string?>(OutboundWire.Secret) { ["BotFramework:AppType"] = "MultiTenant" });

        await wire.Client.SendAsync(OutboundWire.Message(), Token);

        Assert.Equal("/botframework.com/oauth2/v2.0/token", Assert.Single(wire.Tokens.Requests).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("pfx")]
    [InlineData("pem")]
    public async Task A_certificate_signs_instead_of_a_secret(string kind)
    {
        var folder = Directory.CreateTempSubdirectory("certificate");
        try
        {
            var path = Path.Combine(folder.FullName, $"bot.{kind}");
            Write(path, kind);
            var settings = new Dictionary<string, string?>(OutboundWire.Secret) { ["BotFramework:ClientSecret"] = null, ["BotFramework:CertificatePath"] = path };
            await using var wire = new OutboundWire(fake, settings: settings);

            var outcome = await wire.Client.SendAsync(OutboundWire.Message(), Token);

            Assert.IsType<SendOutcome.Accepted>(outcome);
            var fields = Fields(Assert.Single(wire.Tokens.Requests).Form);
            Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", fields["client_assertion_type"]);
            Assert.Equal(3, fields["client_assertion"].Split('.').Length);
            Assert.False(fields.ContainsKey("client_secret"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_managed_identity_asks_its_own_machine()
    {
        await using var wire = new OutboundWire(fake, settings: new Dictionary<string, string?>(OutboundWire.Secret) { ["BotFramework:ClientSecret"] = null, ["BotFramework:AppType"] = "UserAssignedManagedIdentity" });

        var outcome = await wire.Client.SendAsync(OutboundWire.Message(), Token);

        Assert.IsType<SendOutcome.Accepted>(outcome);
        var (method, address, _) = wire.Tokens.Requests.Last();
        Assert.Equal((HttpMethod.Get, "169.254.169.254", "/metadata/identity/oauth2/token"), (method, address.Host, address.AbsolutePath));
        Assert.Contains($"client_id={OutboundWire.AppId}", address.Query, StringComparison.Ordinal);
        Assert.Contains("resource=https://api.botframework.com&", Uri.UnescapeDataString(address.Query) + "&", StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(54, 1)]
    [InlineData(56, 2)]
    public async Task It_is_renewed_when_less_than_five_minutes_are_left(int minutesLater, int fetched)
    {
        await using var wire = new OutboundWire(fake);
        await wire.Client.SendAsync(OutboundWire.Message(), Token);

        wire.Clock.Advance(TimeSpan.FromMinutes(minutesLater));
        await wire.Client.SendAsync(OutboundWire.Message(), Token);

        Assert.Equal(fetched, wire.Tokens.Requests.Count);
        Assert.Equal($"Bearer token-{fetched}", fake.Requests[1].Authorization);
    }

    [Fact]
    public async Task A_token_that_the_connector_does_not_believe_is_dropped_and_one_more_is_tried()
    {
        await using var wire = new OutboundWire(fake);
        fake.Answer(ConnectorAnswer.Refused(401, "Unauthorized"));

        var first = await wire.Client.SendAsync(OutboundWire.Message(), Token);
        var second = await wire.Client.SendAsync(OutboundWire.Message(), Token);

        Assert.Equal([new SendOutcome.Accepted("m1"), new SendOutcome.Accepted("m2")], new[] { first, second });
        Assert.Equal(["Bearer token-1", "Bearer token-2", "Bearer token-2"], fake.Requests.Select(request => request.Authorization));
        Assert.Equal(2, fake.Activities.Count);
    }

    [Fact]
    public async Task Twice_not_believed_is_the_end_of_it()
    {
        await using var wire = new OutboundWire(fake);
        fake.Answer(ConnectorAnswer.Refused(401, "Unauthorized"), ConnectorAnswer.Refused(401, "Unauthorized"));

        var outcome = await wire.Client.SendAsync(OutboundWire.Message(), Token);

        Assert.Equal(new SendOutcome.Refused(401, "Unauthorized"), outcome);
        Assert.Equal(2, fake.Requests.Count);
    }

    [Fact]
    public async Task Without_a_token_nothing_leaves_and_it_is_worth_trying_again()
    {
        await using var wire = new OutboundWire(fake);
        wire.Tokens.Error = "invalid_client";

        var refused = await wire.Client.SendAsync(OutboundWire.Message(), Token);
        wire.Tokens.Error = null;
        var taken = await wire.Client.SendAsync(OutboundWire.Message(), Token);

        Assert.IsType<SendOutcome.Throttled>(refused);
        Assert.Equal(new SendOutcome.Accepted("m1"), taken);
        Assert.Contains(wire.Log.Lines, line => line.Text.Contains("invalid_client", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_endpoint_that_is_silent_is_given_up()
    {
        await using var wire = new OutboundWire(fake);
        wire.Tokens.Hold = Task.Delay(Timeout.Infinite, Token);

        var sending = wire.Client.SendAsync(OutboundWire.Message(), Token);
        await wire.Tokens.Asked.WaitAsync(Token);
        wire.Clock.Advance(ConnectorCall.Patience);

        Assert.False(await sending is SendOutcome.Accepted or SendOutcome.Refused);
        Assert.Empty(fake.Requests);
    }

    [Fact]
    public async Task A_bot_without_an_app_id_sends_no_authorization()
    {
        await using var wire = new OutboundWire(fake, settings: new Dictionary<string, string?>());

        var outcome = await wire.Client.SendAsync(OutboundWire.Message(), Token);

        Assert.IsType<SendOutcome.Accepted>(outcome);
        Assert.Null(fake.Requests[0].Authorization);
        Assert.Empty(wire.Tokens.Requests);
    }

    [Fact]
    public async Task Neither_token_nor_secret_nor_text_is_ever_logged()
    {
        await using var wire = new OutboundWire(fake);
        fake.Answer(ConnectorAnswer.Refused(401, "Unauthorized"), ConnectorAnswer.Refused(403, "ConversationBlockedByUser"));

        await wire.Client.SendAsync(OutboundWire.Message(), Token);
        wire.Clock.Advance(TimeSpan.FromHours(2));
        wire.Tokens.Error = "invalid_client";
        await wire.Client.SendAsync(OutboundWire.Message(), Token);

        Assert.NotEmpty(wire.Log.Lines);
        Assert.DoesNotContain(wire.Log.Lines, line => new[] { "token-", "a secret", "AADSTS", "Goedemorgen", "a:1", "29:anna" }.Any(word => line.Text.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_bot_that_could_not_answer_does_not_start()
    {
        var settings = new Dictionary<string, string?>(OutboundWire.Secret) { ["BotFramework:ClientSecret"] = null };
        await using var wire = new OutboundWire(fake, settings: settings);

        var refusal = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => wire.Client);

        Assert.Contains("BotFramework:ClientSecret or BotFramework:CertificatePath is needed", refusal.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Fields(string form) => form.Split('&')
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')), StringComparer.Ordinal);

    private static void Write(string path, string kind)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        if (kind == "pfx")
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12));
        else
            File.WriteAllText(path, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }
}
