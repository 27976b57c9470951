using System.Text.Json.Nodes;

using Microsoft.Extensions.Time.Testing;

using ProtocolBot.BotFramework;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

/// <summary>Who passes, and for how long.</summary>
public sealed class TokenValidationTests(ProductionWire production) : IClassFixture<ProductionWire>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task Each_of_the_three_algorithms_passes(string algorithm)
    {
        foreach (var family in Enum.GetValues<Family>())
        {
            var forgery = new Forgery(production.Issuer, family);
            forgery.Token.Header["alg"] = algorithm;

            Assert.Equal(200, (await forgery.SendAsync(production.Wire.Address, Cancellation)).Status);
        }
    }

    [Theory]
    [InlineData("exp", -240)]
    [InlineData("nbf", 240)]
    [InlineData("iat", 240)]
    public async Task A_clock_that_is_four_minutes_off_is_forgiven(string claim, int seconds)
    {
        foreach (var family in Enum.GetValues<Family>())
        {
            var forgery = new Forgery(production.Issuer, family);
            forgery.Token.Payload["nbf"] = forgery.Now - 3600;
            forgery.Token.Payload[claim] = forgery.Now + seconds;

            Assert.Equal(200, (await forgery.SendAsync(production.Wire.Address, Cancellation)).Status);
        }
    }

    [Fact]
    public async Task The_service_url_may_differ_in_case()
    {
        var forgery = new Forgery(production.Issuer, Family.Channel);
        forgery.Token.Payload["serviceurl"] = LocalIssuer.ServiceUrl.ToUpperInvariant();

        Assert.Equal(200, (await forgery.SendAsync(production.Wire.Address, Cancellation)).Status);
    }

    [Theory]
    [InlineData("1.0", "appid")]
    [InlineData("", "appid")]
    [InlineData("2.0", "azp")]
    public async Task Entra_names_the_caller_by_version_in_both_forms_of_issuer(string version, string claim)
    {
        foreach (var issuer in new[] { $"https://login.microsoftonline.com/{LocalIssuer.TenantId}/v2.0", $"https://sts.windows.net/{LocalIssuer.TenantId}/" })
        {
            var forgery = new Forgery(production.Issuer, Family.Entra);
            forgery.Token.Payload.Remove("azp");
            forgery.Token.Payload["iss"] = issuer;
            forgery.Token.Payload["ver"] = version;
            forgery.Token.Payload[claim] = LocalIssuer.AppId;

            Assert.Equal(200, (await forgery.SendAsync(production.Wire.Address, Cancellation)).Status);
        }
    }

    [Fact]
    public async Task A_listed_caller_passes_and_is_named_in_callerId_whatever_the_wire_said()
    {
        var clock = new FakeTimeProvider(production.Clock.GetUtcNow());
        var issuer = new LocalIssuer { Clock = clock };
        await using var wire = await WireUnderTest.StartAsync(issuer, clock: clock, settings: new Dictionary<string, string?> { ["BotFramework:AllowedCallers:0"] = "skill-host" });
        var entra = new Forgery(issuer, Family.Entra);
        entra.Token.Payload["azp"] = "skill-host";
        entra.Activity["callerId"] = "urn:botframework:azure";
        var channel = new Forgery(issuer, Family.Channel);
        channel.Activity["callerId"] = "forged";

        Assert.Equal(200, (await entra.SendAsync(wire.Address, Cancellation)).Status);
        Assert.Equal(200, (await channel.SendAsync(wire.Address, Cancellation)).Status);

        Assert.Equal(["urn:botframework:aadappid:skill-host", "urn:botframework:azure"], wire.Handler.Received.Select(inbound => inbound.Activity.CallerId));
    }

    [Fact]
    public async Task A_known_token_ends_with_its_time_and_is_bound_to_each_activity_anew()
    {
        var clock = new FakeTimeProvider(production.Clock.GetUtcNow());
        var issuer = new LocalIssuer { Clock = clock };
        await using var wire = await WireUnderTest.StartAsync(issuer, clock: clock);
        var token = issuer.ChannelToken().Compact();
        var elsewhere = WireUnderTest.Message();
        elsewhere["serviceUrl"] = "https://smba.trafficmanager.net/amer/";

        Assert.Equal(200, (await wire.PostAsync(token, WireUnderTest.Message(), Cancellation)).Status);
        Assert.Equal(401, (await wire.PostAsync(token, elsewhere, Cancellation)).Status);
        clock.Advance(TimeSpan.FromMinutes(64));
        Assert.Equal(200, (await wire.PostAsync(token, WireUnderTest.Message(), Cancellation)).Status);
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(401, (await wire.PostAsync(token, WireUnderTest.Message(), Cancellation)).Status);
    }

    [Fact]
    public async Task A_known_token_is_recognised_without_allocating()
    {
        var validation = production.Wire.Services.GetService(typeof(TokenValidation)) as TokenValidation ?? throw new InvalidOperationException();
        Microsoft.Extensions.Primitives.StringValues header = $"Bearer {production.Issuer.ChannelToken().Compact()}";
        Assert.IsType<TokenVerdict.Valid>(await validation.ValidateAsync(header, Cancellation));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            _ = await validation.ValidateAsync(header, CancellationToken.None);
        var perCheck = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;

        Assert.InRange(perCheck, 0, 64);
    }

    [Fact]
    public void A_key_that_Entra_publishes_for_one_tenant_signs_for_that_tenant_alone()
    {
        var callers = new EntraCallers(
            new BotFrameworkOptions { AppId = LocalIssuer.AppId, TenantId = LocalIssuer.TenantId },
            new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Production" });
        var claims = TokenClaims.Read(System.Text.Json.JsonSerializer.SerializeToElement(production.Issuer.EntraToken().Payload)) ?? throw new InvalidOperationException();

        Assert.Equal(LocalIssuer.AppId, callers.CallerOf(claims, Key("https://login.microsoftonline.com/{tenantid}/v2.0")));
        Assert.Equal(LocalIssuer.AppId, callers.CallerOf(claims, Key($"https://login.microsoftonline.com/{LocalIssuer.TenantId}/v2.0")));
        Assert.Null(callers.CallerOf(claims, Key("https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0")));
    }

    [Fact]
    public void Remembered_tokens_are_bounded_and_the_used_ones_stay()
    {
        var remembered = new ValidatedTokens(100);
        var verdict = new TokenVerdict.Valid(Caller.Entra, "x", null!, null!, null!);
        var favourite = TokenHash.Of("favourite");
        remembered.Add(favourite, verdict);

        for (var i = 0; i < 10_000; i++)
        {
            remembered.Add(TokenHash.Of($"token-{i}"), verdict);
            Assert.NotNull(remembered.Find(favourite));
            Assert.InRange(remembered.Count, 1, 201);
        }

        Assert.Null(remembered.Find(TokenHash.Of("token-0")));
        remembered.Remove(favourite);
        Assert.Null(remembered.Find(favourite));
    }

    [Fact]
    public async Task No_part_of_a_token_is_logged_whatever_becomes_of_it()
    {
        foreach (var variant in RefusalList.All.Where(variant => variant.Only is null or Family.Channel))
        {
            var forgery = new Forgery(production.Issuer, Family.Channel);
            variant.Apply(forgery);
            var answer = await forgery.SendAsync(production.Wire.Address, Cancellation);
            Assert.InRange(answer.Status, 400, 499);
        }

        var log = string.Join('\n', production.Wire.Log.Lines.Select(line => line.Text));
        Assert.DoesNotContain("eyJ", log, StringComparison.Ordinal);
        Assert.DoesNotContain(LocalIssuer.AppId, log, StringComparison.Ordinal);
        Assert.DoesNotContain("29:teacher", log, StringComparison.Ordinal);
        Assert.Contains("SignatureWrong", log, StringComparison.Ordinal);
    }

    private static SigningKey Key(string issuer)
    {
        var ring = new KeyRing("k");
        var document = JsonNode.Parse(ring.Keys()) ?? throw new InvalidOperationException();
        document["keys"]![0]!["issuer"] = issuer;
        return SigningKey.ReadAll(System.Text.Encoding.UTF8.GetBytes(document.ToJsonString()), System.Collections.Frozen.FrozenDictionary<string, SigningKey>.Empty)["k"];
    }
}
