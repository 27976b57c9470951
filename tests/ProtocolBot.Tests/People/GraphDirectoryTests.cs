using Azure.Core;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Host.People;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.People;

public sealed class GraphDirectoryTests : IAsyncDisposable
{
    private static readonly SchoolId Vo = new("vo1");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("protocolbot-");
    private readonly FakeTimeProvider clock = new(DirectoryDraft.Monday) { AutoAdvanceAmount = TimeSpan.Zero };
    private readonly RecordingLog log = new();
    private readonly FixedCredential credential = new();
    private ServiceProvider? services;

    [Fact]
    public async Task People_managers_and_groups_come_from_Graph_page_by_page_and_schools_from_the_files()
    {
        await using var graph = await SchoolAsync();
        var (source, watch) = Begin(graph);

        Assert.True(await watch.LookAsync(TestContext.Current.CancellationToken));

        var school = source.Current;
        Assert.Equal(["anna", "bea", "chris", "dirk", "extern", "fg"], school.People.Select(person => person.Id.Value).Order());
        Assert.Equal((Person("bea"), Person("chris"), Person("fg"), Person("dirk")), (
            school.Holder(Role.Leidinggevende, Person("anna"), Vo), school.Holder(Role.Directeur, Person("anna"), Vo), school.Holder(Role.Fg, Person("anna"), Vo), school.Holder(Role.Bestuur, Person("anna"), Vo)));
        var anna = school.Find(Person("anna"));
        Assert.Equal((Tongue.English, "06-00000077", true, false), (anna?.Tongue, anna?.Phone, anna?.HasTeams, anna?.IsGuest));
        Assert.False(school.Find(Person("bea"))?.HasTeams);
        Assert.False(school.Find(Person("dirk"))?.IsEnabled is null);
        Assert.True(school.Find(Person("extern"))?.IsGuest);
        Assert.Contains(Person("bea"), school.Leidinggevenden(Vo).Select(person => person.Id));
        Assert.True(graph.Requests.Count(request => request.Asked.StartsWith("/v1.0/users", StringComparison.Ordinal)) > 2);
        Assert.All(graph.Requests, request => Assert.Equal("Bearer a-token", request.Authorization));
    }

