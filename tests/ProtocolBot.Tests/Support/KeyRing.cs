using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

using Microsoft.IdentityModel.Tokens;

namespace ProtocolBot.Tests.Support;

/// <summary>The published keys of one issuer family, real RSA keys: added, retired, counted when asked for, and out of reach when told so.</summary>
public sealed class KeyRing
{
    // Making a key takes longer than a test; ten of them serve all.
    private static readonly Lazy<RSA>[] Pool = [.. Enumerable.Range(0, 10).Select(_ => new Lazy<RSA>(() => RSA.Create(2048)))];
    private static int next;

    private readonly ConcurrentDictionary<string, (RSA Key, string[] Endorsements)> published = new();
    private int fetches;
    private int asked;

    public KeyRing(string firstKey, params string[] endorsements) => Add(firstKey, endorsements);

    /// <summary>The id of the key with which tokens are signed unless they say otherwise.</summary>
    public string Current { get; private set; } = "";

    /// <summary>How often the key document was asked for.</summary>
    public int Fetches => Volatile.Read(ref fetches);

    /// <summary>How often the metadata were asked for, answered or not.</summary>
    public int Asked => Volatile.Read(ref asked);

    public bool IsDown { get; set; }

    /// <summary>Another address for the key document than the issuer's own; for tests of forged metadata.</summary>
    public string? ForeignKeyAddress { get; set; }

    /// <summary>When set, every request for a document is answered with a redirect to this address.</summary>
    public string? RedirectTo { get; set; }

    public static RSA Stranger() => Pool[^1].Value;

    public RSA Add(string id, params string[] endorsements)
    {
        var key = Pool[Interlocked.Increment(ref next) % (Pool.Length - 1)].Value;
        published[id] = (key, endorsements);
        Current = id;
        return key;
    }

    public void Retire(string id) => published.TryRemove(id, out _);

    public RSA this[string id] => published[id].Key;

    public string Metadata(string issuer, string keyAddress)
    {
        Interlocked.Increment(ref asked);
        return new JsonObject { ["issuer"] = issuer, ["jwks_uri"] = ForeignKeyAddress ?? keyAddress }.ToJsonString();
    }

    public string Keys()
    {
        Interlocked.Increment(ref fetches);
        return new JsonObject { ["keys"] = new JsonArray([.. published.Select(pair => Describe(pair.Key, pair.Value.Key, pair.Value.Endorsements))]) }.ToJsonString();
    }

    private static JsonObject Describe(string id, RSA key, string[] endorsements)
    {
        var parameters = key.ExportParameters(false);
        var json = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
        if (endorsements.Length > 0)
            json["endorsements"] = new JsonArray([.. endorsements.Select(endorsement => JsonValue.Create(endorsement))]);
        return json;
    }
}
