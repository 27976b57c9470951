using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Time.Testing;

using MimeKit;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Pages.Demo;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>The whole bot towards a Teams that fails as scripted, on a clock that runs only while nothing is under way: a day takes seconds, and each run is the same.</summary>
internal sealed class VirtualSchool : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";

    /// <summary>As the worker does while some stand in line.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private readonly TeamsWire wire;
    private OutboxWorker? worker;
    private TaskCompletionSource silence = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int numbers = 100_000;

    private VirtualSchool(FakeConnector connector)
    {
        Connector = connector;
        connector.Clock = Clock;
        wire = new TeamsWire(connector);
        connector.Otherwise = Answer;
        connector.WhenSilent = () => silence.TrySetResult();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero));

    public FakeConnector Connector { get; }

    public FakeTokenEndpoint Tokens { get; } = new();

    public TeamsScript Script => wire.Script;

    public BotUnderTest Bot { get; private set; } = null!;

    /// <summary>What Teams answers where the script says nothing.</summary>
    public Func<ConnectorRequest, ConnectorAnswer> Usually { get; set; } = WhenWell;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static PersonId Person(string persona) => Persona.Find(persona)!.PersonId;

    public static string ConversationOf(string persona) => "a:" + persona;

    /// <param name="known">Personas who have spoken with the bot in Teams.</param>
    public static Task<VirtualSchool> StartAsync(string[] known, params string[] settings) => StartAsync(known, static _ => { }, settings);

    /// <param name="configure">For services of a test's own.</param>
    public static async Task<VirtualSchool> StartAsync(string[] known, Action<IServiceCollection> configure, params string[] settings)
    {
        var school = new VirtualSchool(await FakeConnector.StartAsync());
        school.Bot = await BotUnderTest.StartAsync(
            time: school.Clock,
            configure: builder =>
            {
                Lead(builder.Services, ConnectorCall.HttpClientName, school.wire);
                Lead(builder.Services, ConnectorCredential.HttpClientName, school.Tokens);
                configure(builder.Services);
            },
            settings: ["BotFramework:AppId=" + AppId, "BotFramework:TenantId=t", "BotFramework:ClientSecret=secret", "BotFramework:DangerouslyAllowUnauthenticatedRequests=true", "Teams:ServiceUrl=" + FakeConnector.TeamsServiceUrl, .. settings]);
        school.worker = school.Bot.Services.GetServices<IHostedService>().OfType<OutboxWorker>().Single();

        // From now on it looks when we say so.
        await school.worker.StopAsync(Stop);
        foreach (var persona in known)
        {
            await school.MeetAsync(persona);
        }

        return school;
    }

    public Task MeetAsync(string persona) => Bot.Get<Contacts>().StoreAsync(
        Person(persona),
        new ConversationReference
        {
            Bot = new ChannelAccount { Id = "28:" + AppId },
            User = new ChannelAccount { Id = "29:" + persona },
            ChannelId = Delivery.Teams,
            ServiceUrl = FakeConnector.TeamsServiceUrl,
            Conversation = new ConversationAccount { Id = ConversationOf(persona), ConversationType = "personal" },
        },
        Clock.GetUtcNow(),
        Stop);

    /// <summary>Somebody reports that it gets out of hand: stored as "Verstuur" stores it.</summary>
    public Task<CaseNumber> OpenAsync(Priority priority = Priority.Normal) => OpenAsync(priority, CaseActing.Open);

    /// <summary>A case that somebody has of whom the directory knows nothing.</summary>
    public Task<CaseNumber> OpenForAsync(PersonId receiver) => OpenAsync(Priority.Normal, (world, opening) => new CaseDecision
    {
        Events = [new CaseEvent.Opened(opening, [], [new Seat(Role.Leidinggevende, receiver, 0, 0)]) { At = world.Now, By = opening.Reporter }],
        Notices = [new CaseNotice(receiver, NoticeKind.New)],
    });

    /// <summary>A case that concerns everybody who could get it.</summary>
    public Task<CaseNumber> OpenForNobodyAsync() => OpenAsync(Priority.Normal, static (world, opening) =>
        CaseActing.Open(world, opening with { Plan = [], Involved = [Role.Leidinggevende, Role.Directeur, Role.Fg, Role.Bestuur] }));

    private async Task<CaseNumber> OpenAsync(Priority priority, Func<CaseWorld, CaseOpening, CaseDecision> decide)
    {
        var world = Bot.Get<CaseDesk>().World();
        var opening = new CaseOpening
        {
            Number = CaseNumber.Of(2026, Interlocked.Increment(ref numbers)),
            Route = RouteId.Derail,
            Priority = priority,
            Scenario = "escalation",
            Rule = "1",
            Articles = ["5.4"],
            Facts = [new CaseFact("story", [], "Het geheime verhaal over Kees.")],
            Reporter = Person(CaseSchool.Teacher),
            ReporterRole = Role.Medewerker,
            School = world.Organisation.Find(Person(CaseSchool.Teacher))!.Posts[0].School,
            Involved = [],
            Plan = [[Role.Leidinggevende], [Role.Directeur, Role.Fg]],
            ProtocolVersion = "1",
            ContentHash = "1",
        };
        var store = Bot.Get<CaseStore>();
        Assert.True(await store.ChangeAsync(store.Begin(decide(world, opening), world.Now), Stop));
        return opening.Number;
    }

    public async Task ActAsync(string persona, CaseNumber number, CaseAction action, string? text = null) =>
        Assert.Null((await Bot.Get<CaseDesk>().ActAsync(Person(persona), number, new CaseRequest(action, text, []), Stop)).Refused);

    public async Task<CaseFile> FileAsync(CaseNumber number) => (await Bot.Get<CaseStore>().LoadAsync(number, Stop))!.File;

    /// <summary>Lets time run until nothing waits but timers.</summary>
    public Task DrainAsync() => RunAsync(DateTimeOffset.MaxValue, "conversation NOT LIKE 'timer:%'");

    /// <summary>Lets time run to an instant, timers and all.</summary>
    public async Task UntilAsync(DateTimeOffset end)
    {
        await RunAsync(end, "1");
        if (end > Clock.GetUtcNow())
        {
            Clock.Advance(end - Clock.GetUtcNow());
        }
    }

    /// <summary>Requests of one kind that came to one conversation, or to make one ("").</summary>
    public IReadOnlyList<ConnectorRequest> Requests(string method, string conversation) =>
        [.. Connector.Requests.Where(request => request.Method == method && TeamsWire.IsTo(request.Target, conversation))];

    /// <summary>The mails that lie in the pickup folder.</summary>
    public IReadOnlyList<MimeMessage> Mails()
    {
        var folder = new DirectoryInfo(Path.Combine(Bot.Folder, "mail"));
        return folder.Exists ? [.. folder.GetFiles("*.eml").Select(file => MimeMessage.Load(file.FullName))] : [];
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Connector.DisposeAsync();
    }

    /// <summary>Teams in good health: what it is asked it does.</summary>
    public static ConnectorAnswer WhenWell(ConnectorRequest request) => request switch
    {
        { Method: "POST" } when TeamsWire.IsTo(request.Target, "") => new ConnectorAnswer.Says(201, """{"id":"a:made-{n}"}"""),
        { Method: "PUT" } => new ConnectorAnswer.Says(200, """{"id":"1"}""") { Accepts = 1 },
        _ => ConnectorAnswer.Taken,
    };

    /// <summary>After the house has wired its own way out.</summary>
    private static void Lead(IServiceCollection services, string client, HttpMessageHandler to) =>
        services.PostConfigure<HttpClientFactoryOptions>(client, options => options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = to));

    private ConnectorAnswer Answer(ConnectorRequest request) => Script.Next(request.Method, request.Target)?.Says(Clock.GetUtcNow()) ?? Usually(request);

    private async Task RunAsync(DateTimeOffset end, string waitingFor)
    {
        while (true)
        {
            await worker!.LookAsync(Stop);
            await IdleAsync();
            if (NextDue(waitingFor) is not { } due || due > end)
            {
                return;
            }

            if (due > Clock.GetUtcNow())
            {
                Clock.Advance(due - Clock.GetUtcNow() > BetweenLooks ? due - Clock.GetUtcNow() : BetweenLooks);
            }
        }
    }

    /// <summary>Waits until nothing is under way. Where Teams says nothing, its time is let run out.</summary>
    private async Task IdleAsync()
    {
        while (true)
        {
            var idle = Bot.Get<OutboxSender>().WhenIdle.WaitAsync(Stop);
            if (await Task.WhenAny(idle, silence.Task) == idle)
            {
                await idle;
                return;
            }

            silence = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Clock.Advance(ConnectorCall.Patience);
        }
    }

    /// <summary>When the first row that nothing stands before can be taken; null when there is none.</summary>
    private DateTimeOffset? NextDue(string where) => Query(
        $"SELECT MIN(MAX(due, lease_until)) FROM outbox o WHERE parked IS NULL AND {where} AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.conversation = o.conversation AND e.parked IS NULL AND e.id < o.id)") is long ms
        ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
        : null;

    public object? Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Bot.Folder, "protocolbot.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }
}
