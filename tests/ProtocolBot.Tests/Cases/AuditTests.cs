using Microsoft.Data.Sqlite;

using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>Who saw and did what, chained: whoever changes a row with the database's own tools is found out.</summary>
public sealed class AuditTests
{
    private const int Written = 200;

    [Fact]
    public async Task A_chain_that_nobody_touched_is_whole_and_ends_where_its_anchor_says()
    {
        await using var school = await WithACaseAsync();
        var finding = await CheckAsync(school, null);

        Assert.Null(finding.Flaw);
        Assert.True(finding.Links >= 5, $"only {finding.Links} links");
        Assert.Null((await CheckAsync(school, finding.Head)).Flaw);
    }

    [Fact]
    public async Task Reading_a_case_is_written_down_too()
    {
        await using var school = await WithACaseAsync();
        var (before, number) = (await CheckAsync(school, null), await NumberAsync(school));

        await school.Bot.Get<CaseDesk>().ReadAsync(Host.Pages.Demo.Persona.Find(CaseSchool.Leidinggevende)!.PersonId, number, TestContext.Current.CancellationToken);

        var last = await school.Bot.Get<BotDb>().ReadCasesAsync(cases => cases.AuditAfter(before.Head.Seq, 10), TestContext.Current.CancellationToken);
        Assert.Contains(last, link => link.Row is { Action: "read", Actor: not null });
    }

    [Fact]
    public async Task A_bot_that_goes_on_while_the_chain_is_looked_through_raises_no_alarm()
    {
        await using var school = await CaseSchool.StartAsync();
        var (person, number) = (Host.Pages.Demo.Persona.Find(CaseSchool.Leidinggevende)!.PersonId, CaseNumber.Read(CaseSchool.NumberOf(await school.ReportAsync()))!.Value);
        var before = (await CheckAsync(school, null)).Head.Seq;

        var writing = Task.Run(
            async () =>
            {
                for (var at = 0; at < Written; at++)
                {
                    Assert.Null((await school.Bot.Get<CaseDesk>().ActAsync(person, number, new CaseRequest(CaseAction.Note, $"Notitie {at}.", []), TestContext.Current.CancellationToken)).Refused);
                }
            },
            TestContext.Current.CancellationToken);
        while (!writing.IsCompleted)
        {
            Assert.Null((await CheckAsync(school, null)).Flaw);
        }

        await writing;
        Assert.True((await CheckAsync(school, null)).Head.Seq >= before + Written);
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'somebody else' WHERE seq = 2")]
    [InlineData("UPDATE audit SET at = at + 1 WHERE seq = 3")]
    [InlineData("UPDATE audit SET action = 'noted' WHERE seq = 1")]
    [InlineData("DELETE FROM audit WHERE seq = 2")]
    [InlineData("UPDATE audit SET seq = CASE seq WHEN 2 THEN -3 WHEN 3 THEN -2 END WHERE seq IN (2, 3); UPDATE audit SET seq = -seq WHERE seq < 0")]
    [InlineData("INSERT INTO audit (seq, at, actor, action, number, event, content, hash) SELECT MAX(seq) + 1, MAX(at), NULL, 'read', '2026-000001', NULL, NULL, x'00' FROM audit")]
    [InlineData("UPDATE case_event SET sealed = randomblob(length(sealed)) WHERE seq = 2")]
    [InlineData("DELETE FROM case_event WHERE seq = (SELECT MAX(seq) FROM case_event)")]
    [InlineData("DELETE FROM case_event; DELETE FROM case_key; DELETE FROM case_file")]
    public async Task Whatever_is_changed_with_the_databases_own_tools_shows(string sql)
    {
        await using var school = await WithACaseAsync();

        Execute(school, sql);

        Assert.NotNull((await CheckAsync(school, null)).Flaw);
    }

    [Fact]
    public async Task A_chain_whose_end_was_cut_off_shows_by_the_anchor_that_lies_outside()
    {
        await using var school = await WithACaseAsync();
        var anchor = (await CheckAsync(school, null)).Head;

        Execute(school, $"DELETE FROM audit WHERE seq >= {anchor.Seq}");

        Assert.Contains("cut off", (await CheckAsync(school, anchor)).Flaw, StringComparison.Ordinal);
    }

    private static async Task<CaseSchool> WithACaseAsync()
    {
        var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());
        await school.ActAsync(CaseSchool.Leidinggevende, number, "acknowledge");
        await school.ActAsync(CaseSchool.Leidinggevende, number, "note", "Gebeld met de melder.");
        await school.ActAsync(CaseSchool.Leidinggevende, number, "inform-director-and-fg");
        await school.ActAsync(CaseSchool.Leidinggevende, number, "close", "Opgelost.", "resolved");
        await school.HeardAsync(CaseSchool.Fg, activity => CaseSchool.CaseOn(activity) is not null);
        return school;
    }

    private static async Task<CaseNumber> NumberAsync(CaseSchool school) =>
        (await school.Bot.Get<CaseDesk>().MineAsync(Host.Pages.Demo.Persona.Find(CaseSchool.Leidinggevende)!.PersonId, TestContext.Current.CancellationToken))[0].Number;

    private static Task<AuditFinding> CheckAsync(CaseSchool school, AuditHead? anchor) => new AuditCheck(school.Bot.Get<BotDb>()).RunAsync(anchor, TestContext.Current.CancellationToken);

    private static void Execute(CaseSchool school, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(school.Bot.Folder, "protocolbot.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
