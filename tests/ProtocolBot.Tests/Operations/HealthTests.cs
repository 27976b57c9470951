using System.Net;
using System.Text.Json.Nodes;

using Microsoft.Extensions.Logging;

using ProtocolBot.Core.Content;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Operations;

public sealed class HealthTests
{
    [Fact]
    public async Task A_bot_that_can_work_says_so_with_its_database_content_and_keys()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var (live, _) = await GetAsync(bot, "/healthz/live");
        var (ready, body) = await GetAsync(bot, "/healthz/ready");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (live, ready));
        Assert.Equal(("ready", "ok", "ok"), (Text(body, "status"), Text(body, "database"), Text(body, "keys")));
        Assert.Equal(bot.Get<ContentSet>().Hash, Text(body, "content"));
        Assert.Equal((0, 0), (body["outbox"]?["waiting"]?.GetValue<int>(), body["outbox"]?["parked"]?.GetValue<int>()));
    }

    [Fact]
    public async Task A_reply_that_was_refused_is_seen_there_and_alarms_in_the_log()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await BotUnderTest.StartAsync();
        connector.Answer(ConnectorAnswer.Refused(403, "BotNotInConversationRoster"));

        await bot.ExchangeAsync(bot.Chat().Said("menu", connector.ServiceUrl));
        await connector.WaitForRequestsAsync(1, TestContext.Current.CancellationToken);
        await bot.Get<OutboxSender>().WhenIdle;
        var (status, body) = await GetAsync(bot, "/healthz/ready");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(1, body["outbox"]?["parked"]?.GetValue<int>());
        Assert.Contains(bot.Log.Lines, static line => line.Level is LogLevel.Critical && line.Text.Contains("is parked: refused 403", StringComparison.Ordinal));
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> GetAsync(BotUnderTest bot, string path)
    {
        using var response = await bot.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.NotNull(body);
        return (response.StatusCode, body);
    }

    private static string? Text(JsonNode body, string name) => body[name]?.GetValue<string>();
}
