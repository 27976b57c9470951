using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

using Microsoft.IdentityModel.Tokens;

using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.BotFramework;

/// <summary>The refusal list of reliability.md section 7, as far as it concerns this endpoint: each entry is a number there, most in several forms.</summary>
/// <remarks>
/// What 43 and 60 to 62 send to the pages is in <c>SignIn/TabSignInTests</c>; what they send here (an app's or a person's token that is not a caller's) is here.
/// </remarks>
public static class RefusalList
{
    public static IReadOnlyList<Variant> All { get; } = [.. Headers(), .. Forms(), .. Keys(), .. Claims(), .. Times(), .. Bindings(), .. Requests()];

    private static IEnumerable<Variant> Headers()
    {
        yield return new(1, "no header", 401, f => f.Authorization = _ => []);
        yield return new(2, "empty header", 401, f => f.Authorization = _ => ["Authorization:"]);
        yield return new(2, "blank header", 401, f => f.Authorization = _ => ["Authorization:    "]);
        yield return new(3, "Basic", 401, f => f.Authorization = token => [$"Authorization: Basic {token}"]);
        yield return new(4, "bearer without token", 401, f => f.Authorization = _ => ["Authorization: bearer"]);
        yield return new(4, "Bearer and a space", 401, f => f.Authorization = _ => ["Authorization: Bearer "]);
        yield return new(4, "scheme in small letters", 401, f => f.Authorization = token => [$"Authorization: bearer {token}"]);
        yield return new(5, "two headers", 401, f => f.Authorization = token => [$"Authorization: Bearer {token}", $"Authorization: Bearer {token}"]);
        yield return new(5, "two in one header", 401, f => f.Authorization = token => [$"Authorization: Bearer {token}, Bearer {token}"]);
        yield return new(6, "token in the query", 401, f =>
        {
            f.Target = "/api/messages?access_token={token}";
            f.Authorization = _ => [];
        });
        yield return new(7, "token in the body", 401, f =>
        {
            f.Activity["access_token"] = f.Token.Compact();
            f.Authorization = _ => [];
        });
        yield return new(8, "Bearer Bearer", 401, f => f.Authorization = token => [$"Authorization: Bearer Bearer {token}"]);
        yield return new(9, "NUL in the header", 400, f => f.Authorization = token => [$"Authorization: Bearer {token}\0"]);
        yield return new(9, "CR in the header", 400, f => f.Authorization = token => [$"Authorization: Bearer {token}\rX: y"]);
        yield return new(9, "no-break space", 401, f => f.Authorization = token => [$"Authorization: Bearer\u00c2\u00a0{token}"]);
        yield return new(9, "two spaces", 401, f => f.Authorization = token => [$"Authorization: Bearer  {token}"]);
        yield return new(9, "tab", 401, f => f.Authorization = token => [$"Authorization: Bearer\t{token}"]);
        yield return new(10, "20 KB token", 401, f => f.Token.Payload["filler"] = new string('x', 15_000));
    }

