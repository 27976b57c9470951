using ProtocolBot.BotFramework;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

public sealed class ConnectorDoorTests : IAsyncLifetime
{
    private FakeConnector fake = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => fake = await FakeConnector.StartAsync();

    public ValueTask DisposeAsync() => fake.DisposeAsync();

    [Theory]
    [MemberData(nameof(ServiceUrlPolicyTests.Tricks), MemberType = typeof(ServiceUrlPolicyTests))]
    public async Task No_token_leaves_for_an_address_that_only_looks_right(string url)
    {
        foreach (var environment in new[] { "Production", "Development" })
        {
            await using var wire = new OutboundWire(fake, environment, transport: fake.Transport());

            await wire.Client.SendAsync(OutboundWire.Message(url), Token);
            await wire.Client.UpdateAsync(OutboundWire.Message(url) with { Id = "1" }, Token);
            await wire.Client.DeleteAsync(OutboundWire.Reference(url), "1", Token);
            await wire.Client.CreateConversationAsync(url, new ConversationParameters(), Token);
            await wire.Client.MembersAsync(OutboundWire.Reference(url), Token);

            Assert.Empty(wire.Tokens.Requests);
        }

        Assert.DoesNotContain(fake.Requests, request => request.Authorization is not null || !request.Host.StartsWith("localhost", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example/v3/conversations")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("https://x@smba.trafficmanager.net/")]
    [InlineData("http://localhost:3978/")]
    public async Task The_door_itself_looks_at_every_request_whoever_makes_it(string address)
    {
        await using var wire = new OutboundWire(fake);
        using var careless = wire.HttpClient();
        careless.DefaultRequestHeaders.Authorization = new("Bearer", "somebody's");

        await Assert.ThrowsAsync<AddressRefusedException>(() => careless.GetAsync(new Uri(address), Token));

        Assert.Empty(fake.Requests);
        Assert.Empty(wire.Tokens.Requests);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var wire = new OutboundWire(fake);
        fake.Answer(new ConnectorAnswer.Says(status, Location: "https://directline.botframework.com/v3/conversations/a/activities"));

        var outcome = await wire.Client.SendAsync(OutboundWire.Message(), Token);

        Assert.Equal(new SendOutcome.Refused(status, ""), outcome);
        Assert.Equal("smba.trafficmanager.net", Assert.Single(fake.Requests).Host);
    }

    [Fact]
    public async Task On_this_machine_in_Development_the_tools_are_answered_without_a_token()
    {
        await using var wire = new OutboundWire(fake, "Development");

        var outcome = await wire.Client.SendAsync(OutboundWire.Message(fake.ServiceUrl), Token);

        Assert.Equal(new SendOutcome.Accepted("m1"), outcome);
        Assert.Null(Assert.Single(fake.Requests).Authorization);
        Assert.StartsWith("/_connector/v3/", fake.Requests[0].Target, StringComparison.Ordinal);
        Assert.Empty(wire.Tokens.Requests);
    }

    [Fact]
    public async Task On_this_machine_in_Production_they_are_not()
    {
        await using var wire = new OutboundWire(fake);

        var outcome = await wire.Client.SendAsync(OutboundWire.Message(fake.ServiceUrl), Token);

        Assert.Equal(new SendOutcome.Refused(0, "ServiceUrlNotAllowed"), outcome);
        Assert.Empty(fake.Requests);
    }
}
