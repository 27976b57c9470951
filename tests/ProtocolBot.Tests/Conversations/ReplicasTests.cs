using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using ProtocolBot.Host.Outbox;
using ProtocolBot.Tests.Cases;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>Several bots on one PostgreSQL database with one key ring, as behind a reverse proxy that sends each message anywhere.</summary>
public sealed class ReplicasTests
{
    [Fact]
    public async Task A_conversation_goes_on_whichever_bot_hears_the_next_message()
    {
        await using var one = await BotUnderTest.StartOnPostgresAsync();
        await using var two = await AnotherAsync(one);
        await using var three = await AnotherAsync(one);
        var sanne = one.Chat();

        Assert.Equal("post/channel", (await one.ExchangeAsync(sanne.Said("mag ik een foto van mijn klas op insta zetten?"))).Asks);
        Assert.Equal("post/people", (await two.ExchangeAsync(sanne.Said("op de insta van school"))).Asks);
        var last = sanne.Said("ze zijn 13");
        Assert.Equal("post/consent", (await three.ExchangeAsync(last)).Asks);
        Assert.Equal("post/consent", (await two.ExchangeAsync(last)).Asks);
        Assert.Equal("not-allowed", (await one.ExchangeAsync(sanne.Said("geen idee"))).Verdict);
        Assert.Equal(0, one.Rows("conversation"));
    }

    [Fact]
    public async Task An_activity_that_reaches_all_at_once_has_one_effect_and_one_answer()
    {
        await using var one = await BotUnderTest.StartOnPostgresAsync();
        await using var two = await AnotherAsync(one);
        BotUnderTest[] bots = [one, two];
        var sanne = one.Chat();
        await one.ExchangeAsync(sanne.Said("discussion"));
        var said = sanne.Said("ja");

        var heard = await Task.WhenAll(Enumerable.Range(0, 12).Select(at => bots[at % 2].ExchangeAsync(said)));

        Assert.All(heard, answer => Assert.Equal(heard[0].Body, answer.Body));
        Assert.Equal(2, one.Rows("inbox"));
    }

    [Fact]
    public async Task What_a_bot_stored_and_never_sent_another_sends()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var one = await BotUnderTest.StartOnPostgresAsync();
        var sanne = one.Chat();
        connector.Answer(ConnectorAnswer.Throttled(TimeSpan.FromSeconds(4)));
        using var accepted = await one.PostAsync(sanne.Said("menu", connector.ServiceUrl));
        await connector.WaitForRequestsAsync(1, TestContext.Current.CancellationToken);
        await one.Get<OutboxSender>().WhenIdle;
        await one.Services.GetServices<IHostedService>().OfType<OutboxWorker>().Single().StopAsync(CancellationToken.None);

        await using var two = await AnotherAsync(one);
        var sent = await connector.WaitForAsync(1, TestContext.Current.CancellationToken);

        Assert.Equal(sanne.Conversation, sent[0].Conversation?.Id);
    }

    [Fact]
    public async Task A_case_goes_its_whole_way_and_no_log_says_the_password()
    {
        var database = await (await PostgresOfTheRun.GetAsync()).MakeDatabaseAsync();
        await using var school = await CaseSchool.StartAsync(settings: $"Storage:Postgres={database}");

        var number = CaseSchool.NumberOf(await school.ReportAsync());
        await school.HeardAsync(CaseSchool.Leidinggevende, activity => CaseSchool.CaseOn(activity)?.GetProperty("case").GetString() == number);
        await school.ActAsync(CaseSchool.Leidinggevende, number, "acknowledge");
        await school.ActAsync(CaseSchool.Leidinggevende, number, "inform-director-and-fg");
        await school.HeardAsync(CaseSchool.Fg, activity => CaseSchool.CaseOn(activity)?.GetProperty("case").GetString() == number);
        await school.ActAsync(CaseSchool.Leidinggevende, number, "message-reporter", "Ik bel je vanmiddag.");
        var closed = await school.ActAsync(CaseSchool.Leidinggevende, number, "close", "Besproken met de klas.", "resolved");

        Assert.Equal("closed", closed.Trace("protocolbot/case")?.GetProperty("status").GetString());
        Assert.Equal(1, school.Bot.Rows("case_file"));
        Assert.True(school.Bot.Rows("audit") >= 4);
        Assert.DoesNotContain(school.Bot.Log.Lines, static line => line.Text.Contains(PostgresServer.Password, StringComparison.Ordinal));
    }

    private static Task<BotUnderTest> AnotherAsync(BotUnderTest bot) =>
        BotUnderTest.StartOnPostgresAsync(bot.Folder, bot.Setting("Storage:Postgres"));
}
