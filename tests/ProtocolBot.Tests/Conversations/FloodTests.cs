using ProtocolBot.Core.Content;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>One person who sends without end is held, sees whom to phone, and is in nobody's way.</summary>
public sealed class FloodTests
{
    private const int Most = 10;

    [Fact]
    public async Task Who_sends_too_much_is_told_whom_to_phone_and_nothing_is_kept_while_others_go_on()
    {
        await using var bot = await BotUnderTest.StartAsync(settings: [$"Turns:MessagesPerMinute={Most}"]);
        var (flooding, other) = (bot.Chat(), bot.Chat(persona: "leidinggevende-vo"));
        for (var count = 0; count < Most; count++)
        {
            Assert.DoesNotContain(OneBot.Wording(WordingIds.TooFastTitle), (await flooding.SayAsync("menu")).Words, StringComparison.Ordinal);
        }

        var rows = bot.Rows("inbox");
        var held = await flooding.SayAsync("een leerling valt mij lastig");

        Assert.Contains(OneBot.Wording(WordingIds.TooFastTitle), held.Words, StringComparison.Ordinal);
        Assert.Contains("112", held.Words, StringComparison.Ordinal);
        Assert.Contains("0900-1113111", held.Words, StringComparison.Ordinal);
        Assert.Equal(rows, bot.Rows("inbox"));
        Assert.DoesNotContain(OneBot.Wording(WordingIds.TooFastTitle), (await other.SayAsync("menu")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_the_Connector_it_is_told_once_and_the_channel_hears_that_nothing_was_taken()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await BotUnderTest.StartAsync(settings: [$"Turns:MessagesPerMinute={Most}"]);
        var flooding = bot.Chat();
        var statuses = new List<int>();
        for (var count = 0; count < Most + 5; count++)
        {
            using var response = await bot.PostAsync(flooding.Said("menu", connector.ServiceUrl));
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(200, Most), .. Enumerable.Repeat(429, 5)], statuses);
        var requests = await connector.WaitForRequestsAsync(Most + 1, TestContext.Current.CancellationToken);
        Assert.Single(requests, sent => sent.Body.Contains(OneBot.Wording(WordingIds.TooFastTitle), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("9")]
    [InlineData("many")]
    [InlineData("1000000")]
    public async Task A_limit_that_makes_no_sense_stops_the_start(string limit)
    {
        var failure = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => BotUnderTest.StartAsync(settings: [$"Turns:MessagesPerMinute={limit}"]));

        Assert.Contains("between 10 and 100000", failure.Message, StringComparison.Ordinal);
    }
}
