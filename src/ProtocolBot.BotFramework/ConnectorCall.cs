using System.Net;
using System.Text.Json;

using Microsoft.Extensions.Logging;

namespace ProtocolBot.BotFramework;

/// <summary>One request to the connector and what became of it. It tries nothing again: when and whether to is the outbox's decision.</summary>
internal sealed class ConnectorCall(IHttpClientFactory clients, ServiceUrlPolicy policy, TimeProvider time, ILogger<ConnectorCall> logger)
{
    public const string HttpClientName = "connector";

    /// <summary>After this the request is given up; it may have arrived.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const string NotAnAddress = "NotAnAddress";
    private const string AddressNotAllowed = "ServiceUrlNotAllowed";

    /// <summary>Nothing is certain to have left, so trying again doubles nothing.</summary>
    private static readonly SendOutcome.Throttled NeverLeft = new(RetryAfter.Unsaid);

    public async Task<(SendOutcome Outcome, JsonElement? Body)> SendAsync(HttpMethod method, string? serviceUrl, string? path, byte[]? json, CancellationToken cancellationToken)
    {
        if (serviceUrl is null || !policy.Allows(serviceUrl))
            return (Refuse(0, AddressNotAllowed), null);
        if (path is null || ConnectorAddress.Under(serviceUrl, path) is not { } address)
            return (Refuse(0, NotAnAddress), null);

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = Request(method, address, json);
            using var response = await clients.CreateClient(HttpClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await ConnectorBody.ReadAsync(response, either.Token);
            return (Outcome(response, body), body.Json);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (Unsure(null), null);
        }
        catch (HttpRequestException failure)
        {
            return (Failed(failure.HttpRequestError), null);
        }
        catch (ConnectorTokenException)
        {
            return (NeverLeft, null);
        }
        catch (AddressRefusedException)
        {
            return (Refuse(0, AddressNotAllowed), null);
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri address, byte[]? json)
    {
        var request = new HttpRequestMessage(method, address);
        if (json is not null)
            request.Content = new ByteArrayContent(json) { Headers = { ContentType = new("application/json", "utf-8") } };
        return request;
    }

    private SendOutcome Outcome(HttpResponseMessage response, ConnectorBody body)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            // Something that is not JSON was not said by the connector, so whether it has the message is not known.
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => body.IsForeign ? Unsure(status) : new SendOutcome.Accepted(body.Text("id")),
            HttpStatusCode.TooManyRequests => new SendOutcome.Throttled(RetryAfter.Read(response.Headers, time.GetUtcNow())),
            HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed => Unsure(status),
            HttpStatusCode.NotImplemented => Refuse(status, body.Code),
            >= HttpStatusCode.InternalServerError => Unsure(status),
            _ => Refuse(status, body.Code),
        };
    }

    private SendOutcome Failed(HttpRequestError error)
    {
        if (error is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError))
            return Unsure(null);

        Log.ConnectorNotReached(logger, error);
        return NeverLeft;
    }

    private SendOutcome.Refused Refuse(int status, string code)
    {
        Log.ConnectorRefused(logger, status, code);
        return new SendOutcome.Refused(status, code);
    }

    private SendOutcome.Ambiguous Unsure(int? status)
    {
        Log.ConnectorUnsure(logger, status);
        return new SendOutcome.Ambiguous(status);
    }
}
