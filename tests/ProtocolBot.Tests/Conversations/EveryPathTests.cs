using System.Diagnostics;

using ProtocolBot.Core.Content;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>Every path of every dialog, through POST /api/messages, ends as the policy says. Sets of people whom it concerns are walked in full by bench/.</summary>
public sealed class EveryPathTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Every_path_of_every_dialog_ends_as_the_policy_says_and_leaves_no_conversation_behind()
    {
        await using var bot = await BotUnderTest.StartAsync(settings: "Logging:LogLevel:Default=Warning");
        var paths = ShippedContent.Set.Scenarios.SelectMany(scenario => Paths.Of(scenario)).ToList();
        var started = Stopwatch.GetTimestamp();

        var (turns, failures) = await AllPaths.WalkAsync(bot, paths);

        var took = Stopwatch.GetElapsedTime(started);
        output.WriteLine($"{paths.Count} paths, {turns} turns, {took.TotalSeconds:F1} s");
        Assert.True(failures.Count == 0, $"{failures.Count} paths did not go as they should:\n{string.Join("\n\n", failures.Take(5))}");
        Assert.True(paths.Count > 7_000, $"only {paths.Count} paths");
        Assert.True(took < Most, $"it took {took}");
        Assert.Equal(0, bot.Rows("conversation"));
        Assert.Equal(turns, bot.Rows("inbox"));
        Assert.Equal(0, bot.Rows("outbox WHERE conversation NOT LIKE '%:%'"));
    }

    [Fact]
    public async Task A_dialog_that_runs_has_one_row_and_its_end_erases_it()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var chat = bot.Chat();

        await chat.StartAsync("press");
        Assert.Equal(1, bot.Rows("conversation"));

        await chat.PressAsync("press", "permission", "yes");
        Assert.Equal(0, bot.Rows("conversation"));
    }
}
