using System.Text;

using CsCheck;

using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Storage;

/// <summary>Any order of loading, saving and redelivering by several actors has the effects of one after the other.</summary>
public sealed class SaveHistoriesOnSqliteTests() : SaveHistoriesTests(Database.Sqlite);

public sealed class SaveHistoriesOnPostgresTests() : SaveHistoriesTests(Database.Postgres);

/// <summary>Any order of loading, saving and redelivery by several actors has the effects of one after the other.</summary>
public abstract class SaveHistoriesTests(Database database)
{
    private static readonly Gen<Step[]> Histories = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1], Gen.Int[0, 5], Gen.Int[0, 3], (actor, conversation, activity, kind) => new Step(actor, conversation, activity, kind)).Array[1, 40];

    [Fact]
    public async Task Any_history_of_saves_keeps_one_effect_for_each_activity()
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);
        var run = 0;

        await Histories.SampleAsync(async history => await CheckAsync(storage, Interlocked.Increment(ref run), history), iter: 300, threads: 2);
    }

    private static async Task CheckAsync(StorageUnderTest storage, int run, Step[] history)
    {
        var model = new Dictionary<string, string?>();
        var answers = new Dictionary<string, string>();
        var loaded = new Dictionary<(int Actor, string Conversation), (long Version, string? State)>();
        var count = 0;
        foreach (var step in history)
        {
            var conversation = $"{run}/{step.Conversation}";
            var activity = $"{run}/{step.Activity}";
            if (step.Kind == 0)
            {
                var found = await storage.LoadAsync(conversation);
                Assert.Equal(model.GetValueOrDefault(conversation), Text(found.State));
                loaded[(step.Actor, conversation)] = (found.Version, model.GetValueOrDefault(conversation));
                continue;
            }

            var (version, basis) = loaded.GetValueOrDefault((step.Actor, conversation));
            var state = step.Kind == 1 ? null : $"state {++count}";
            var outcome = await storage.SaveAsync(conversation, version, state, activity, $"answer {count}", [$"reply {activity}"]);
            switch (outcome)
            {
                case SaveOutcome.Saved:
                    Assert.Equal(basis, model.GetValueOrDefault(conversation));
                    Assert.True(answers.TryAdd(activity, $"answer {count}"), "an activity had a second effect");
                    model[conversation] = state;
                    break;
                case SaveOutcome.Duplicate duplicate:
                    Assert.Equal(answers[activity], Text(duplicate.Earlier.Body));
                    break;
                default:
                    Assert.False(answers.ContainsKey(activity));
                    break;
            }
        }

        foreach (var (conversation, state) in model)
        {
            Assert.Equal(state, Text((await storage.LoadAsync(conversation)).State));
        }
    }

    private static string? Text(byte[]? bytes) => bytes is null ? null : Encoding.UTF8.GetString(bytes);

    private sealed record Step(int Actor, int Conversation, int Activity, int Kind);
}
