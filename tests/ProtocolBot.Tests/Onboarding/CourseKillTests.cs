using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Tests.Killing;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Onboarding;

/// <summary>Kill -9 while many are being reminded: nobody is reminded twice, and nobody is forgotten but who was being told at that very moment.</summary>
public sealed class CourseKillTests
{
    private const int Many = 60;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_dies_in_the_middle_nobody_is_told_twice(bool onPostgres)
    {
        var postgres = onPostgres ? await (await PostgresOfTheRun.GetAsync()).MakeDatabaseAsync() : null;
        await using var connector = await FakeConnector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("protocolbot-course-").FullName;
        await SeedAsync(folder, postgres, connector);

        // It dies just after one was told, and just before another would have been.
        foreach (var failpoint in new[] { "course.sent:10", "course.marked:7" })
        {
            using var life = await HostProcess.StartAsync(folder, postgres, failpoint, TestContext.Current.CancellationToken);
            for (var look = 0; look < 60 && life is { IsDead: false }; look++)
            {
                await Task.Delay(TimeSpan.FromSeconds(0.5), TestContext.Current.CancellationToken);
            }

            Assert.True(life is null or { IsDead: true });
        }

        using var last = await HostProcess.StartAsync(folder, postgres, null, TestContext.Current.CancellationToken);
        await EndAsync(connector);

        var told = connector.Activities.GroupBy(activity => activity.Conversation?.Id).ToList();
        Assert.All(told, person => Assert.Single(person));
        // Two were marked and may or may not have been told; what was under way beside them too.
        Assert.InRange(told.Count, Many - 10, Many);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task SeedAsync(string folder, string? postgres, FakeConnector connector)
    {
        string[] settings = postgres is null ? [] : [$"Storage:Postgres={postgres}"];
        await using var bot = await BotUnderTest.StartAsync(folder, settings: settings);
        var now = TimeProvider.System.GetUtcNow();
        for (var at = 0; at < Many; at++)
        {
            var person = new PersonId($"mens-{at}");
            await CourseSchool.MeetAsync(bot, person, now, connector.ServiceUrl, "emulator");
            // Due in a moment, when the next life has begun.
            await CourseSchool.PutAsync(bot, new Learner { Person = person, Began = now, Touched = now.AddDays(-10), Work = "docent", SchoolKind = "vo" }, now, new LessonTimer(LessonTimerKind.Reminder, now.AddSeconds(15)));
        }
    }

    /// <summary>Until nothing came for longer than a lease lasts.</summary>
    private static async Task EndAsync(FakeConnector connector)
    {
        for (var (quiet, before) = (0, -1); quiet < 40;)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            (quiet, before) = connector.Activities.Count == before ? (quiet + 1, before) : (0, connector.Activities.Count);
        }
    }
}
