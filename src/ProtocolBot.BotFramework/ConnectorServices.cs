using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework;

/// <summary>Wires the outbound half of the wire; the settings are those that <see cref="BotFrameworkServices"/> reads.</summary>
public static class ConnectorServices
{
    public static IServiceCollection AddConnector(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ServiceUrlPolicy>();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, ConnectorOptionsCheck>();
        services.AddSingleton<ConnectorCredential>();
        services.AddSingleton<ConnectorToken>();
        services.AddSingleton<ConnectorCall>();
        services.AddSingleton(static provider => new ConnectorClient(provider.GetRequiredService<ConnectorCall>()));
        services.AddTransient<ConnectorDoor>();

        services.AddHttpClient(ConnectorCall.HttpClientName, static client =>
            {
                // Each request has its own patience, by the clock that tests can turn.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.DefaultRequestHeaders.UserAgent.Add(new("ProtocolBot", typeof(ConnectorServices).Assembly.GetName().Version?.ToString(3)));
            })
            .ConfigurePrimaryHttpMessageHandler(static () => Transport())
            .AddHttpMessageHandler<ConnectorDoor>()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddHttpClient(ConnectorCredential.HttpClientName, static client => client.Timeout = TimeSpan.FromSeconds(20))
            .ConfigurePrimaryHttpMessageHandler(static () => Transport())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return services;
    }

    /// <summary>One for all requests, for the life of the process; connections are renewed so that a moved name is noticed.</summary>
    internal static SocketsHttpHandler Transport() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxConnectionsPerServer = 64,
    };
}
