using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.DirectLine;

using Xunit;

namespace ProtocolBot.Tests.BotFramework.DirectLine;

/// <summary>A real server on a port of its own, with a scripted bot behind it and a clock that the test turns.</summary>
internal sealed class DirectLineHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private DirectLineHost(WebApplication app, ScriptedBot bot, FakeTimeProvider clock)
    {
        this.app = app;
        Bot = bot;
        Clock = clock;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/v3/directline/") };
    }

    public ScriptedBot Bot { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Client { get; }

    public DirectLineServer Server => app.Services.GetRequiredService<DirectLineServer>();

    public static async Task<DirectLineHost> StartAsync(string environment = "Development", params (string Key, string Value)[] settings)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var bot = new ScriptedBot();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IActivityHandler>(bot);
        builder.Services.AddDirectLine(builder.Configuration, builder.Environment);
        var app = builder.Build();
        app.MapDirectLine();
        bot.Server = app.Services.GetRequiredService<DirectLineServer>();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new DirectLineHost(app, bot, clock);
    }

    /// <summary>Starts a conversation as a client with a token for this person does.</summary>
    public async Task<Talk> TalkAsync(string userId = "dl_sanne")
    {
        var generated = await PostAsync("tokens/generate", null, $$$"""{"user":{"id":"{{{userId}}}","name":"Sanne"}}""");
        var started = await PostAsync("conversations", generated.Body.GetProperty("token").GetString());
        Assert.Equal(201, started.Status);
        return new Talk(this, started.Body);
    }

    public Task<Answer> PostAsync(string path, string? token, string? json = null) =>
        SendAsync(HttpMethod.Post, path, token, json is null ? null : new StringContent(json, new MediaTypeHeaderValue("application/json")));

    public Task<Answer> GetAsync(string path, string? token) => SendAsync(HttpMethod.Get, path, token, null);

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? token, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType == "application/json", Encoding.UTF8.GetString(body));
        return new Answer((int)response.StatusCode, body.Length == 0 ? default : JsonElement.Parse(body));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}

/// <summary>What the server answered.</summary>
internal sealed record Answer(int Status, JsonElement Body)
{
    public string? Error => Body.GetProperty("error").GetProperty("code").GetString();

    public IReadOnlyList<JsonElement> Activities => [.. Body.GetProperty("activities").EnumerateArray()];

    public string Watermark => Body.GetProperty("watermark").GetString() ?? "";
}

/// <summary>One started conversation, as its client sees it.</summary>
internal sealed class Talk(DirectLineHost host, JsonElement started)
{
    public string Id { get; } = started.GetProperty("conversationId").GetString() ?? "";

    public string Token { get; } = started.GetProperty("token").GetString() ?? "";

    public string StreamUrl { get; } = started.GetProperty("streamUrl").GetString() ?? "";

    public string Path => $"conversations/{Id}";

    public Task<Answer> SayAsync(string text, string clientId = "c-1") =>
        PostAsync($$$"""{"type":"message","from":{"id":"somebody","role":"user"},"text":"{{{text}}}","channelData":{"clientActivityID":"{{{clientId}}}"}}""");

    public Task<Answer> PostAsync(string json) => host.PostAsync($"{Path}/activities", Token, json);

    public Task<Answer> ReadAsync(string watermark = "") => host.GetAsync($"{Path}/activities?watermark={watermark}", Token);

    public Task<Answer> ReconnectAsync(string watermark) => host.GetAsync($"{Path}?watermark={watermark}", Token);
}

/// <summary>A client's end of the stream.</summary>
internal sealed class StreamClient : IDisposable
{
    private readonly ClientWebSocket socket = new();

    public WebSocketCloseStatus? ClosedWith => socket.CloseStatus;

    public static async Task<StreamClient> ConnectAsync(string address)
    {
        var client = new StreamClient();
        await client.socket.ConnectAsync(new Uri(address), TestContext.Current.CancellationToken);
        return client;
    }

    /// <summary>The next frame with something in it; null when the server closed.</summary>
    public async Task<Answer?> NextAsync()
    {
        using var frame = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
                return null;
            }

            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage && frame.Length > 0)
                return new Answer(101, JsonElement.Parse(frame.ToArray()));
        }
    }

    public Task SendAsync(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>The line breaks: no goodbye.</summary>
    public void Drop() => socket.Abort();

    public void Dispose() => socket.Dispose();
}
