using System.Diagnostics;

using ProtocolBot.Core.Content;
using ProtocolBot.Tests.Conversations;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Bench;

/// <summary>The walk of the tests, with every set of people whom a case concerns in place of each alone.</summary>
internal static class WalkRun
{
    public static async Task<int> RunAsync(int seed)
    {
        await using var bot = await BotUnderTest.StartAsync(settings: "Logging:LogLevel:Default=Warning");
        var failures = new List<string>();
        var began = Stopwatch.GetTimestamp();
        var (paths, turns) = (0, 0);
        foreach (var scenario in ShippedContent.Set.Scenarios)
        {
            var all = Paths.Of(scenario, together: true).ToList();
            var start = Stopwatch.GetTimestamp();
            var (taken, failed) = await AllPaths.WalkAsync(bot, all, seed + paths);
            Console.WriteLine($"  {scenario.Id,-16} {all.Count,7} paths {taken,8} turns {Stopwatch.GetElapsedTime(start).TotalSeconds,7:F1} s  {failed.Count} wrong");
            (paths, turns) = (paths + all.Count, turns + taken);
            failures.AddRange(failed);
        }

        var took = Stopwatch.GetElapsedTime(began);
        Console.WriteLine($"{paths} paths, {turns} turns in {took.TotalSeconds:F1} s ({turns / took.TotalSeconds:F0} turns a second); conversations left: {bot.Rows("conversation")}");
        return Verdict.Of(bot.Rows("conversation") == 0 ? failures : [.. failures, "conversations were left behind"]);
    }
}
