using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Tests.Killing;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Onboarding;

/// <summary>Many are due to be reminded at one time, and the program is killed twice while it tells them: just after one was told, and just before another would have been.</summary>
internal sealed class CourseKillRun(FakeConnector connector, string folder, string? postgres, int many)
{
    /// <summary>Who may have been under way when it died; they hear it the Monday after.</summary>
    private const int MostUntold = 10;

    public int Told { get; private set; }

    /// <returns>What must not be: somebody who was told twice, or too many who were told nothing.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        await SeedAsync();
        var wrong = new List<string>();
        foreach (var failpoint in new[] { $"course.sent:{many / 6}", $"course.marked:{many / 8}" })
        {
            using var life = await HostProcess.StartAsync(folder, postgres, failpoint, cancellationToken);
            for (var look = 0; look < 60 + (many / 10) && life is { IsDead: false }; look++)
            {
                await Task.Delay(TimeSpan.FromSeconds(0.5), cancellationToken);
            }

            if (life is { IsDead: false })
            {
                wrong.Add($"it never came to {failpoint}");
            }
        }

        using var last = await HostProcess.StartAsync(folder, postgres, null, cancellationToken);
        await EndAsync(cancellationToken);
        var told = connector.Activities.GroupBy(activity => activity.Conversation?.Id).ToList();
        Told = told.Count;
        wrong.AddRange(told.Where(person => person.Count() > 1).Select(person => $"{person.Key} was told {person.Count()} times"));
        return Told >= many - MostUntold ? wrong : [.. wrong, $"{many - Told} of {many} were told nothing"];
    }

    private async Task SeedAsync()
    {
        string[] settings = postgres is null ? [] : [$"Storage:Postgres={postgres}"];
        await using var bot = await BotUnderTest.StartAsync(folder, settings: settings);
        var now = TimeProvider.System.GetUtcNow();

        // Due once all are there and the next life has begun.
        var due = now.AddSeconds(15 + (many / 50));
        for (var at = 0; at < many; at++)
        {
            var person = new PersonId($"mens-{at}");
            await CourseSchool.MeetAsync(bot, person, now, connector.ServiceUrl, "emulator");
            await CourseSchool.PutAsync(bot, new Learner { Person = person, Began = now, Touched = now.AddDays(-10), Work = "docent", SchoolKind = "vo" }, now, new LessonTimer(LessonTimerKind.Reminder, due));
        }
    }

    /// <summary>Until nothing came for longer than a lease lasts.</summary>
    private async Task EndAsync(CancellationToken cancellationToken)
    {
        for (var (quiet, before) = (0, -1); quiet < 40;)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            (quiet, before) = connector.Activities.Count == before ? (quiet + 1, before) : (0, connector.Activities.Count);
        }
    }
}
