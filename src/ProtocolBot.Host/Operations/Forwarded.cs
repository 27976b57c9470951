using System.Net;

using Microsoft.AspNetCore.HttpOverrides;

namespace ProtocolBot.Host.Operations;

/// <summary>Whether people came by https, as a proxy says that ends it before us. Nobody is believed but the proxies that the setting names.</summary>
internal static class Forwarded
{
    private const string Setting = "ForwardedHeaders:KnownProxies";

    /// <exception cref="InvalidOperationException">The setting holds what is no address and no network.</exception>
    public static void AddForwarded(this IServiceCollection services, IConfiguration configuration)
    {
        var proxies = Read(configuration[Setting]);
        if (proxies.Count == 0)
        {
            return;
        }

        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in proxies)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
    }

    public static void UseForwarded(this WebApplication app)
    {
        if (app.Configuration[Setting] is { Length: > 0 })
        {
            app.UseForwardedHeaders();
        }
    }

    private static List<System.Net.IPNetwork> Read(string? setting)
    {
        var networks = new List<System.Net.IPNetwork>();
        foreach (var part in (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var isOne = IPAddress.TryParse(part, out var address);
            networks.Add(isOne ? new System.Net.IPNetwork(address!, address!.GetAddressBytes().Length * 8)
                : System.Net.IPNetwork.TryParse(part, out var network) && network.PrefixLength > 0 ? network
                : throw new InvalidOperationException($"{Setting} holds '{part}'; allowed are addresses and networks with commas between them: 10.0.0.4, 172.18.0.0/16."));
        }

        return networks;
    }
}
