using System.Net;
using System.Net.Http.Headers;

using Microsoft.Extensions.Logging;

namespace ProtocolBot.BotFramework;

/// <summary>The one place where our token is put on a request, after a look at where that very request goes. No caller can talk it round.</summary>
internal sealed class ConnectorDoor(ServiceUrlPolicy policy, ConnectorToken token, ILogger<ConnectorDoor> logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = null;
        if (request.RequestUri is not { } address || !policy.Allows(address))
        {
            Log.AddressRefused(logger);
            throw new AddressRefusedException();
        }

        // Tools on this machine get no token: they could be anybody's, and the answer may go over plain http.
        if (ServiceUrlPolicy.IsLoopback(address) || await token.GetAsync(cancellationToken) is not { } bearer)
            return await base.SendAsync(request, cancellationToken);

        var response = await SendAsync(request, bearer, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;

        response.Dispose();
        token.Drop(bearer);
        return await SendAsync(request, await token.GetAsync(cancellationToken) ?? bearer, cancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string bearer, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return base.SendAsync(request, cancellationToken);
    }
}

/// <summary>A request was about to go where nothing of ours may go.</summary>
internal sealed class AddressRefusedException() : Exception("the address is not on the list");
