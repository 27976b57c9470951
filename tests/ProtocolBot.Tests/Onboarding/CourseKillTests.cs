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

        Assert.Empty(await new CourseKillRun(connector, folder, postgres, Many).RunAsync(TestContext.Current.CancellationToken));

        Directory.Delete(folder, recursive: true);
    }
}
