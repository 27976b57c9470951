using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

using Microsoft.IdentityModel.Tokens;

namespace ProtocolBot.Tests.Support;

/// <summary>A token before it is signed, in which everything can be changed, also into what no honest issuer would sign.</summary>
public sealed class TokenDraft
{
    public JsonObject Header { get; } = new() { ["alg"] = "RS256", ["typ"] = "JWT" };
    public JsonObject Payload { get; } = [];
    public required RSA Key { get; set; }
    /// <summary>The header as bytes, where JSON objects cannot express it.</summary>
    public byte[]? RawHeader { get; set; }
    public byte[]? RawPayload { get; set; }
    /// <summary>Instead of RSA with PKCS #1 and the hash of the header's algorithm.</summary>
    public Func<byte[], byte[]>? Signer { get; set; }
    /// <summary>A last change to the compact form.</summary>
    public Func<string, string> Finish { get; set; } = static token => token;

    public string Compact()
    {
        var header = Base64UrlEncoder.Encode(RawHeader ?? Encoding.UTF8.GetBytes(Header.ToJsonString()));
        var payload = Base64UrlEncoder.Encode(RawPayload ?? Encoding.UTF8.GetBytes(Payload.ToJsonString()));
        var signed = Encoding.ASCII.GetBytes($"{header}.{payload}");
        var signature = Signer is null ? Key.SignData(signed, Hash(), RSASignaturePadding.Pkcs1) : Signer(signed);
        return Finish($"{header}.{payload}.{Base64UrlEncoder.Encode(signature)}");
    }

    private HashAlgorithmName Hash() => (string?)Header["alg"] switch
    {
        "RS384" => HashAlgorithmName.SHA384,
        "RS512" => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };
}
