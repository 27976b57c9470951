using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace ProtocolBot.Tests.Support;

/// <summary>Where Entra hands out tokens, and the managed identity of a machine: each token differs from the last, and each request is kept.</summary>
public sealed class FakeTokenEndpoint : HttpMessageHandler
{
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int issued;

    /// <summary>Done when the first request is here.</summary>
    public Task Asked => asked.Task;

    /// <summary>"POST https://…" with the form beneath.</summary>
    public ConcurrentQueue<(HttpMethod Method, Uri Address, string Form)> Requests { get; } = new();

    public TimeSpan Life { get; set; } = TimeSpan.FromSeconds(3599);

    /// <summary>When set, this is refused with.</summary>
    public string? Error { get; set; }

    /// <summary>Holds every answer until it is completed.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Enqueue((request.Method, request.RequestUri!, form));
        asked.TrySetResult();
        await Hold.WaitAsync(cancellationToken);
        return Error is null
            ? Json(HttpStatusCode.OK, $$"""{"token_type":"Bearer","expires_in":"{{(int)Life.TotalSeconds}}","ext_expires_in":"{{(int)Life.TotalSeconds}}","resource":"https://api.botframework.com","access_token":"token-{{Interlocked.Increment(ref issued)}}"}""")
            : Json(HttpStatusCode.Unauthorized, $$"""{"error":"{{Error}}","error_description":"AADSTS7000215: secret-in-the-message","error_codes":[7000215]}""");
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
