using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

using Microsoft.IdentityModel.Tokens;

using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.SignIn;

/// <summary>Entra as far as signing in needs it, in its real names and with real keys: what it publishes, where a browser is sent, and where a code is exchanged. It refuses what Entra refuses.</summary>
internal sealed class FakeEntra(LocalIssuer issuer) : HttpMessageHandler
{
    public const string Secret = "a-secret-of-the-tests";
    public const string PublicUrl = "https://bot.school.nl";

    private readonly ConcurrentDictionary<string, Grant> codes = new();

    public LocalIssuer Issuer => issuer;

    public static string Root => $"https://login.microsoftonline.com/{LocalIssuer.TenantId}";

    public static string Name => $"{Root}/v2.0";

    /// <summary>What came to the token endpoint.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Exchanges { get; } = new();

    /// <summary>What the browser asked.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Questions { get; } = new();

    /// <summary>Whether the token endpoint takes the secret; else an assertion is looked at by the test.</summary>
    public bool WantsSecret { get; set; } = true;

    public bool IsDown { get; set; }

    /// <summary>The browser comes to the page of Entra; where it is sent back to.</summary>
    public Uri Authorize(Uri asked, Visitor who)
    {
        var question = Read(asked.Query.TrimStart('?'));
        Questions.Enqueue(question);
        if (question["client_id"] != LocalIssuer.AppId || question["redirect_uri"] != $"{PublicUrl}/meldingen/sign-in/callback" || question["response_type"] != "code" || question["code_challenge_method"] != "S256")
        {
            throw new InvalidOperationException($"Entra would show an error: {asked}");
        }

        if (who.Refuses)
        {
            return new Uri($"{question["redirect_uri"]}?error=access_denied&error_description=Anna+de+Vries+refused&state={Uri.EscapeDataString(question["state"])}");
        }

        // As Entra does: whoever asks for it is asked anew; else the session that there is counts.
        var since = question.GetValueOrDefault("prompt") == "login" && !who.StripsPrompt ? issuer.Clock.GetUtcNow() : who.Since ?? issuer.Clock.GetUtcNow();
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        codes[code] = new Grant(question["nonce"], question["code_challenge"], who, since);
        return new Uri($"{question["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(question["state"])}");
    }

    /// <summary>A token as Teams gives it to the script of the tab.</summary>
    public TokenDraft TabToken(string person)
    {
        var draft = issuer.EntraToken();
        draft.Payload["iat"] = issuer.Clock.GetUtcNow().ToUnixTimeSeconds();
        draft.Payload["oid"] = person;
        draft.Payload["sub"] = "pairwise";
        draft.Payload["scp"] = "access_as_user";
        draft.Payload["azp"] = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";
        return draft;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri?.ToString() ?? "";
        return IsDown ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) : address switch
        {
            _ when address == $"{Name}/.well-known/openid-configuration" => Json(HttpStatusCode.OK, new JsonObject
            {
                ["issuer"] = Name,
                ["authorization_endpoint"] = $"{Root}/oauth2/v2.0/authorize",
                ["token_endpoint"] = $"{Root}/oauth2/v2.0/token",
                ["end_session_endpoint"] = $"{Root}/oauth2/v2.0/logout",
                ["jwks_uri"] = $"{Root}/discovery/v2.0/keys",
                ["pushed_authorization_request_endpoint"] = $"{Root}/never",
            }),
            "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration" => Json(HttpStatusCode.OK, new JsonObject { ["jwks_uri"] = $"{Root}/discovery/v2.0/keys" }),
            _ when address == $"{Root}/discovery/v2.0/keys" => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(issuer.Entra.Keys(), Encoding.UTF8, "application/json") },
            _ when address == $"{Root}/oauth2/v2.0/token" && request.Content is { } body => Exchange(Read(await body.ReadAsStringAsync(cancellationToken))),
            _ => throw new HttpRequestException($"nobody is at {address}"),
        };
    }

    private HttpResponseMessage Exchange(Dictionary<string, string> asked)
    {
        Exchanges.Enqueue(asked);
        if (WantsSecret && asked.GetValueOrDefault("client_secret") != Secret)
        {
            return Error("invalid_client");
        }

        var verifier = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(asked.GetValueOrDefault("code_verifier", ""))));
        return codes.TryRemove(asked.GetValueOrDefault("code", ""), out var grant)
            && grant.Challenge == verifier
            && asked["client_id"] == LocalIssuer.AppId
            && asked["redirect_uri"] == $"{PublicUrl}/meldingen/sign-in/callback"
                ? Json(HttpStatusCode.OK, new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3600, ["access_token"] = "opaque", ["id_token"] = IdToken(grant).Compact() })
                : Error("invalid_grant");
    }

    private TokenDraft IdToken(Grant grant)
    {
        var draft = issuer.EntraToken();
        draft.Payload.Remove("azp");
        draft.Payload["iat"] = issuer.Clock.GetUtcNow().ToUnixTimeSeconds();
        draft.Payload["sub"] = "pairwise";
        draft.Payload["oid"] = grant.Who.Person;
        draft.Payload["name"] = "Anna de Vries";
        draft.Payload["nonce"] = grant.Nonce;
        draft.Payload["auth_time"] = grant.Since.ToUnixTimeSeconds();
        grant.Who.Change?.Invoke(draft);
        return draft;
    }

    private static HttpResponseMessage Error(string code) => Json(HttpStatusCode.BadRequest, new JsonObject { ["error"] = code, ["error_description"] = "Anna de Vries may not" });

    private static HttpResponseMessage Json(HttpStatusCode status, JsonObject json) => new(status) { Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json") };

    private static Dictionary<string, string> Read(string form)
    {
        var fields = HttpUtility.ParseQueryString(form);
        return fields.AllKeys.OfType<string>().ToDictionary(name => name, name => fields[name] ?? "");
    }

    private sealed record Grant(string Nonce, string Challenge, Visitor Who, DateTimeOffset Since);
}

/// <summary>Who sits at the browser, as Entra knows them.</summary>
internal sealed record Visitor(string Person)
{
    /// <summary>When they showed Entra who they are; now, unless said otherwise.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>They take "ask me anew" out of the address.</summary>
    public bool StripsPrompt { get; init; }

    public bool Refuses { get; init; }

    /// <summary>What else Entra says of them.</summary>
    public Action<TokenDraft>? Change { get; init; }
}