    private static IEnumerable<Variant> Forms()
    {
        yield return new(11, "two parts", 401, f => f.Token.Finish = token => token[..token.LastIndexOf('.')]);
        yield return new(12, "four parts", 401, f => f.Token.Finish = token => $"{token}.AAAA");
        yield return new(13, "five parts", 401, f => f.Token.Finish = token => $"{token}.AAAA.AAAA");
        yield return new(14, "zipped JWE bomb", 401, f => f.Token.Finish = _ => ZippedBomb());
        yield return new(15, "bad base64url in the payload", 401, f => f.Token.Finish = token => token.Insert(token.IndexOf('.', StringComparison.Ordinal) + 3, "!"));
        yield return new(15, "plain base64 alphabet", 401, f => f.Token.Finish = token => $"{token[..^2]}+/");
        yield return new(16, "padded signature", 401, f => f.Token.Finish = token => $"{token}==");
        yield return new(16, "padded header", 401, f => f.Token.Finish = token => token.Insert(token.IndexOf('.', StringComparison.Ordinal), "="));
        yield return new(16, "bits beyond the last byte", 401, f => f.Token.Finish = NextInUnusedBits);
        yield return new(17, "duplicate aud", 401, f => Raw(f, json => json.Insert(1, "\"aud\":\"x\",")));
        yield return new(17, "duplicate unknown claim", 401, f => Raw(f, json => json.Insert(1, "\"y\":1,\"y\":2,")));
        yield return new(17, "duplicate alg in the header", 401, f => f.Token.RawHeader = Encoding.UTF8.GetBytes(f.Token.Header.ToJsonString().Insert(1, "\"alg\":\"none\",")));
        yield return new(18, "nested 10,000 deep", 401, f => Raw(f, json => json.Insert(1, $"\"d\":{new string('[', 10_000)}{new string(']', 10_000)},")));
        yield return new(18, "nested 40 deep", 401, f => Raw(f, json => json.Insert(1, $"\"d\":{new string('[', 40)}{new string(']', 40)},")));
        yield return new(19, "header is no JSON", 401, f => f.Token.RawHeader = "alg=RS256"u8.ToArray());
        yield return new(19, "header is an array", 401, f => f.Token.RawHeader = "[]"u8.ToArray());
        yield return new(19, "payload is a text", 401, f => f.Token.RawPayload = "\"iss\""u8.ToArray());
        yield return new(20, "payload is not UTF-8", 401, f => f.Token.RawPayload = [.. Encoding.UTF8.GetBytes(f.Token.Payload.ToJsonString())[..^1], .. ",\"n\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        yield return new(20, "half a surrogate pair", 401, f => Raw(f, json => json.Insert(1, "\"n\":\"\\ud800\",")));
        yield return new(20, "payload is UTF-16", 401, f => f.Token.RawPayload = Encoding.Unicode.GetBytes(f.Token.Payload.ToJsonString()));
    }

    private static IEnumerable<Variant> Keys()
    {
        foreach (var none in new[] { "none", "NoNe", "NONE", "" })
            yield return new(21, $"alg '{none}'", 401, f => Unsigned(f, none));
        yield return new(22, "HS256 with the public key (PEM)", 401, f => Hmac(f, Encoding.ASCII.GetBytes(f.Token.Key.ExportSubjectPublicKeyInfoPem())));
        yield return new(22, "HS256 with the public key (DER)", 401, f => Hmac(f, f.Token.Key.ExportSubjectPublicKeyInfo()));
        yield return new(23, "signed by a stranger, real kid", 401, f => f.Token.Key = KeyRing.Stranger());
        yield return new(24, "ES256", 401, SignedWithCurve);
        yield return new(25, "PS256", 401, f =>
        {
            f.Token.Header["alg"] = "PS256";
            f.Token.Signer = data => f.Token.Key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        });
        yield return new(25, "RS1", 401, f =>
        {
            f.Token.Header["alg"] = "RS1";
            f.Token.Signer = data => f.Token.Key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        });
        yield return new(26, "unknown kid", 401, f => f.Token.Header["kid"] = "never-seen");
        yield return new(27, "no kid", 401, f => f.Token.Header.Remove("kid"));
        yield return new(27, "empty kid", 401, f => f.Token.Header["kid"] = "");
        yield return new(27, "kid is a number", 401, f => f.Token.Header["kid"] = 1);
        yield return new(28, "kid is a path", 401, f => f.Token.Header["kid"] = "../../dev/null");
        yield return new(28, "kid is SQL", 401, f => f.Token.Header["kid"] = "x' OR '1'='1");
        foreach (var member in new[] { "jku", "x5u" })
            yield return new(member == "jku" ? 29 : 30, member, 401, f => Stranger(f, member, "https://evil.example/keys"));
        foreach (var (number, member) in new[] { (29, "jku"), (30, "x5u"), (32, "zip"), (32, "enc") })
            yield return new(number, $"{member} in a token that is rightly signed", 401, f => f.Token.Header[member] = "DEF");
        yield return new(30, "x5c", 401, f => Stranger(f, "x5c", new JsonArray("MIIB")));
        yield return new(31, "embedded jwk", 401, f => Stranger(f, "jwk", Jwk(KeyRing.Stranger())));
        yield return new(32, "unknown crit", 401, f => f.Token.Header["crit"] = new JsonArray("exp2"));
        yield return new(32, "b64 false", 401, f => f.Token.Header["b64"] = false);
        yield return new(33, "signature stripped", 401, f => f.Token.Finish = token => token[..(token.LastIndexOf('.') + 1)]);
        yield return new(34, "one bit of the signature flipped", 401, f => f.Token.Finish = token => FlipIn(token, token.LastIndexOf('.') + 9));
        yield return new(34, "one bit of the payload flipped", 401, f => f.Token.Finish = token => FlipIn(token, token.IndexOf('.', StringComparison.Ordinal) + 9));
        yield return new(35, "retired key", 401, f =>
        {
            f.Token.Header["kid"] = "long-gone";
            f.Token.Key = KeyRing.Stranger();
        });
        yield return new(36, "key without the channel's endorsement", 401, f => SignWith(f, "endorsed-for-webchat"), Family.Channel);
        yield return new(36, "key without any endorsement", 401, f => SignWith(f, "endorsed-for-none"), Family.Channel);
        yield return new(37, "key of the other family, its kid", 401, f => OtherFamily(f, keepKeyId: false));
        yield return new(37, "key of the other family, our kid", 401, f => OtherFamily(f, keepKeyId: true));
    }

    private static IEnumerable<Variant> Claims()
    {
        yield return new(38, "wrong issuer", 401, f => f.Token.Payload["iss"] = "https://evil.example");
        yield return new(38, "no issuer", 401, f => f.Token.Payload.Remove("iss"));
        yield return new(39, "issuer with a slash more", 401, f => f.Token.Payload["iss"] = $"{f.Token.Payload["iss"]}/");
        yield return new(39, "issuer in capitals", 401, f => f.Token.Payload["iss"] = ((string?)f.Token.Payload["iss"])?.ToUpperInvariant());
        yield return new(39, "issuer with a suffix", 401, f => f.Token.Payload["iss"] = $"{f.Token.Payload["iss"]}.evil.example");
        yield return new(40, "issuer of the US government", 401, f => f.Token.Payload["iss"] = "https://api.botframework.us");
        yield return new(40, "issuer of 21Vianet", 401, f => f.Token.Payload["iss"] = "https://api.botframework.azure.cn");
        foreach (var issuer in new[] { "https://login.microsoftonline.com/{0}/v2.0", "https://sts.windows.net/{0}/" })
            yield return new(41, $"Entra, another tenant, {issuer}", 401, f => Tenant(f, issuer, "99999999-0000-4000-8000-00000000ffff"), Family.Entra);
        yield return new(42, "our tenant, a foreign app (azp)", 401, f => f.Token.Payload["azp"] = "foreign-app", Family.Entra);
        yield return new(42, "our tenant, a foreign app (appid)", 401, f => Version1(f, "foreign-app"), Family.Entra);
        yield return new(42, "azp where ver asks for appid", 401, f => f.Token.Payload["ver"] = "1.0", Family.Entra);
        yield return new(42, "ver unknown", 401, f => f.Token.Payload["ver"] = "3.0", Family.Entra);
        yield return new(42, "ver missing", 401, f => f.Token.Payload.Remove("ver"), Family.Entra);
        yield return new(43, "an app's token for the pages", 401, f => Person(f, "foreign-app", ("idtyp", "app"), ("roles", "Case.Read")), Family.Entra);
        yield return new(44, "tid is not the issuer's tenant", 401, f => f.Token.Payload["tid"] = "99999999-0000-4000-8000-00000000ffff", Family.Entra);
        yield return new(44, "tid missing", 401, f => f.Token.Payload.Remove("tid"), Family.Entra);
        yield return new(47, "wrong audience", 401, f => f.Token.Payload["aud"] = "99999999-2222-3333-4444-555555555555");
        yield return new(48, "audience array with ours", 401, f => f.Token.Payload["aud"] = new JsonArray(LocalIssuer.AppId, "other"));
        yield return new(48, "audience array of ours alone", 401, f => f.Token.Payload["aud"] = new JsonArray(LocalIssuer.AppId));
        yield return new(49, "no audience", 401, f => f.Token.Payload.Remove("aud"));
        yield return new(49, "empty audience", 401, f => f.Token.Payload["aud"] = "");
        yield return new(49, "audience in other case", 401, f => f.Token.Payload["aud"] = "AAAA1111-bbbb");
        yield return new(49, "audience with a blank", 401, f => f.Token.Payload["aud"] = $"{LocalIssuer.AppId} ");
        yield return new(58, "emulator's token: our own id, from Bot Framework's tenant", 401, f => Tenant(f, "https://sts.windows.net/{0}/", "d6d49420-f39b-4df7-a1dc-d59a935871db"), Family.Entra);
        yield return new(59, "skill-shaped (CVE-2021-1725)", 401, f => Version1(f, "some-skill"), Family.Entra);
        yield return new(60, "a person's ID token", 401, f => Person(f, LocalIssuer.AppId, ("nonce", "n"), ("preferred_username", "a@b.nl")), Family.Entra);
        yield return new(61, "a person's token without the pages' scope", 401, f => Person(f, LocalIssuer.AppId, ("scp", "openid")), Family.Entra);
        yield return new(62, "a person's token for the pages", 401, f => Person(f, LocalIssuer.AppId, ("scp", "access_as_user")), Family.Entra);
        yield return new(63, "our own outgoing token, sent back", 401, f => f.Token.Payload["aud"] = "https://api.botframework.com");
    }

    private static IEnumerable<Variant> Times()
    {
        yield return new(50, "expired six minutes ago", 401, f => f.Token.Payload["exp"] = f.Now - 360);
        yield return new(51, "no exp", 401, f => f.Token.Payload.Remove("exp"));
        yield return new(51, "no nbf", 401, f => f.Token.Payload.Remove("nbf"));
        yield return new(52, "nbf in six minutes", 401, f => f.Token.Payload["nbf"] = f.Now + 360);
        yield return new(53, "exp in the year 9999", 401, f => f.Token.Payload["exp"] = 253402300799);
        yield return new(53, "exp beyond every clock", 401, f => f.Token.Payload["exp"] = long.MaxValue);
        yield return new(53, "exp in a week", 401, f => f.Token.Payload["exp"] = f.Now + (7 * 24 * 3600));
        yield return new(54, "iat in six minutes", 401, f => f.Token.Payload["iat"] = f.Now + 360);
        foreach (var claim in new[] { "exp", "nbf", "iat" })
        {
            yield return new(55, $"{claim} as a text", 401, f => f.Token.Payload[claim] = $"{f.Now + 60}");
            yield return new(55, $"{claim} with a fraction", 401, f => Raw(f, json => json.Insert(1, $"\"{claim}\":{f.Now + 60}.5,"), claim));
            yield return new(55, $"{claim} with an exponent", 401, f => Raw(f, json => json.Insert(1, $"\"{claim}\":1.8e9,"), claim));
            yield return new(55, $"{claim} null", 401, f => f.Token.Payload[claim] = null);
        }
    }

    private static IEnumerable<Variant> Bindings()
    {
        yield return new(56, "no serviceurl claim", 401, f => f.Token.Payload.Remove("serviceurl"), Family.Channel);
        yield return new(56, "empty serviceurl claim", 401, f => f.Token.Payload["serviceurl"] = "", Family.Channel);
        yield return new(56, "serviceurl claim is an array", 401, f => f.Token.Payload["serviceurl"] = new JsonArray(LocalIssuer.ServiceUrl), Family.Channel);
        yield return new(56, "neither claim nor serviceUrl", 401, f =>
        {
            f.Token.Payload.Remove("serviceurl");
            f.Activity.Remove("serviceUrl");
        }, Family.Channel);
        foreach (var (name, url) in OtherServiceUrls())
            yield return new(57, $"serviceUrl differs in its {name}", 401, f => f.Activity["serviceUrl"] = url, Family.Channel);
        yield return new(57, "serviceUrl missing in the activity", 401, f => f.Activity.Remove("serviceUrl"), Family.Channel);
    }

    private static IEnumerable<(string Name, string Url)> OtherServiceUrls() =>
    [
        ("host", "https://smba.infra.gcc.teams.microsoft.com/emea/0a1b2c3d/"),
        ("scheme", "http://smba.trafficmanager.net/emea/0a1b2c3d/"),
        ("port", "https://smba.trafficmanager.net:443/emea/0a1b2c3d/"),
        ("path", "https://smba.trafficmanager.net/amer/0a1b2c3d/"),
        ("last slash", "https://smba.trafficmanager.net/emea/0a1b2c3d"),
        ("trailing dot", "https://smba.trafficmanager.net./emea/0a1b2c3d/"),
        ("user", "https://x@smba.trafficmanager.net/emea/0a1b2c3d/"),
        ("escapes", "https://smba.trafficmanager.net/emea/%30a1b2c3d/"),
        ("blank", " https://smba.trafficmanager.net/emea/0a1b2c3d/"),
    ];

    private static IEnumerable<Variant> Requests()
    {
        yield return new(45, "channelData of another tenant", 403, f => f.Activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "other" } });
        yield return new(45, "conversation of another tenant", 403, f => Part(f, "conversation")["tenantId"] = "other");
        yield return new(45, "channelData tenant is a number", 403, f => f.Activity["channelData"] = new JsonObject { ["tenant"] = 5 });
        yield return new(45, "no tenant at all", 403, f =>
        {
            f.Activity.Remove("channelData");
            Part(f, "conversation").Remove("tenantId");
        });
        yield return new(46, "guest", 403, f => Part(f, "from")["userRole"] = "guest");
        yield return new(46, "anonymous", 403, f => Part(f, "from")["userRole"] = "anonymous");
        yield return new(46, "Skype user", 403, f => f.Activity["from"] = new JsonObject { ["id"] = "8:live:someone" });
        foreach (var channel in new[] { "emulator", "AseChannel", "MSTEAMS", "msteams " })
            yield return new(64, $"channel '{channel}'", 401, f => f.Activity["channelId"] = channel, Family.Channel);
        foreach (var channel in new[] { "directline", "webchat" })
            yield return new(64, $"channel '{channel}', endorsed", 403, f => f.Activity["channelId"] = channel, Family.Channel);
        foreach (var channel in new[] { "emulator", "directline", "webchat", "AseChannel", "MSTEAMS" })
            yield return new(64, $"channel '{channel}'", 403, f => f.Activity["channelId"] = channel, Family.Entra);
        yield return new(65, "a message of nobody (no aadObjectId)", 403, f => Part(f, "from").Remove("aadObjectId"));
        yield return new(65, "an invoke of nobody (empty aadObjectId)", 403, f =>
        {
            f.Activity["type"] = "invoke";
            Part(f, "from")["aadObjectId"] = "";
        });
        yield return new(66, "replayed with another body after it ran out", 401, f =>
        {
            f.Token.Payload["nbf"] = f.Now - 4000;
            f.Token.Payload["exp"] = f.Now - 400;
            f.Activity["text"] = "something else";
        });
    }

    private static JsonObject Part(Forgery forgery, string name) => forgery.Activity[name]?.AsObject() ?? throw new InvalidOperationException(name);

    private static void Raw(Forgery forgery, Func<string, string> change, string? without = null)
    {
        if (without is not null)
            forgery.Token.Payload.Remove(without);
        forgery.Token.RawPayload = Encoding.UTF8.GetBytes(change(forgery.Token.Payload.ToJsonString()));
    }

    private static void Unsigned(Forgery forgery, string algorithm)
    {
        forgery.Token.Header["alg"] = algorithm;
        forgery.Token.Signer = _ => "AAAA"u8.ToArray();
    }

    private static void Hmac(Forgery forgery, byte[] secret)
    {
        forgery.Token.Header["alg"] = "HS256";
        forgery.Token.Signer = data => HMACSHA256.HashData(secret, data);
    }

    private static void SignedWithCurve(Forgery forgery)
    {
        forgery.Token.Header["alg"] = "ES256";
        forgery.Token.Signer = data =>
        {
            using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return curve.SignData(data, HashAlgorithmName.SHA256);
        };
    }

    private static void Stranger(Forgery forgery, string member, JsonNode value)
    {
        forgery.Token.Header[member] = value;
        forgery.Token.Key = KeyRing.Stranger();
    }

    private static JsonObject Jwk(RSA key)
    {
        var parameters = key.ExportParameters(false);
        return new JsonObject { ["kty"] = "RSA", ["n"] = Base64UrlEncoder.Encode(parameters.Modulus), ["e"] = Base64UrlEncoder.Encode(parameters.Exponent) };
    }

    private static void SignWith(Forgery forgery, string keyId)
    {
        forgery.Token.Header["kid"] = keyId;
        forgery.Token.Key = forgery.Ring[keyId];
    }

    private static void OtherFamily(Forgery forgery, bool keepKeyId)
    {
        var (id, ring) = forgery.Family == Family.Channel ? ("entra-1", forgery.Issuer.Entra) : ("channel-1", forgery.Issuer.Channel);
        forgery.Token.Key = ring[id];
        if (!keepKeyId)
            forgery.Token.Header["kid"] = id;
    }

    private static void Tenant(Forgery forgery, string issuer, string tenant)
    {
        forgery.Token.Payload["iss"] = issuer.Replace("{0}", tenant, StringComparison.Ordinal);
        forgery.Token.Payload["tid"] = tenant;
    }

    private static void Version1(Forgery forgery, string caller)
    {
        forgery.Token.Payload["ver"] = "1.0";
        forgery.Token.Payload["appid"] = caller;
        forgery.Token.Payload.Remove("azp");
    }

    private static void Person(Forgery forgery, string caller, params (string Name, string Value)[] claims)
    {
        forgery.Token.Payload["azp"] = caller;
        foreach (var (name, value) in claims)
            forgery.Token.Payload[name] = value;
    }

    private static string FlipIn(string token, int at) => $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}";

    // The last character of a 256-byte signature carries two bits that no byte uses.
    private static string NextInUnusedBits(string token)
    {
        const string order = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return $"{token[..^1]}{order[order.IndexOf(token[^1], StringComparison.Ordinal) + 1]}";
    }

    private static string ZippedBomb()
    {
        using var packed = new MemoryStream();
        using (var zip = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zip.Write(new byte[3_000_000]);
        var header = Base64UrlEncoder.Encode("""{"alg":"dir","enc":"A128CBC-HS256","zip":"DEF","kid":"channel-1"}""");
        return $"{header}..AAAAAAAAAAAAAAAAAAAAAA.{Base64UrlEncoder.Encode(packed.ToArray())}.AAAAAAAAAAAAAAAAAAAAAA";
    }
}
