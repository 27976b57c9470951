using System.Text;

using Microsoft.Extensions.Logging;

using ProtocolBot.BotFramework;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

/// <summary>The exceptions for Development (contract section 1), and that they are exceptions.</summary>
public sealed class LoopbackDoorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_an_app_id_Development_lets_local_callers_in_and_warns_once()
    {
        await using var wire = await WireUnderTest.StartAsync(environment: "Development");

        Assert.Equal(200, (await wire.PostAsync(null, Playground(), Cancellation)).Status);
        Assert.Equal(200, (await wire.PostAsync(null, Playground(), Cancellation)).Status);

        Assert.All(wire.Handler.Received, inbound => Assert.Equal((Caller.Anonymous, null), (inbound.Caller, inbound.Activity.CallerId)));
        Assert.Single(wire.Log.Lines, line => line.Level == LogLevel.Warning && line.Text.Contains("without a token", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Without_an_app_id_nobody_is_let_in_elsewhere(string environment)
    {
        await using var wire = await WireUnderTest.StartAsync(environment: environment);
        var issuer = new LocalIssuer();

        Assert.Equal((401, ""), await AnswerAsync(wire, null));
        Assert.Equal((401, ""), await AnswerAsync(wire, issuer.ChannelToken().Compact()));
        Assert.Empty(wire.Handler.Received);
    }

    [Fact]
    public async Task With_an_app_id_Development_asks_for_a_token_too_unless_told_otherwise()
    {
        var issuer = new LocalIssuer();
        await using var strict = await WireUnderTest.StartAsync(issuer, "Development");
        await using var open = await WireUnderTest.StartAsync(issuer, "Development", new Dictionary<string, string?> { ["BotFramework:DangerouslyAllowUnauthenticatedRequests"] = "true" });

        Assert.Equal((401, ""), await AnswerAsync(strict, null));
        Assert.Equal((200, ""), await AnswerAsync(open, null));
        Assert.Equal((401, ""), await AnswerAsync(open, "not.a.token"));
    }

    [Fact]
    public async Task Switched_off_it_is_shut_although_there_is_no_app_id()
    {
        await using var wire = await WireUnderTest.StartAsync(environment: "Development", settings: new Dictionary<string, string?> { ["BotFramework:DangerouslyAllowUnauthenticatedRequests"] = "false" });

        Assert.Equal((401, ""), await AnswerAsync(wire, null));
    }

    [Theory]
    [InlineData("X-Forwarded-For: 127.0.0.1")]
    [InlineData("Forwarded: for=127.0.0.1")]
    [InlineData("X-Forwarded-Host: localhost")]
    public async Task What_came_by_a_tunnel_is_not_local(string header)
    {
        await using var wire = await WireUnderTest.StartAsync(environment: "Development");
        var request = new RawHttp { Body = Encoding.UTF8.GetBytes(Playground().ToJsonString()) };
        request.HeaderLines.AddRange(["Content-Type: application/json", header]);

        Assert.Equal(401, (await request.SendAsync(wire.Address, Cancellation)).Status);
    }

    [Fact]
    public async Task A_name_that_was_pointed_at_this_machine_is_not_local()
    {
        await using var wire = await WireUnderTest.StartAsync(environment: "Development");
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(wire.Address, "/api/messages"));
        request.Headers.Host = "rebound.evil.example";
        request.Content = new StringContent(Playground().ToJsonString(), Encoding.UTF8, "application/json");

        using var response = await client.SendAsync(request, Cancellation);

        Assert.Equal(401, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("msteams", "http://localhost:56150/_connector", 200)]
    [InlineData("directline", "http://127.0.0.1:3978/", 200)]
    [InlineData("emulator", "http://[::1]:50000", 200)]
    [InlineData("webchat", null, 200)]
    [InlineData("agents", "https://smba.trafficmanager.net/emea/", 200)]
    [InlineData("slack", "http://localhost:1/", 403)]
    [InlineData("msteams", "http://192.168.1.5:3978/", 403)]
    [InlineData("msteams", "https://evil.example/", 403)]
    [InlineData("msteams", "", 403)]
    public async Task Channels_and_reply_addresses_of_local_tools_are_those_listed(string channel, string? serviceUrl, int status)
    {
        await using var wire = await WireUnderTest.StartAsync(environment: "Development");
        var activity = Playground();
        activity["channelId"] = channel;
        activity["serviceUrl"] = serviceUrl;

        Assert.Equal(status, (await wire.PostAsync(null, activity, Cancellation)).Status);
    }

    private static async Task<(int Status, string Body)> AnswerAsync(WireUnderTest wire, string? token)
    {
        var answer = await wire.PostAsync(token, Playground(), Cancellation);
        return (answer.Status, answer.Body);
    }

    // Ids as the Agents Playground gives them: they look like GUIDs and are none.
    private static System.Text.Json.Nodes.JsonObject Playground()
    {
        var activity = WireUnderTest.Message();
        activity["serviceUrl"] = "http://localhost:56150/_connector";
        activity["channelData"] = new System.Text.Json.Nodes.JsonObject { ["tenant"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "00000000-0000-0000-0000-0000000000001" } };
        activity["conversation"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "personal-chat-id", ["tenantId"] = "00000000-0000-0000-0000-0000000000001" };
        activity["from"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "user-id-0", ["aadObjectId"] = "00000000-0000-0000-0000-00000000000020" };
        return activity;
    }
}
