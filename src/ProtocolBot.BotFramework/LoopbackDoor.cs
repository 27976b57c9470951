using System.Net;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework;

/// <summary>The one way in without a token: in Development, from this machine to a loopback address, and not by way of a tunnel.</summary>
internal sealed class LoopbackDoor
{
    private static readonly string[] Names = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly string[] TracesOfProxy = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-Host"];

    private readonly bool isUnlocked;
    private readonly ILogger logger;
    private int warned;

    public LoopbackDoor(IOptions<BotFrameworkOptions> options, IHostEnvironment environment, ILogger<LoopbackDoor> logger)
    {
        isUnlocked = environment.IsDevelopment() && (options.Value.DangerouslyAllowUnauthenticatedRequests ?? options.Value.AppId is null);
        this.logger = logger;
    }

    /// <summary>Whether this request may enter without a token. The first that does is told in the log.</summary>
    public bool IsOpenFor(HttpContext context)
    {
        var isLocal = isUnlocked && IsLocal(context);
        if (isLocal && Interlocked.Exchange(ref warned, 1) == 0)
            Log.LetInWithoutToken(logger);
        return isLocal;
    }

    /// <summary>From this machine to a loopback name and address, and not by way of a proxy or tunnel.</summary>
    public static bool IsLocal(HttpContext context) =>
        IsLoopback(context.Connection.RemoteIpAddress)
        && IsLoopback(context.Connection.LocalIpAddress)
        && Names.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
        && !Array.Exists(TracesOfProxy, context.Request.Headers.ContainsKey);

    private static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);
}
