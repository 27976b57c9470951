using System.Text;
using System.Text.Json.Nodes;

using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.BotFramework;

/// <summary>The two families of issuers whose tokens count.</summary>
public enum Family
{
    Channel,
    Entra,
}

/// <summary>A request that would pass, until a variant of the refusal list changes something in it.</summary>
public sealed class Forgery
{
    public Forgery(LocalIssuer issuer, Family family)
    {
        Issuer = issuer;
        Family = family;
        Ring = family == Family.Channel ? issuer.Channel : issuer.Entra;
        Token = family == Family.Channel ? issuer.ChannelToken() : issuer.EntraToken();
    }

    public LocalIssuer Issuer { get; }
    public Family Family { get; }
    public KeyRing Ring { get; }
    public TokenDraft Token { get; set; }
    public JsonObject Activity { get; set; } = WireUnderTest.Message();
    public byte[]? RawBody { get; set; }
    public string Target { get; set; } = "/api/messages";
    /// <summary>The header lines that carry the token; null is one good line.</summary>
    public Func<string, string[]>? Authorization { get; set; }
    public long Now => Issuer.Clock.GetUtcNow().ToUnixTimeSeconds();

    public void ServiceUrl(string url)
    {
        Activity["serviceUrl"] = url;
        if (Family == Family.Channel)
            Token.Payload["serviceurl"] = url;
    }

    public Task<RawAnswer> SendAsync(Uri address, CancellationToken cancellationToken)
    {
        var token = Token.Compact();
        var request = new RawHttp { Target = Target.Replace("{token}", token, StringComparison.Ordinal) };
        request.HeaderLines.Add("Content-Type: application/json");
        request.HeaderLines.AddRange(Authorization is null ? [$"Authorization: Bearer {token}"] : Authorization(token));
        request.Body = RawBody ?? Encoding.UTF8.GetBytes(Activity.ToJsonString());
        return request.SendAsync(address, cancellationToken);
    }
}

/// <summary>One way to be refused. Numbers are those of the list in reliability.md section 7.</summary>
public sealed record Variant(int Number, string Name, int Status, Action<Forgery> Apply, Family? Only = null);
