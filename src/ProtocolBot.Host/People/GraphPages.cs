using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using Azure.Core;
using Azure.Identity;

using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;

namespace ProtocolBot.Host.People;

/// <summary>Graph gave no whole answer. The code is a status or a kind of fault; never what Graph said, which may hold names.</summary>
internal sealed class GraphException(string code) : Exception($"Graph gave no answer: {code}")
{
    public string Code => code;
}

/// <summary>Reads a list of Graph to its last page, or fails whole: half a list would look like people who left. The token goes to Graph's host alone.</summary>
internal sealed class GraphPages(IHttpClientFactory clients, Lazy<TokenCredential> credential, IOptions<DirectoryOptions> options, TimeProvider time)
{
    public const string HttpClientName = "graph";

    private const int MostAttempts = 5;
    private const int MostPages = 1000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly Uri root = new(options.Value.Graph.Address.TrimEnd('/') + "/");

    /// <exception cref="GraphException">A page could not be had.</exception>
    public async Task<List<T>> AllAsync<T>(string path, JsonTypeInfo<GraphPage<T>> type, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        Uri? next = new(root, path);
        for (var pages = 0; next is not null; pages++)
        {
            if (pages == MostPages || !IsGraph(next))
            {
                throw new GraphException("next-link");
            }

            var page = await PageAsync(next, type, cancellationToken);
            all.AddRange(page.Value);
            next = page.NextLink is not { } link ? null : Uri.TryCreate(root, link, out var address) ? address : throw new GraphException("next-link");
        }

        return all;
    }

    private bool IsGraph(Uri address) => address.Scheme == root.Scheme && address.Authority == root.Authority;

    private async Task<GraphPage<T>> PageAsync<T>(Uri address, JsonTypeInfo<GraphPage<T>> type, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (page, code, wait) = await TryAsync(address, type, cancellationToken);
            if (page is not null)
            {
                return page;
            }

            if (wait is null || attempt == MostAttempts)
            {
                throw new GraphException(code);
            }

            await Task.Delay(wait.Value > TimeSpan.Zero ? wait.Value : TimeSpan.FromSeconds(1 << attempt), time, cancellationToken);
        }
    }

    /// <summary>A page; else a code, and how long to wait before another attempt: zero where nobody said, null where none makes sense.</summary>
    private async Task<(GraphPage<T>? Page, string Code, TimeSpan? Wait)> TryAsync<T>(Uri address, JsonTypeInfo<GraphPage<T>> type, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            var token = await credential.Value.GetTokenAsync(new TokenRequestContext([root.GetLeftPart(UriPartial.Authority) + "/.default"]), cancellationToken);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            using var response = await clients.CreateClient(HttpClientName).SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                var code = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return (null, code, (int)response.StatusCode is 429 or >= 500 ? RetryAfter(response.Headers) : null);
            }

            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonSerializer.DeserializeAsync(body, type, cancellationToken) is { Value: not null } page ? (page, "", null) : (null, "json", TimeSpan.Zero);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or JsonException or AuthenticationFailedException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (null, failure.GetType().Name, TimeSpan.Zero);
        }
    }

    private TimeSpan RetryAfter(HttpResponseHeaders headers)
    {
        var wait = headers.RetryAfter is { Date: { } date } ? date - time.GetUtcNow() : headers.RetryAfter?.Delta ?? TimeSpan.Zero;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
    }
}

/// <summary>The bot's own identity, for reading the directory; made of the same settings as the wire's.</summary>
internal static class GraphCredential
{
    public static TokenCredential Of(BotFrameworkOptions bot)
    {
        if (bot.AppType is AppKind.UserAssignedManagedIdentity)
        {
            return new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(bot.AppId));
        }

        var authority = new Uri(bot.EntraAuthority);
        return bot.CertificatePath is { } path
            ? new ClientCertificateCredential(bot.TenantId, bot.AppId, path, new ClientCertificateCredentialOptions { AuthorityHost = authority })
            : new ClientSecretCredential(bot.TenantId, bot.AppId, bot.ClientSecret, new ClientSecretCredentialOptions { AuthorityHost = authority });
    }
}
