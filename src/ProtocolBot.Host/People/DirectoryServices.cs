using Azure.Core;

using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;

namespace ProtocolBot.Host.People;

/// <summary>The wiring of this room: one <see cref="OrganisationSource"/>, kept fresh.</summary>
internal static class DirectoryServices
{
    public static void AddDirectory(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DirectoryOptions>().Bind(configuration.GetSection(DirectoryOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<DirectoryOptions>, GraphOptionsCheck>();
        services.AddSingleton(provider => new DirectoryFiles(provider.GetRequiredService<IOptions<DirectoryOptions>>(), provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton(provider => new OrganisationSource(provider.GetRequiredService<DirectoryFiles>().ReadOrNothing(null), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new Lazy<TokenCredential>(() => GraphCredential.Of(provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value)));
        services.AddSingleton<GraphPages>();
        services.AddSingleton<GraphDirectory>();
        services.AddHostedService<DirectoryWatch>();
        services.AddHttpClient(GraphPages.HttpClientName, static client => client.Timeout = TimeSpan.FromSeconds(30))
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
    }

    /// <summary>Files are old after their days; an import of Graph after a day, for it runs every hour.</summary>
    public static TimeSpan StaleAfter(DirectoryOptions options) => options.Source is DirectoryKind.Graph ? TimeSpan.FromDays(1) : TimeSpan.FromDays(options.StaleDays);
}
