using ProtocolBot.BotFramework;
using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Pages.Demo;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>Art. 5.4 as a chain, through the real endpoint and a connector: from "Verstuur" to closed.</summary>
public sealed class DerailmentTests
{
    [Fact]
    public async Task It_is_reported_acknowledged_told_to_directeur_and_FG_and_closed()
    {
        await using var school = await CaseSchool.StartAsync();

        var sent = await school.ReportAsync();
        var number = CaseSchool.NumberOf(sent);
        Assert.Equal(["add", "withdraw", "not-me"], Actions(sent));

        var notice = await school.HeardAsync(CaseSchool.Leidinggevende, IsAbout(number));
        Assert.Contains("acknowledge", Offered(notice));

        Assert.Equal(number, CaseSchool.NumberOf(await school.ActAsync(CaseSchool.Leidinggevende, number, "acknowledge")));
        await school.HeardAsync(CaseSchool.Teacher, IsAbout(number));

        await school.ActAsync(CaseSchool.Leidinggevende, number, "inform-director-and-fg");
        await school.HeardAsync(CaseSchool.Directeur, IsAbout(number));
        await school.HeardAsync(CaseSchool.Fg, IsAbout(number));

        await school.ActAsync(CaseSchool.Leidinggevende, number, "message-reporter", "Ik bel je vanmiddag.");
        var closed = await school.ActAsync(CaseSchool.Leidinggevende, number, "close", "Besproken met de klas.", "resolved");

        Assert.Equal("closed", closed.Trace("protocolbot/case")?.GetProperty("status").GetString());
        Assert.Equal(["export"], Actions(closed));
    }

    /// <summary>Renewing a card closes what somebody is writing on it.</summary>
    [Fact]
    public async Task A_card_follows_the_case_and_not_that_another_looked_at_it()
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());
        await school.HeardAsync(CaseSchool.Leidinggevende, IsAbout(number));
        await school.ActAsync(CaseSchool.Leidinggevende, number, "acknowledge");
        await school.ActAsync(CaseSchool.Leidinggevende, number, "inform-director-and-fg");
        await school.HeardAsync(CaseSchool.Fg, IsAbout(number));
        await school.HeardAsync(CaseSchool.Directeur, IsAbout(number));
        await school.SettledAsync();
        var before = Renewals(school, CaseSchool.Directeur);

        await school.Bot.Get<CaseDesk>().ReadAsync(Persona.Find(CaseSchool.Fg)!.PersonId, CaseNumber.Read(number)!.Value, TestContext.Current.CancellationToken);
        await school.SettledAsync();
        Assert.Equal(before, Renewals(school, CaseSchool.Directeur));

        await school.ActAsync(CaseSchool.Leidinggevende, number, "close", "Besproken met de klas.", "resolved");
        await school.SettledAsync();
        Assert.Equal(before + 1, Renewals(school, CaseSchool.Directeur));
    }

    [Fact]
    public async Task Whoever_is_not_in_it_hears_the_same_of_a_case_that_is_there_and_one_that_is_not()
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());

        var forbidden = await school.ActAsync(CaseSchool.Directeur, number, "acknowledge");
        var absent = await school.ActAsync(CaseSchool.Directeur, "2026-000000", "acknowledge");

        Assert.Equal(absent.Words, forbidden.Words);
        Assert.Null(forbidden.Trace("protocolbot/case"));
    }

    private static int Renewals(CaseSchool school, string persona) => school.Connector.Requests.Count(request =>
        request.Method == "PUT" && request.Target.Contains(Uri.EscapeDataString(school.Of(persona).Conversation), StringComparison.Ordinal));

    private static Func<Activity, bool> IsAbout(string number) => activity => CaseSchool.CaseOn(activity)?.GetProperty("case").GetString() == number;

    private static IEnumerable<string> Offered(Activity activity) => CaseSchool.CaseOn(activity)!.Value.GetProperty("actions").EnumerateArray().Select(id => id.GetString()!);

    private static IEnumerable<string> Actions(Support.Heard heard) => heard.Trace("protocolbot/case")!.Value.GetProperty("actions").EnumerateArray().Select(id => id.GetString()!);
}
