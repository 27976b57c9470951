using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>What the summary promises: so many days after its end a case is gone, and no earlier.</summary>
public sealed class RetentionTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_closed_case_is_destroyed_after_its_days_and_an_open_one_is_kept()
    {
        await using var school = await CaseSchool.StartAsync(clock);
        var closed = CaseSchool.NumberOf(await school.ReportAsync());
        await school.ActAsync(CaseSchool.Leidinggevende, closed, "no-derail", "Het was een grap onder vrienden.");
        var open = CaseSchool.NumberOf(await school.ReportAsync());
        var retention = school.Bot.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Retention>().Single();

        clock.Advance(TimeSpan.FromDays(89));
        Assert.Equal(0, await retention.PurgeAsync(TestContext.Current.CancellationToken));
        clock.Advance(TimeSpan.FromDays(2));
        await retention.PurgeAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, school.Bot.Rows($"case_file WHERE number = '{closed}'"));
        Assert.Equal(0, school.Bot.Rows($"case_event WHERE number = '{closed}'"));
        Assert.Equal(0, school.Bot.Rows($"case_key WHERE number = '{closed}'"));
        Assert.Equal(1, school.Bot.Rows($"case_key WHERE number = '{open}'"));
        Assert.Null((await new AuditCheck(school.Bot.Get<BotDb>()).RunAsync(null, TestContext.Current.CancellationToken)).Flaw);
    }
}
