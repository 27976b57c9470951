using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using ProtocolBot.BotFramework;

namespace ProtocolBot.Tests.Support;

/// <summary>The inbound wire on a real Kestrel port, with a recorder where the bot would be.</summary>
public sealed class WireUnderTest : IAsyncDisposable
{
    private readonly WebApplication app;

    private WireUnderTest(WebApplication app, RecordingHandler handler, RecordingLog log)
    {
        this.app = app;
        Handler = handler;
        Log = log;
    }

    public RecordingHandler Handler { get; }
    public RecordingLog Log { get; }
    public Uri Address => new(app.Urls.First());
    public IServiceProvider Services => app.Services;

    /// <summary>Starts it with the issuer's settings and, when the issuer does not run over HTTP itself, its handler in place of the network.</summary>
    public static async Task<WireUnderTest> StartAsync(
        LocalIssuer? issuer = null, string environment = "Production", IReadOnlyDictionary<string, string?>? settings = null, TimeProvider? clock = null, bool issuerOverHttp = false)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        var log = new RecordingLog();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(issuer?.Settings ?? new Dictionary<string, string?>());
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var handler = new RecordingHandler();
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton<IActivityHandler>(handler);
        builder.Services.AddBotFramework(builder.Configuration, builder.Environment);
        if (issuer is not null && !issuerOverHttp)
            builder.Services.AddHttpClient(SigningKeys.HttpClientName).ConfigurePrimaryHttpMessageHandler(issuer.Handler);
        var app = builder.Build();
        app.MapBotFramework();
        await app.StartAsync();
        return new WireUnderTest(app, handler, log);
    }

    /// <summary>A message from a teacher in Teams, complete and welcome.</summary>
    public static JsonObject Message(string text = "hoi") => new()
    {
        ["type"] = "message",
        ["id"] = "1700000000001",
        ["timestamp"] = "2026-01-05T09:00:00.1234567Z",
        ["serviceUrl"] = LocalIssuer.ServiceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = "29:teacher", ["name"] = "Anna", ["aadObjectId"] = "aad-anna" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Bot" },
        ["conversation"] = new JsonObject { ["id"] = "a:1", ["conversationType"] = "personal", ["tenantId"] = LocalIssuer.TenantId },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = LocalIssuer.TenantId } },
        ["textFormat"] = "plain",
        ["locale"] = "nl-NL",
        ["text"] = text,
    };

    public Task<RawAnswer> PostAsync(string? token, JsonNode body, CancellationToken cancellationToken) =>
        PostAsync(token, Encoding.UTF8.GetBytes(body.ToJsonString()), cancellationToken);

    public Task<RawAnswer> PostAsync(string? token, byte[] body, CancellationToken cancellationToken)
    {
        var request = new RawHttp { Body = body };
        request.HeaderLines.Add("Content-Type: application/json; charset=utf-8");
        if (token is not null)
            request.HeaderLines.Add($"Authorization: Bearer {token}");
        return request.SendAsync(Address, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => app.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

/// <summary>Stands where the bot stands: keeps what came through and answers what it is told to.</summary>
public sealed class RecordingHandler : IActivityHandler
{
    public ConcurrentQueue<InboundActivity> Received { get; } = new();
    public Func<InboundActivity, CancellationToken, Task<TurnResponse>> Answer { get; set; } = static (_, _) => Task.FromResult(TurnResponse.Accepted);

    public Task<TurnResponse> OnTurnAsync(InboundActivity inbound, CancellationToken cancellationToken)
    {
        Received.Enqueue(inbound);
        return Answer(inbound, cancellationToken);
    }
}

/// <summary>All that is logged, at the lowest level.</summary>
public sealed class RecordingLog : ILoggerProvider
{
    public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(Lines);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<(LogLevel Level, string Text)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
    }
}
