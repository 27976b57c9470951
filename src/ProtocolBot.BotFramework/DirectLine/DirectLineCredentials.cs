using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>Establishes what a request of the web chat may do: start conversations for others, speak in one, or nothing.</summary>
internal sealed class DirectLineCredentials(DirectLineServer server, IOptions<DirectLineOptions> options, IHostEnvironment environment)
{
    private const string Bearer = "Bearer ";

    private readonly byte[]? secret = string.IsNullOrEmpty(options.Value.Secret) ? null : SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Secret));

    public DirectLineCaller Read(HttpContext context)
    {
        var headers = context.Request.Headers.Authorization;
        if (headers.Count == 0)
            return secret is null && environment.IsDevelopment() && LoopbackDoor.IsLocal(context) && !IsFromAnotherSite(context)
                ? new DirectLineCaller.Issuer()
                : new DirectLineCaller.Refused(DirectLineFailure.NoCredentials);
        if (headers is not [{ } header] || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return new DirectLineCaller.Refused(DirectLineFailure.NoCredentials);
        return Read(header[Bearer.Length..].Trim());
    }

    /// <summary>A page of somebody else, open in the same browser, is on this machine too.</summary>
    private static bool IsFromAnotherSite(HttpContext context) =>
        context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none" or "same-origin");

    private DirectLineCaller Read(string credential)
    {
        // Hashed first: both sides have one length, and comparing takes one time.
        if (secret is not null && CryptographicOperations.FixedTimeEquals(secret, SHA256.HashData(Encoding.UTF8.GetBytes(credential))))
            return new DirectLineCaller.Issuer();
        if (server.Tokens.Find(credential) is not { } ticket)
            return new DirectLineCaller.Refused(DirectLineFailure.Forbidden);
        return server.Tokens.IsExpired(ticket)
            ? new DirectLineCaller.Refused(DirectLineFailure.Expired)
            : new DirectLineCaller.Member(ticket);
    }
}

/// <summary>Who calls. A closed family: every door decides on each.</summary>
internal abstract record DirectLineCaller
{
    private DirectLineCaller()
    {
    }

    /// <summary>Knows the secret, or is on this machine in Development: may start conversations.</summary>
    public sealed record Issuer : DirectLineCaller;

    /// <summary>Holds a token of one conversation.</summary>
    public sealed record Member(Ticket Ticket) : DirectLineCaller;

    public sealed record Refused(DirectLineFailure Failure) : DirectLineCaller;
}
