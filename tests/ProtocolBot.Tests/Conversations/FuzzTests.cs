using System.Net;

using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>Whatever is sent to the whole bot: it stays up, never fails, and answers nobody else. bench/ sends 100,000.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Sample = 5_000;

    [Fact]
    public async Task Nothing_that_is_sent_breaks_the_bot_or_reaches_another_conversation()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var result = await Fuzzing.RunAsync(bot.Http, Sample, seed: 20260105, TestContext.Current.CancellationToken);

        output.WriteLine($"{result.Count} activities: {string.Join(", ", result.Statuses.Select(pair => $"{(int)pair.Key} × {pair.Value}"))}");
        Assert.Empty(result.Wrong.Take(5));
        // Of each sort enough, or the generator has gone dull.
        Assert.InRange(result.Statuses[HttpStatusCode.OK], Sample / 4, Sample * 3 / 4);
        Assert.InRange(result.Statuses[HttpStatusCode.BadRequest], Sample / 6, Sample * 2 / 3);
        Assert.NotEmpty((await bot.Chat().SayAsync("hoi")).Activities);
    }
}
