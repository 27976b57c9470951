using Azure.Core;

using Microsoft.Extensions.DependencyInjection;

using ProtocolBot.Core.Cases;
using ProtocolBot.Tests.People;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>Who never had the app gets it when there is something to tell them, where the administrator wants that.</summary>
public sealed class AppInstallerTests
{
    private const string Catalog = "22222222-3333-4444-5555-666666666666";
    private const string Receiver = CaseSchool.Leidinggevende;

    [Fact]
    public async Task A_notice_that_is_refused_for_want_of_the_app_installs_it_and_arrives()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var school = await StartAsync(graph, "Teams:CatalogAppId=" + Catalog);
        school.Usually = request => TeamsWire.IsTo(request.Target, "") && graph.Installed.IsEmpty ? ConnectorAnswer.Refused(403, "ForbiddenOperationException") : VirtualSchool.WhenWell(request);

        var number = await school.OpenAsync();
        await school.DrainAsync();

        var installed = Assert.Single(graph.Installed);
        Assert.Contains($"/appCatalogs/teamsApps/{Catalog}", installed.Replace("\\/", "/", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal($"/v1.0/users/{VirtualSchool.Person(Receiver).Value}/teamwork/installedApps", Assert.Single(graph.Requests).Asked);
        Assert.Contains((await school.FileAsync(number)).Events, happened => happened is CaseEvent.Delivered { Channel: NoticeChannel.Teams } told && told.To == VirtualSchool.Person(Receiver));
        Assert.Empty(school.Mails());
    }

    [Theory]
    [InlineData(403)]
    [InlineData(409)]
    [InlineData(500)]
    public async Task Where_Graph_will_not_install_it_a_mail_goes(int status)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var school = await StartAsync(graph, "Teams:CatalogAppId=" + Catalog);
        graph.Faults.Enqueue(context => FakeGraph.StatusAsync(context, status));
        school.Usually = request => TeamsWire.IsTo(request.Target, "") ? ConnectorAnswer.Refused(403, "ForbiddenOperationException") : VirtualSchool.WhenWell(request);

        await school.OpenAsync();
        await school.DrainAsync();

        Assert.Single(school.Mails());
    }

    [Fact]
    public async Task Unless_it_is_set_nothing_is_ever_installed()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var school = await StartAsync(graph);
        school.Usually = request => TeamsWire.IsTo(request.Target, "") ? ConnectorAnswer.Refused(403, "ForbiddenOperationException") : VirtualSchool.WhenWell(request);

        await school.OpenAsync();
        await school.DrainAsync();

        Assert.Empty(graph.Requests);
        Assert.Single(school.Mails());
    }

    private static Task<VirtualSchool> StartAsync(FakeGraph graph, params string[] settings) => VirtualSchool.StartAsync(
        [CaseSchool.Teacher],
        services => services.AddSingleton(new Lazy<TokenCredential>(new FixedCredential())),
        ["Mail:PickupFolder=mail", "Mail:From=bot@ozhw.example", "Cases:ReminderHours=720", "Cases:OverdueHours=720", "Cases:StageTwoHours=720", "Directory:Graph:Address=" + graph.Address, .. settings]);
}
