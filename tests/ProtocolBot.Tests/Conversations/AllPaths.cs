using System.Collections.Concurrent;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Tables;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>Many paths side by side, each in a conversation of its own.</summary>
internal static class AllPaths
{
    private const int AtOnce = 16;

    /// <returns>The turns it took, and each path that did not go as it should, with what was wrong.</returns>
    public static async Task<(int Turns, IReadOnlyCollection<string> Failures)> WalkAsync(BotUnderTest bot, IReadOnlyList<DialogPath> paths, int seed = 0)
    {
        var failures = new ConcurrentBag<string>();
        var turns = 0;
        await Parallel.ForAsync(0, paths.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken }, async (at, _) =>
        {
            try
            {
                Interlocked.Add(ref turns, await new PathWalk(bot, paths[at], seed + at).WalkAsync());
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failures.Add($"{paths[at].Scenario} seed {seed + at}, {string.Join(' ', paths[at].Answers.Given.Select(Shown))}: {exception.Message}");
            }
        });
        return (turns, failures);
    }

    private static string Shown(GivenAnswer given) => $"{given.Question}={(given.Answer is Answer.Chosen chosen ? string.Join('+', chosen.Ids) : "text")}";
}
