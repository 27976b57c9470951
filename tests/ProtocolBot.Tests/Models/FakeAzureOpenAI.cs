using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

using Xunit;

namespace ProtocolBot.Tests.Models;

/// <summary>Azure OpenAI as a real server on this machine: it answers as it is told, well or badly, and keeps what it was asked.</summary>
internal sealed class FakeAzureOpenAI : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeAzureOpenAI(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public ConcurrentQueue<ModelRequest> Requests { get; } = new();

    /// <summary>What it does with a request.</summary>
    public Func<ModelRequest, HttpContext, Task> Answer { get; set; } = static (_, context) => SayAsync(context, "{}");

    /// <summary>Called when a request will not be answered: now the bot's patience may run out.</summary>
    public Action? WhenSilent { get; set; }

    public static async Task<FakeAzureOpenAI> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeAzureOpenAI(app);
        app.Run(fake.HandleAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    /// <summary>Answers what a message is about, and words answers, with these.</summary>
    public void Says(string? understood = null, string? worded = null) => Answer = (request, context) => (request.Task == "understood" ? understood : worded) is { } content
        ? SayAsync(context, content)
        : StatusAsync(context, 404);

    /// <summary>A completion whose message is this.</summary>
    public static Task SayAsync(HttpContext context, string content, string finish = "stop") => JsonAsync(context, new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1_700_000_000,
        ["model"] = "gpt-4o-mini",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = finish, ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content } }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 1234, ["completion_tokens"] = 56, ["total_tokens"] = 1290 },
    });

    /// <summary>A completion in which the model refuses.</summary>
    public static Task RefuseAsync(HttpContext context) => JsonAsync(context, JsonNode.Parse(
        """{"id":"x","object":"chat.completion","created":1700000000,"model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":null,"refusal":"I cannot help with that."}}]}""")!);

    public static Task JsonAsync(HttpContext context, JsonNode json) => TextAsync(context, json.ToJsonString(), "application/json");

    public static Task TextAsync(HttpContext context, string text, string type)
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    public static Task StatusAsync(HttpContext context, int status, string? retryAfter = null, string code = "x")
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return TextAsync(context, $$$"""{"error":{"code":"{{{code}}}","message":"GEHEIM of the service"}}""", "application/json");
    }

    /// <summary>Text without end, until nobody listens.</summary>
    public static async Task EndlessAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        var more = Encoding.UTF8.GetBytes("{\"choices\":[{\"message\":{\"content\":\"" + new string('a', 8_192));
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(more, context.RequestAborted);
        }
    }

    /// <summary>Keeps the connection and says no more.</summary>
    public async Task SilentAsync(HttpContext context, string before = "")
    {
        if (before.Length > 0)
        {
            await TextAsync(context, before, "application/json");
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        WhenSilent?.Invoke();
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await app.StopAsync(atOnce.Token);
        await app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var request = new ModelRequest(context.Request.Path + context.Request.QueryString.Value, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), await reader.ReadToEndAsync(context.RequestAborted));
        Requests.Enqueue(request);
        try
        {
            await Answer(request, context);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The bot hung up.
        }
    }
}

/// <summary>One request as the fake got it.</summary>
internal sealed record ModelRequest(string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    private JsonElement Json => JsonElement.Parse(Body);

    /// <summary>"understood" or "worded".</summary>
    public string Task => Json.GetProperty("response_format").GetProperty("json_schema").GetProperty("name").GetString() ?? "";

    /// <summary>What the bot told about the message.</summary>
    public JsonElement Said => JsonElement.Parse(Json.GetProperty("messages")[1].GetProperty("content").GetString() ?? "");
}
