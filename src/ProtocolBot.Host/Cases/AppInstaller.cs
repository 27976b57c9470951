using System.Net;
using System.Net.Http.Headers;

using Azure.Core;
using Azure.Identity;

using Microsoft.Extensions.Options;

using ProtocolBot.Core.Directory;
using ProtocolBot.Host.People;

namespace ProtocolBot.Host.Cases;

/// <summary>Installs the app in Teams for somebody who never had it, by Graph, so that a notice can reach them. Off unless Teams:CatalogAppId is set.</summary>
internal sealed class AppInstaller(IHttpClientFactory clients, Lazy<TokenCredential> credential, IOptions<TeamsOptions> teams, IOptions<DirectoryOptions> directory, ILogger<AppInstaller> logger)
{
    private readonly Uri graph = new(directory.Value.Graph.Address.TrimEnd('/') + "/");

    /// <returns>Whether it is there now and was not before: then asking Teams once more makes sense.</returns>
    public async Task<bool> InstallAsync(PersonId person, CancellationToken cancellationToken)
    {
        if (teams.Value.CatalogAppId is not { Length: > 0 } app)
        {
            return false;
        }

        var outcome = await AskAsync(person, app, cancellationToken);
        Log.AppInstalled(logger, outcome);
        return outcome == nameof(HttpStatusCode.Created);
    }

    /// <summary>A status or a kind of fault; never what Graph said.</summary>
    private async Task<string> AskAsync(PersonId person, string app, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(graph, $"users/{Uri.EscapeDataString(person.Value)}/teamwork/installedApps"));
            var token = await credential.Value.GetTokenAsync(new TokenRequestContext([graph.GetLeftPart(UriPartial.Authority) + "/.default"]), cancellationToken);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            request.Content = JsonContent.Create(new Dictionary<string, string> { ["teamsApp@odata.bind"] = new Uri(graph, $"appCatalogs/teamsApps/{app}").AbsoluteUri });
            using var response = await clients.CreateClient(GraphPages.HttpClientName).SendAsync(request, cancellationToken);
            return response.StatusCode.ToString();
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or AuthenticationFailedException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return failure.GetType().Name;
        }
    }
}
