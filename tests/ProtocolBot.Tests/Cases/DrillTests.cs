using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Pages.Demo;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>An exercise walks the whole chain, and tells the administrator what arrived where.</summary>
public sealed class DrillTests
{
    [Fact]
    public async Task A_drill_reaches_every_stage_says_by_which_channel_and_ends()
    {
        await using var school = await CaseSchool.StartAsync();

        var report = await RunAsync(school);

        Assert.True(report.Whole, string.Join("\n", report.Lines));
        Assert.Contains("stage 1: leidinggevende: Teams", report.Lines);
        Assert.Contains("stage 2: directeur: Teams", report.Lines);
        Assert.Contains("stage 2: fg: Teams", report.Lines);
        Assert.DoesNotContain(report.Lines, line => line.Contains("Marieke", StringComparison.Ordinal));
        Assert.Equal(0, school.Bot.Rows("case_file WHERE status <> 'closed'"));
        var notice = await school.HeardAsync(CaseSchool.Leidinggevende, activity => CaseSchool.CaseOn(activity) is not null);
        Assert.Contains("OEFENING", notice.Attachments![0].Content!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_somebody_cannot_be_reached_the_drill_says_so()
    {
        await using var school = await CaseSchool.StartAsync();
        school.Connector.Otherwise = _ => Support.ConnectorAnswer.Refused(403, "MessageWritesBlocked");

        var report = await RunAsync(school);

        Assert.False(report.Whole);
        Assert.Contains("stage 1: leidinggevende: by no channel", report.Lines);
    }

    private static Task<DrillReport> RunAsync(CaseSchool school) =>
        school.Bot.Get<Drill>().RunAsync(Persona.Find(CaseSchool.Teacher)!.PersonId, TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);
}
