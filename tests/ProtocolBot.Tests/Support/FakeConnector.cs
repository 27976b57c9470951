using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using ProtocolBot.BotFramework;

namespace ProtocolBot.Tests.Support;

/// <summary>The channel's side of the wire, on real sockets: it answers as scripted, and keeps every request and every activity that it accepted.</summary>
/// <remarks>
/// <c>await using var fake = await FakeConnector.StartAsync();</c> A bot in Development is sent to <see cref="ServiceUrl"/>. One in Production is sent to
/// <see cref="TeamsServiceUrl"/>, and reaches it when <see cref="Transport"/> is the primary handler of the client "connector". Without a script it takes everything.
/// </remarks>
public sealed class FakeConnector : IAsyncDisposable
{
    /// <summary>An address on the list of those that our token may go to.</summary>
    public const string TeamsServiceUrl = "https://smba.trafficmanager.net/emea/";

    // One for all fakes of a run: making a key takes longer than most tests.
    private static readonly Lazy<X509Certificate2> Certificate = new(SelfSigned);

    private readonly WebApplication server;
    private readonly ConcurrentQueue<ConnectorAnswer> script = new();
    private readonly Lock gate = new();
    private readonly List<ConnectorRequest> requests = [];
    private readonly List<Activity> activities = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int ids;

    private FakeConnector(WebApplication server) => this.server = server;

    /// <summary>Over http on a loopback port, for a bot in Development.</summary>
    public string ServiceUrl => Addresses.Single(address => address.Scheme == "http") + "_connector/";

    /// <summary>What is answered when the script is at its end.</summary>
    public Func<ConnectorRequest, ConnectorAnswer> Otherwise { get; set; } = static _ => ConnectorAnswer.Taken;

    /// <summary>By which <see cref="ConnectorRequest.At"/> is told.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Called when a request has been read and will not be answered: now the client's patience may run out.</summary>
    public Action? WhenSilent { get; set; }

    /// <summary>Every request, taken or not, in the order in which they came.</summary>
    public IReadOnlyList<ConnectorRequest> Requests
    {
        get
        {
            lock (gate)
                return [.. requests];
        }
    }

    /// <summary>The activities that reached the person, in order; twice when taken twice.</summary>
    public IReadOnlyList<Activity> Activities
    {
        get
        {
            lock (gate)
                return [.. activities];
        }
    }

    private IEnumerable<Uri> Addresses => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address));

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate.Value));
        });
        var server = builder.Build();
        var fake = new FakeConnector(server);
        server.Run(fake.HandleAsync);
        await server.StartAsync();
        return fake;
    }

    /// <summary>What to answer next, in this order.</summary>
    public void Answer(params ReadOnlySpan<ConnectorAnswer> answers)
    {
        foreach (var answer in answers)
            script.Enqueue(answer);
    }

    /// <summary>Waits until this many activities reached the person.</summary>
    public Task<IReadOnlyList<Activity>> WaitForAsync(int count, CancellationToken cancellationToken) => WaitAsync(() => Activities, count, cancellationToken);

    /// <summary>Waits until this many requests came, taken or not.</summary>
    public Task<IReadOnlyList<ConnectorRequest>> WaitForRequestsAsync(int count, CancellationToken cancellationToken) => WaitAsync(() => Requests, count, cancellationToken);

    /// <summary>Leads every https host to this connector, its certificate believed unless told otherwise. Settings of our own transport stay as they are.</summary>
    public SocketsHttpHandler Transport(bool trusted = true)
    {
        var port = Addresses.Single(address => address.Scheme == "https").Port;
        var transport = ConnectorServices.Transport();
        transport.ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        };
        if (trusted)
            transport.SslOptions.RemoteCertificateValidationCallback = static (_, shown, _, _) => shown?.GetCertHashString() == Certificate.Value.GetCertHashString();
        return transport;
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await server.StopAsync(atOnce.Token);
        await server.DisposeAsync();
    }

    private async Task<IReadOnlyList<T>> WaitAsync<T>(Func<IReadOnlyList<T>> list, int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate)
                next = changed.Task;
            if (list() is var now && now.Count >= count)
                return now;
            await next.WaitAsync(cancellationToken);
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        var head = new ConnectorRequest(
            context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, context.Request.Headers.Authorization, context.Request.Headers.UserAgent, context.Request.Host.Value ?? "", "");
        var answer = script.TryDequeue(out var scripted) ? scripted : Otherwise(head);
        if (answer is ConnectorAnswer.ResetsBeforeBody)
        {
            Keep(head, answer);
            context.Abort();
            return;
        }

        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        Keep(head with { Body = await reader.ReadToEndAsync(context.RequestAborted) }, answer);
        await AnswerAsync(context, answer);
    }

    private async Task AnswerAsync(HttpContext context, ConnectorAnswer answer)
    {
        switch (answer)
        {
            case ConnectorAnswer.Says says:
                await SayAsync(context.Response, says);
                break;
            case ConnectorAnswer.BreaksOff broken:
                context.Response.StatusCode = broken.Status;
                context.Response.ContentLength = 100;
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("{\"id\":", context.RequestAborted);
                break;
            case ConnectorAnswer.IsSilent:
                WhenSilent?.Invoke();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
                break;
            default:
                context.Abort();
                break;
        }
    }

    private async Task SayAsync(HttpResponse response, ConnectorAnswer.Says says)
    {
        response.StatusCode = says.Status;
        if (says.RetryAfter is not null)
            response.Headers.RetryAfter = says.RetryAfter;
        if (says.Location is not null)
            response.Headers.Location = says.Location;
        if (says.Body is null)
            return;

        var isNamed = says.Body.Contains("{n}", StringComparison.Ordinal);
        response.ContentType = says.ContentType;
        await response.WriteAsync(isNamed ? says.Body.Replace("{n}", $"m{Interlocked.Increment(ref ids)}", StringComparison.Ordinal) : says.Body);
    }

    private void Keep(ConnectorRequest request, ConnectorAnswer answer)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            requests.Add(request with { At = Clock.GetUtcNow(), Answer = answer });
            if (request.Activity is { } activity)
                activities.AddRange(Enumerable.Repeat(activity, answer.Accepts));
            waiting = changed;
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=fake-connector", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}

/// <summary>One request as the fake connector got it.</summary>
/// <param name="Target">Path and query as they stood on the wire, not decoded.</param>
public sealed record ConnectorRequest(string Method, string Target, string? Authorization, string? UserAgent, string Host, string Body)
{
    public DateTimeOffset At { get; init; }

    /// <summary>What it was answered with.</summary>
    public ConnectorAnswer? Answer { get; init; }

    /// <summary>The activity it carries, if any.</summary>
    public Activity? Activity => Method is "POST" or "PUT" && Target.Contains("/activities", StringComparison.Ordinal) && Body.Length > 0
        ? JsonSerializer.Deserialize(Body, WireJson.Inbound.Activity)
        : null;
}