    [Fact]
    public async Task The_files_have_the_last_word()
    {
        await using var graph = await SchoolAsync();
        Write("posts.csv", "person;school;leidinggevende\nanna@ozhw.example;vo1;chris@ozhw.example\n");
        Write("roles.csv", "role;person\nfg;chris@ozhw.example\n");
        Write("people.csv", "id;name;email\nbea;Bea van Buiten;bea@elders.example\n");
        Write("deputies.csv", "of;by\nchris@ozhw.example;bea\n");
        var (source, watch) = Begin(graph);

        await watch.LookAsync(TestContext.Current.CancellationToken);

        var school = source.Current;
        Assert.Equal(Person("chris"), school.Holder(Role.Leidinggevende, Person("anna"), Vo));
        Assert.Equal((Person("chris"), Person("dirk")), (school.Fg, school.Board[0]));
        Assert.Equal("Bea van Buiten", school.Find(Person("bea"))?.Name);
        Assert.True(school.Find(Person("bea"))?.WorksAt(Vo));
        Assert.Equal(new Deputy(Person("chris"), Person("bea")), school.Deputies[0] with { Place = Place.Deputies });
    }

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(503, null, 2)]
    [InlineData(500, "0", 2)]
    [InlineData(200, null, 2)]
    public async Task Graph_is_asked_again_when_it_says_and_only_then(int status, string? retryAfter, int seconds)
    {
        await using var graph = await SchoolAsync();
        graph.Faults.Enqueue(context => status == 200 ? FakeGraph.HalfAsync(context) : FakeGraph.StatusAsync(context, status, retryAfter));
        var waits = new WaitingClock();
        var (source, watch) = Begin(graph, waits);

        Assert.True(await watch.LookAsync(TestContext.Current.CancellationToken));

        Assert.Equal(6, source.Current.People.Length);
        Assert.Equal([TimeSpan.FromSeconds(seconds)], waits.Waited);
    }

    [Fact]
    public async Task A_page_that_cannot_be_had_leaves_the_last_good_directory()
    {
        await using var graph = await SchoolAsync();
        var waits = new WaitingClock();
        var (source, watch) = Begin(graph, waits);
        await watch.LookAsync(TestContext.Current.CancellationToken);
        var imported = source.Current.Imported;

        // The first page of the group and of the users arrive, and then nothing more.
        waits.Advance(TimeSpan.FromMinutes(61));
        graph.Faults.Enqueue(context => FakeGraph.StatusAsync(context, 403));
        Assert.False(await watch.LookAsync(TestContext.Current.CancellationToken));
        waits.Advance(TimeSpan.FromMinutes(2));
        for (var fault = 0; fault < 5; fault++)
        {
            graph.Faults.Enqueue(context => FakeGraph.StatusAsync(context, 503));
        }

        Assert.False(await watch.LookAsync(TestContext.Current.CancellationToken));

        Assert.Equal((6, imported), (source.Current.People.Length, source.Current.Imported));
        Assert.Contains(log.Lines, entry => entry.Text.Contains("503", StringComparison.Ordinal));
        Assert.All(log.Lines, entry => Assert.DoesNotContain("Geheim", entry.Text, StringComparison.Ordinal));
        waits.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await watch.LookAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Between_two_hours_Graph_is_left_alone()
    {
        await using var graph = await SchoolAsync();
        var (_, watch) = Begin(graph);
        await watch.LookAsync(TestContext.Current.CancellationToken);
        var asked = graph.Requests.Count;

        clock.Advance(TimeSpan.FromMinutes(59));
        await watch.LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal(asked, graph.Requests.Count);

        clock.Advance(TimeSpan.FromMinutes(2));
        await watch.LookAsync(TestContext.Current.CancellationToken);
        Assert.True(graph.Requests.Count > asked);
    }

    [Fact]
    public async Task A_group_that_is_not_there_is_reported_and_the_rest_counts()
    {
        await using var graph = await SchoolAsync();
        graph.Groups.Remove("g-fg");
        var (source, watch) = Begin(graph);

        await watch.LookAsync(TestContext.Current.CancellationToken);

        Assert.Null(source.Current.Fg);
        Assert.Equal(6, source.Current.People.Length);
        Assert.Contains(source.State.Problems, problem => problem.File == "graph" && problem.Remedy.Contains("FgGroup", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example/v1.0/users?$skiptoken=2")]
    [InlineData("http://127.0.0.1:1/v1.0/users")]
    [InlineData("//evil.example/users")]
    public async Task The_token_never_follows_a_link_to_another_host(string link)
    {
        await using var graph = await SchoolAsync();
        graph.NextLink = link;
        var (source, watch) = Begin(graph);

        Assert.False(await watch.LookAsync(TestContext.Current.CancellationToken));

        Assert.Empty(source.Current.People);
        Assert.Single(graph.Requests);
    }

    [Theory]
    [InlineData("Directory:Graph:Address", "http://graph.example/v1.0", "https address")]
    [InlineData("Directory:Graph:SchoolField", "city", "officeLocation")]
    [InlineData("Directory:Graph:RefreshMinutes", "1", "between 5 and 1440")]
    [InlineData("BotFramework:AppId", null, "needs BotFramework:AppId")]
    public void A_source_that_cannot_work_or_is_not_safe_is_refused_at_the_start(string key, string? value, string said)
    {
        var settings = new Dictionary<string, string?>(OutboundWire.Secret) { ["Directory:Source"] = "graph", [key] = value };
        using var provider = Services(settings, clock).BuildServiceProvider();

        var refusal = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<DirectoryOptions>>().Value);

        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private static PersonId Person(string id) => new(id);

    private static async Task<FakeGraph> SchoolAsync()
    {
        var graph = await FakeGraph.StartAsync();
        graph.Users.AddRange(
        [
            """{"id":"ANNA","displayName":"Anna Geheim","mail":"anna@ozhw.example","preferredLanguage":"en-GB","mobilePhone":"06-00000077","officeLocation":"Het Baken","userType":"Member","accountEnabled":true,"assignedPlans":[{"service":"TeamspaceAPI","capabilityStatus":"Enabled"}],"manager":{"@odata.type":"#microsoft.graph.user","id":"bea"}}""",
            """{"id":"bea","displayName":"Bea","mail":"bea@ozhw.example","officeLocation":"vo1","assignedPlans":[{"service":"exchange","capabilityStatus":"Enabled"}],"manager":{"id":"chris"}}""",
            """{"id":"chris","displayName":"Chris","mail":"chris@ozhw.example","officeLocation":"vo1; po1"}""",
            """{"id":"dirk","displayName":"Dirk","mail":"dirk@ozhw.example","accountEnabled":true}""",
            """{"id":"fg","displayName":"Fatima","mail":null}""",
            """{"id":"extern","displayName":"Extern","userType":"Guest"}""",
            """{"id":"leerling","displayName":"Leerling","officeLocation":"vo1"}""",
        ]);
        graph.Groups["g-staff"] = ["anna", "bea", "chris", "dirk", "fg", "extern"];
        graph.Groups["g-lead"] = ["bea"];
        graph.Groups["g-heads"] = ["chris"];
        graph.Groups["g-fg"] = ["fg"];
        graph.Groups["g-board"] = ["dirk"];
        return graph;
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder.FullName, file), text);

    private (OrganisationSource Source, DirectoryWatch Watch) Begin(FakeGraph graph, TimeProvider? time = null)
    {
        Write("schools.csv", "id;name;kind\nvo1;Het Baken;vo\npo1;De Regenboog;po\n");
        var settings = new Dictionary<string, string?>(OutboundWire.Secret)
        {
            ["Directory:Source"] = "graph",
            ["Directory:Folder"] = folder.FullName,
            ["Directory:Graph:Address"] = graph.Address,
            ["Directory:Graph:StaffGroup"] = "g-staff",
            ["Directory:Graph:LeidinggevendenGroup"] = "g-lead",
            ["Directory:Graph:DirecteurenGroup"] = "g-heads",
            ["Directory:Graph:FgGroup"] = "g-fg",
            ["Directory:Graph:BestuurGroup"] = "g-board",
        };
        var collection = Services(settings, time ?? clock);
        collection.AddSingleton(new Lazy<TokenCredential>(credential));
        services = collection.BuildServiceProvider();
        return (services.GetRequiredService<OrganisationSource>(), services.GetServices<IHostedService>().OfType<DirectoryWatch>().Single());
    }

    private ServiceCollection Services(Dictionary<string, string?> settings, TimeProvider time)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        collection.AddSingleton(time);
        collection.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Production" });
        collection.AddSingleton(ShippedContent.Set);
        collection.AddOptions<BotFrameworkOptions>().Bind(configuration.GetSection(BotFrameworkOptions.Section));
        collection.AddDirectory(configuration);
        return collection;
    }

    /// <summary>A clock on which every wait is over at once, and is kept.</summary>
    private sealed class WaitingClock : TimeProvider
    {
        private DateTimeOffset now = DirectoryDraft.Monday;

        public List<TimeSpan> Waited { get; } = [];

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan time) => now += time;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waited.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
