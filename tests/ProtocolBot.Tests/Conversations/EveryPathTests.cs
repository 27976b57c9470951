using System.Collections.Concurrent;

using Microsoft.Data.Sqlite;

using ProtocolBot.Core.Content;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>Every path of every dialog, through POST /api/messages, ends as the policy says.</summary>
public sealed class EveryPathTests(ITestOutputHelper output)
{
    private const int AtOnce = 16;

    [Fact]
    public async Task Every_path_of_every_dialog_ends_as_the_policy_says_and_leaves_no_conversation_behind()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var paths = ShippedContent.Set.Scenarios.SelectMany(scenario => Paths.Of(scenario)).ToList();
        var failures = new ConcurrentBag<string>();
        var turns = 0;

        await Parallel.ForEachAsync(paths.Select((path, seed) => (path, seed)), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken }, async (entry, _) =>
        {
            try
            {
                Interlocked.Add(ref turns, await PathWalk.WalkAsync(bot, entry.path, entry.seed));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failures.Add($"{entry.path.Scenario} #{entry.seed} {string.Join(' ', entry.path.Answers.Given)}: {exception.Message}");
            }
        });

        output.WriteLine($"{paths.Count} paths, {turns} turns");
        Assert.True(paths.Count > 7_000, $"only {paths.Count} paths");
        Assert.Empty(failures.Take(5));
        // Where a dialog went on in another, that one still runs; every other is erased.
        Assert.Equal(paths.Count(path => path.GoesOn is not null), Conversations(bot));
    }

    private static long Conversations(BotUnderTest bot)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(bot.Folder, "protocolbot.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM conversation";
        return (long)command.ExecuteScalar()!;
    }
}
