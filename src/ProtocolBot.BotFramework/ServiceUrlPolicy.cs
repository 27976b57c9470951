using System.Buffers;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework;

/// <summary>Where replies, and with them our token, may go: https to the listed hosts, and in Development any port of a loopback address.</summary>
/// <remarks>
/// The text is judged before a URI parser can repair it, because parsers differ in how they repair. What is unusual is refused, not understood.
/// </remarks>
public sealed class ServiceUrlPolicy
{
    private const int MaxLength = 1024;

    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_~/:;=");
    private static readonly string[] LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    private readonly string[] hosts;
    private readonly bool loopbackAllowed;

    public ServiceUrlPolicy(IOptions<BotFrameworkOptions> options, IHostEnvironment environment)
    {
        hosts = [.. options.Value.AllowedServiceHosts];
        loopbackAllowed = environment.IsDevelopment();
    }

    /// <summary>Judges a <c>serviceUrl</c> as it stands in an activity or a stored reference.</summary>
    public bool Allows(string? serviceUrl) =>
        serviceUrl is { Length: > 0 and <= MaxLength }
        && IsPlain(serviceUrl)
        && Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url)
        && IsAsWritten(serviceUrl, url.Host)
        && Allows(url);

    /// <summary>Judges the address of one outgoing request, just before it leaves; path and query are not its concern.</summary>
    public bool Allows(Uri url)
    {
        if (!url.IsAbsoluteUri || url.UserInfo.Length > 0)
            return false;

        return (url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && IsListed(url.Host)) || (loopbackAllowed && IsLoopback(url));
    }

    /// <summary>Whether an address is http(s) on this machine, by one of the three names that cannot be mistaken.</summary>
    internal static bool IsLoopback(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && LoopbackHosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase);

    private bool IsListed(string host)
    {
        foreach (var allowed in hosts)
        {
            var matches = allowed.StartsWith('.')
                ? host.Length > allowed.Length && host.EndsWith(allowed, StringComparison.OrdinalIgnoreCase) && !host.Contains("xn--", StringComparison.OrdinalIgnoreCase)
                : host.Equals(allowed, StringComparison.OrdinalIgnoreCase);
            if (matches)
                return true;
        }

        return false;
    }

    // The parser reads 2130706433 and 127.1 as 127.0.0.1. Whoever writes an address so has a reason.
    private static bool IsAsWritten(string text, string host) =>
        text.AsSpan(text.IndexOf("//", StringComparison.Ordinal) + 2).StartsWith(host, StringComparison.OrdinalIgnoreCase);

    private static bool IsPlain(string text)
    {
        var start = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : -1;
        if (start < 0)
            return false;

        var rest = text.AsSpan(start);
        var slash = rest.IndexOf('/');
        var authority = slash < 0 ? rest : rest[..slash];
        var path = slash < 0 ? [] : rest[slash..];
        return IsPlainAuthority(authority)
            && !path.ContainsAnyExcept(PathCharacters)
            && path.IndexOf("//") < 0
            && path.IndexOf("/.") < 0;
    }

    private static bool IsPlainAuthority(ReadOnlySpan<char> authority)
    {
        var isIPv6Loopback = authority.StartsWith("[::1]");
        var host = isIPv6Loopback ? authority[5..] : authority;
        var colon = host.IndexOf(':');
        var port = colon < 0 ? [] : host[(colon + 1)..];
        host = colon < 0 ? host : host[..colon];
        if (colon >= 0 && (port.Length is 0 or > 5 || port.ContainsAnyExceptInRange('0', '9')))
            return false;

        return isIPv6Loopback ? host.IsEmpty : !host.IsEmpty && !host.ContainsAnyExcept(HostCharacters) && host.IndexOf("..") < 0;
    }
}
