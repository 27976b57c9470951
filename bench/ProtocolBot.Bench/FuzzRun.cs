using ProtocolBot.Tests.Conversations;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Bench;

/// <summary>The fuzz of the tests, at full length: no crash, no 5xx, no reply to the wrong conversation.</summary>
internal static class FuzzRun
{
    public static async Task<int> RunAsync(int count, int seed)
    {
        await using var bot = await BotUnderTest.StartAsync(settings: "Logging:LogLevel:Default=Warning");

        var result = await Fuzzing.RunAsync(bot.Http, count, seed, CancellationToken.None);

        Console.WriteLine($"{result.Count} activities of seed {seed} in {result.Took.TotalSeconds:F1} s ({result.Count / result.Took.TotalSeconds:F0} a second, one after the other)");
        foreach (var (status, times) in result.Statuses.OrderBy(pair => pair.Key))
        {
            Console.WriteLine($"  {(int)status,3} {times,8}  {times / (double)result.Count:P1}");
        }

        Console.WriteLine($"  {result.Answered} activities were answered with {result.Replies} replies in the answer");
        Console.WriteLine($"  rows left: {bot.Rows("conversation")} conversations, {bot.Rows("inbox")} activities, {bot.Rows("outbox")} replies that nobody takes");
        Console.WriteLine($"  warnings and worse in the log: {bot.Log.Lines.Count}; memory grew by {result.MemoryGrowth / 1024 / 1024} MB");
        var alive = (await bot.Chat().StartAsync("post")).Asks == "post/channel";
        Console.WriteLine(alive ? "  and it still talks" : "  and it does not talk any more");
        return Verdict.Of([.. result.Wrong, .. alive ? Array.Empty<string>() : ["the bot does not answer any more"]]);
    }
}
