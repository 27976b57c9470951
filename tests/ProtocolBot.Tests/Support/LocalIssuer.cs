using System.Net;
using System.Text;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProtocolBot.Tests.Support;

/// <summary>The issuers of both families with real keys: Bot Framework's channel service and Entra. Over HTTP on a loopback port, or as a message handler in their real names.</summary>
/// <remarks>
/// Over HTTP (Development): <c>await using var issuer = await LocalIssuer.StartAsync();</c>, give the host <see cref="Settings"/>, and send
/// <c>issuer.ChannelToken().Compact()</c>. As a handler (any environment): <c>new LocalIssuer()</c> and <see cref="Handler"/>.
/// </remarks>
public sealed class LocalIssuer : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string TenantId = "0a1b2c3d-0000-4000-8000-00000000aaaa";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/0a1b2c3d/";
    public const string ChannelIssuer = "https://api.botframework.com";

    private WebApplication? server;

    public KeyRing Channel { get; } = new("channel-1", "msteams", "directline", "webchat");
    public KeyRing Entra { get; } = new("entra-1");
    public TimeProvider Clock { get; init; } = TimeProvider.System;
    public string EntraAuthority { get; private set; } = "https://login.microsoftonline.com";

    /// <summary>What the bot must be told to believe these issuers when they run over HTTP.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; private set; } = new Dictionary<string, string?>
    {
        ["BotFramework:AppId"] = AppId,
        ["BotFramework:TenantId"] = TenantId,
    };

    /// <summary>Every request that is not one for a document of ours; a bot that sends any has followed somebody else's address.</summary>
    public List<Uri> Strangers { get; } = [];

    public HttpMessageHandler Handler() => new Answers(this);

    public static async Task<LocalIssuer> StartAsync(TimeProvider? clock = null)
    {
        var issuer = new LocalIssuer { Clock = clock ?? TimeProvider.System };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        issuer.server = builder.Build();
        issuer.server.Run(issuer.AnswerAsync);
        await issuer.server.StartAsync();
        var address = issuer.server.Urls.Single();
        issuer.EntraAuthority = $"{address}/entra";
        issuer.Settings = new Dictionary<string, string?>(issuer.Settings)
        {
            ["BotFramework:ChannelOpenIdMetadata"] = $"{address}/channel/v1/.well-known/openidconfiguration",
            ["BotFramework:EntraOpenIdMetadata"] = $"{address}/entra/common/v2.0/.well-known/openid-configuration",
            ["BotFramework:EntraAuthority"] = issuer.EntraAuthority,
        };
        return issuer;
    }

    /// <summary>A good token of the channel service, for the activity with this reply address.</summary>
    public TokenDraft ChannelToken(string serviceUrl = ServiceUrl)
    {
        var draft = Draft(Channel, ChannelIssuer);
        draft.Payload["serviceurl"] = serviceUrl;
        return draft;
    }

    /// <summary>A good token of Entra: the bot's own tenant, the bot's own id.</summary>
    public TokenDraft EntraToken()
    {
        var draft = Draft(Entra, $"{EntraAuthority}/{TenantId}/v2.0");
        draft.Payload["tid"] = TenantId;
        draft.Payload["ver"] = "2.0";
        draft.Payload["azp"] = AppId;
        return draft;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
    }

    private TokenDraft Draft(KeyRing ring, string issuer)
    {
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        var draft = new TokenDraft { Key = ring[ring.Current] };
        draft.Header["kid"] = ring.Current;
        draft.Payload["iss"] = issuer;
        draft.Payload["aud"] = AppId;
        draft.Payload["nbf"] = now - 60;
        draft.Payload["exp"] = now + 3600;
        return draft;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (status, text, location) = Answer(new Uri($"http://{context.Request.Host}{context.Request.Path}"));
        context.Response.StatusCode = (int)status;
        if (location is not null)
            context.Response.Headers.Location = location;
        await context.Response.WriteAsync(text);
    }

    private (HttpStatusCode Status, string Text, string? Location) Answer(Uri address)
    {
        var isChannel = address.AbsolutePath.StartsWith("/channel/", StringComparison.Ordinal) || address.Host == "login.botframework.com";
        var isEntra = address.AbsolutePath.StartsWith("/entra/", StringComparison.Ordinal) || address.Host == "login.microsoftonline.com";
        if (!isChannel && !isEntra)
        {
            Strangers.Add(address);
            return (HttpStatusCode.NotFound, "", null);
        }

        var ring = isChannel ? Channel : Entra;
        if (ring.RedirectTo is not null)
            return (HttpStatusCode.Redirect, "", ring.RedirectTo);

        var isMetadata = address.AbsolutePath.Contains(".well-known/openid", StringComparison.Ordinal);
        var folder = address.Host.StartsWith("login.", StringComparison.Ordinal) ? "" : isChannel ? "/channel" : "/entra";
        var keys = $"{address.GetLeftPart(UriPartial.Authority)}{folder}/keys";
        var text = isMetadata ? ring.Metadata(isChannel ? ChannelIssuer : $"{EntraAuthority}/{{tenantid}}/v2.0", keys) : ring.Keys();
        return ring.IsDown ? (HttpStatusCode.ServiceUnavailable, "", null) : (HttpStatusCode.OK, text, null);
    }

    private sealed class Answers(LocalIssuer issuer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var (status, text, location) = issuer.Answer(request.RequestUri ?? throw new InvalidOperationException("A request has an address."));
            var response = new HttpResponseMessage(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
            if (location is not null)
                response.Headers.Location = new Uri(location);
            return Task.FromResult(response);
        }
    }
}
