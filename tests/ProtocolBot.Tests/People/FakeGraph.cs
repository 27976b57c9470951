using System.Collections.Concurrent;
using System.Net;

using Azure.Core;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

using Xunit;

namespace ProtocolBot.Tests.People;

/// <summary>Microsoft Graph as a real server on this machine: users in pages, groups, and faults on demand.</summary>
internal sealed class FakeGraph : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeGraph(WebApplication app) => this.app = app;

    public string Address => app.Urls.First() + "/v1.0";

    /// <summary>JSON of each user.</summary>
    public List<string> Users { get; } = [];

    /// <summary>Ids of the members by the group's id.</summary>
    public Dictionary<string, string[]> Groups { get; } = [];

    public int PageSize { get; set; } = 2;

    /// <summary>Answers that come before the true ones.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> Faults { get; } = new();

    /// <summary>"path?query" and who asked.</summary>
    public ConcurrentQueue<(string Asked, string Authorization)> Requests { get; } = new();

    /// <summary>What was asked to be installed.</summary>
    public ConcurrentQueue<string> Installed { get; } = new();

    /// <summary>In place of the next link of a page.</summary>
    public string? NextLink { get; set; }

    public static async Task<FakeGraph> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var graph = new FakeGraph(app);
        app.Run(graph.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return graph;
    }

    public static Task StatusAsync(HttpContext context, int status, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return context.Response.WriteAsync("""{"error":{"code":"x","message":"about Anna Geheim"}}""");
    }

    public static Task HalfAsync(HttpContext context) => context.Response.WriteAsync("""{"value":[{"id":"1","displayN""");

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue((context.Request.Path + context.Request.QueryString.Value, context.Request.Headers.Authorization.ToString()));
        if (Faults.TryDequeue(out var fault))
        {
            await fault(context);
            return;
        }

        var path = context.Request.Path.Value ?? "";
        if (context.Request.Method == HttpMethods.Post && path.EndsWith("/teamwork/installedApps", StringComparison.Ordinal))
        {
            Installed.Enqueue(await new StreamReader(context.Request.Body).ReadToEndAsync());
            await StatusAsync(context, (int)HttpStatusCode.Created);
            return;
        }

        var items = path == "/v1.0/users" ? Users
            : Groups.TryGetValue(path.Split('/')[3], out var members) ? [.. members.Select(id => $$"""{"@odata.type":"#microsoft.graph.user","id":"{{id}}"}""")]
            : null;
        if (items is null)
        {
            await StatusAsync(context, (int)HttpStatusCode.NotFound);
            return;
        }

        var skip = int.TryParse(context.Request.Query["$skiptoken"], out var token) ? token : 0;
        var next = skip + PageSize < items.Count ? $$""","@odata.nextLink":"{{NextLink ?? $"{Address}{path["/v1.0".Length..]}?$skiptoken={skip + PageSize}"}}" """ : "";
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"@odata.context":"x","value":[{{string.Join(',', items.Skip(skip).Take(PageSize))}}]{{next}}}""");
    }
}

/// <summary>A token that is no secret.</summary>
internal sealed class FixedCredential : TokenCredential
{
    public ConcurrentQueue<string> Scopes { get; } = new();

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.Enqueue(string.Join(' ', requestContext.Scopes));
        return new AccessToken("a-token", DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
