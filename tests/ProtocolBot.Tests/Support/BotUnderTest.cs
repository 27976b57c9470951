using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;


using ProtocolBot.BotFramework;
using ProtocolBot.Host;

using Xunit;

namespace ProtocolBot.Tests.Support;

/// <summary>The real host in this process: real content, a real SQLite file in a folder of its own, a free port, Development, traces on.</summary>
/// <remarks><c>await using var bot = await BotUnderTest.StartAsync(); var chat = bot.Chat(); var heard = await chat.SayAsync("mag dit?");</c></remarks>
internal sealed class BotUnderTest : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http;
    private readonly bool ownsFolder;

    private BotUnderTest(WebApplication app, string folder, bool ownsFolder, RecordingLog log)
    {
        this.app = app;
        this.ownsFolder = ownsFolder;
        Folder = folder;
        Log = log;
        http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>Where its database and keys are.</summary>
    public string Folder { get; }

    public RecordingLog Log { get; }

    public IServiceProvider Services => app.Services;

    public HttpClient Http => http;

    /// <param name="folder">To begin where another left off; that one deletes it.</param>
    /// <param name="time">A clock that the test turns; the true one unless given.</param>
    /// <param name="configure">For services of a test's own; the last word is theirs.</param>
    /// <param name="settings">"Outbox:MemoryDays=1".</param>
    public static async Task<BotUnderTest> StartAsync(string? folder = null, TimeProvider? time = null, Action<WebApplicationBuilder>? configure = null, params string[] settings)
    {
        var log = new RecordingLog();
        var home = folder ?? Directory.CreateTempSubdirectory("protocolbot-").FullName;
        string[] args = ["--environment", "Development", "--urls", "http://127.0.0.1:0", "--Storage:Folder", home, "--Understanding:Folder", LearntOnce.Folder, .. settings.Select(setting => "--" + setting)];
        var app = Hosting.Build(args, builder =>
        {
            builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
            if (time is not null)
            {
                builder.Services.AddSingleton(time);
            }

            configure?.Invoke(builder);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new BotUnderTest(app, home, folder is null, log);
    }

    /// <summary>The same on a PostgreSQL database of its own.</summary>
    /// <param name="postgres">To begin where another left off.</param>
    public static async Task<BotUnderTest> StartOnPostgresAsync(string? folder = null, string? postgres = null, params string[] settings) =>
        await StartAsync(folder, settings: [$"Storage:Postgres={postgres ?? await (await PostgresOfTheRun.GetAsync()).MakeDatabaseAsync()}", .. settings]);

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public string? Setting(string name) => Get<IConfiguration>()[name];

    /// <summary>A person in a conversation of their own.</summary>
    /// <param name="persona">Who of the sample directory; or the id of somebody who is not in it.</param>
    public Chat Chat(string locale = "nl-NL", string name = "Sanne de Vries", string persona = "leraar-vo") => new(this, locale, name, persona);

    /// <summary>As the channel brings it; the answer is the caller's to dispose.</summary>
    public async Task<HttpResponseMessage> PostAsync(Activity activity)
    {
        using var body = new StringContent(JsonSerializer.Serialize(activity, WireJson.Outbound.Activity), Encoding.UTF8, "application/json");
        return await http.PostAsync(new Uri("/api/messages", UriKind.Relative), body, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts an activity and reads what the bot says in its answer.</summary>
    public async Task<Heard> ExchangeAsync(Activity activity)
    {
        using var response = await PostAsync(activity);
        return await Heard.ReadAsync(response);
    }

    /// <summary>How many rows a table has, as the database says.</summary>
    public long Rows(string table) => TableRows.Count(table, Folder, Setting("Storage:Postgres"));

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        if (ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
