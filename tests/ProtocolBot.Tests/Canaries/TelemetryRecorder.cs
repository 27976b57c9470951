using System.Collections.Concurrent;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ProtocolBot.Tests.Canaries;

/// <summary>Where measurements and traces are sent, as an administrator's collector: keeps every byte.</summary>
internal sealed class TelemetryRecorder : IAsyncDisposable
{
    private readonly WebApplication app;

    private TelemetryRecorder(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public ConcurrentQueue<byte[]> Received { get; } = new();

    public static async Task<TelemetryRecorder> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var recorder = new TelemetryRecorder(app);
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            recorder.Received.Enqueue(body.ToArray());
        });
        await app.StartAsync(cancellationToken);
        return recorder;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
