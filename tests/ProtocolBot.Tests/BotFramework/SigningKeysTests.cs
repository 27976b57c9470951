using System.Security.Cryptography;

using Microsoft.Extensions.Time.Testing;

using ProtocolBot.BotFramework;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

/// <summary>Rollover, floods of unknown keys and bad days of the issuer, through the endpoint, with the clock in hand.</summary>
public sealed class SigningKeysTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly LocalIssuer issuer;
    private WireUnderTest? started;

    public SigningKeysTests() => issuer = new LocalIssuer { Clock = clock };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WireUnderTest Wire => started ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => started = await WireUnderTest.StartAsync(issuer, clock: clock);

    public async ValueTask DisposeAsync() => await Wire.DisposeAsync();

    [Fact]
    public async Task Nothing_is_fetched_before_the_first_token_and_then_once_for_all_who_wait()
    {
        Assert.Equal(0, issuer.Channel.Fetches);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => StatusAsync(issuer.ChannelToken())));

        Assert.All(answers, status => Assert.Equal(200, status));
        Assert.Equal(1, issuer.Channel.Fetches);
        Assert.Equal(0, issuer.Entra.Fetches);
    }

    [Theory]
    [InlineData(Family.Channel)]
    [InlineData(Family.Entra)]
    public async Task A_new_key_is_believed_after_one_fetch_and_the_retired_one_no_longer(Family family)
    {
        var ring = family == Family.Channel ? issuer.Channel : issuer.Entra;
        var old = Token(family);
        Assert.Equal(200, await StatusAsync(old));

        ring.Retire(ring.Current);
        ring.Add("second", "msteams");

        Assert.Equal(200, await StatusAsync(Token(family)));
        Assert.Equal(2, ring.Fetches);
        Assert.Equal(401, await StatusAsync(old));
    }

    [Fact]
    public async Task Another_key_under_the_same_id_ends_what_rested_on_the_first()
    {
        var old = issuer.ChannelToken();
        Assert.Equal(200, await StatusAsync(old));

        issuer.Channel.Add("channel-1", "msteams");
        clock.Advance(TimeSpan.FromHours(13));
        old.Payload["exp"] = clock.GetUtcNow().ToUnixTimeSeconds() + 60;
        await UntilFetchedAsync(2);

        Assert.Equal(401, await StatusAsync(old));
        Assert.Equal(200, await StatusAsync(issuer.ChannelToken()));
    }

    [Fact]
    public async Task Ten_thousand_unknown_keys_cost_one_fetch_in_five_minutes()
    {
        var validation = Wire.Services.GetService(typeof(TokenValidation)) as TokenValidation ?? throw new InvalidOperationException();
        Assert.Equal(200, await StatusAsync(issuer.ChannelToken()));
        var token = issuer.ChannelToken();

        for (var i = 0; i < 10_000; i++)
        {
            token.Header["kid"] = $"unknown-{i}";
            token.Signer = static _ => new byte[256];
            var verdict = await validation.ValidateAsync($"Bearer {token.Compact()}", Cancellation);
            Assert.Equal(new TokenVerdict.Refused(Refusal.KeyUnknown), verdict);
        }

        Assert.Equal(2, issuer.Channel.Fetches);
        clock.Advance(TimeSpan.FromMinutes(5));
        await validation.ValidateAsync($"Bearer {token.Compact()}", Cancellation);
        Assert.Equal(3, issuer.Channel.Fetches);
    }

    [Fact]
    public async Task Keys_are_renewed_within_a_day_although_every_token_is_known()
    {
        Assert.Equal(200, await StatusAsync(issuer.ChannelToken()));

        clock.Advance(TimeSpan.FromHours(12) + TimeSpan.FromSeconds(1));

        await UntilFetchedAsync(2);
    }

    [Fact]
    public async Task An_issuer_that_is_down_for_days_keeps_its_keys_and_not_for_ever()
    {
        Assert.Equal(200, await StatusAsync(issuer.ChannelToken()));
        issuer.Channel.IsDown = true;

        for (var day = 0; day < 4; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(200, await StatusAsync(issuer.ChannelToken()));
        }

        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(503, await StatusAsync(issuer.ChannelToken()));
        issuer.Channel.IsDown = false;
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(200, await StatusAsync(issuer.ChannelToken()));
    }

    [Fact]
    public async Task Without_any_key_nobody_passes_and_the_issuer_is_not_hammered()
    {
        issuer.Channel.IsDown = true;

        foreach (var _ in Enumerable.Range(0, 20))
            Assert.Equal(503, await StatusAsync(issuer.ChannelToken()));

        Assert.Empty(Wire.Handler.Received);
        Assert.Equal(1, issuer.Channel.Asked);
        issuer.Channel.IsDown = false;
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(200, await StatusAsync(issuer.ChannelToken()));
    }

    [Theory]
    [InlineData("https://evil.example/keys")]
    [InlineData("http://login.botframework.com/keys")]
    [InlineData("https://login.botframework.com@evil.example/keys")]
    [InlineData("https://login.botframework.com:8443/keys")]
    [InlineData("/keys")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task Keys_on_another_host_than_the_metadata_are_not_fetched(string address)
    {
        issuer.Channel.ForeignKeyAddress = address;

        Assert.Equal(503, await StatusAsync(issuer.ChannelToken()));
        Assert.Empty(issuer.Strangers);
        Assert.Equal(0, issuer.Channel.Fetches);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var local = await LocalIssuer.StartAsync();
        await using var elsewhere = await LocalIssuer.StartAsync();
        await using var wire = await WireUnderTest.StartAsync(local, "Development", issuerOverHttp: true);
        local.Channel.RedirectTo = elsewhere.Settings["BotFramework:ChannelOpenIdMetadata"];

        var answer = await wire.PostAsync(local.ChannelToken().Compact(), WireUnderTest.Message(), Cancellation);

        Assert.Equal(503, answer.Status);
        Assert.Equal(0, elsewhere.Channel.Fetches);
    }

    [Fact]
    public async Task Both_families_pass_over_real_HTTP()
    {
        await using var local = await LocalIssuer.StartAsync();
        await using var wire = await WireUnderTest.StartAsync(local, "Development", issuerOverHttp: true);

        Assert.Equal(200, (await wire.PostAsync(local.ChannelToken().Compact(), WireUnderTest.Message(), Cancellation)).Status);
        Assert.Equal(200, (await wire.PostAsync(local.EntraToken().Compact(), WireUnderTest.Message(), Cancellation)).Status);
        Assert.Equal([Caller.BotFrameworkChannel, Caller.Entra], wire.Handler.Received.Select(inbound => inbound.Caller));
    }

    [Fact]
    public void A_key_that_is_too_short_or_not_for_signing_is_passed_over()
    {
        using var small = RSA.Create(1024);
        var modulus = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(small.ExportParameters(false).Modulus);
        var document = $$"""
            {"keys":[{"kty":"RSA","kid":"short","n":"{{modulus}}","e":"AQAB"},{"kty":"EC","kid":"curve"},{"kty":"RSA","use":"enc","kid":"enc","n":"AA","e":"AQAB"},
            {"kty":"RSA","kid":"bad","n":"*","e":"AQAB"},{"kty":"RSA","n":"AA","e":"AQAB"},5]}
            """;

        var keys = SigningKey.ReadAll(System.Text.Encoding.UTF8.GetBytes(document), System.Collections.Frozen.FrozenDictionary<string, SigningKey>.Empty);

        Assert.Empty(keys);
    }

    private TokenDraft Token(Family family) => family == Family.Channel ? issuer.ChannelToken() : issuer.EntraToken();

    private async Task<int> StatusAsync(TokenDraft token) =>
        (await Wire.PostAsync(token.Compact(), WireUnderTest.Message(), Cancellation)).Status;

    /// <summary>A renewal runs beside the request that noticed it was due; each further request looks again.</summary>
    private async Task UntilFetchedAsync(int fetches)
    {
        while (issuer.Channel.Fetches < fetches)
            Assert.InRange(await StatusAsync(issuer.ChannelToken()), 200, 401);
    }
}
