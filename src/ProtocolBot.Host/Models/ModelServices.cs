using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Host.Models;

/// <summary>The wiring of this room. Without an endpoint the libraries behind it are not even loaded.</summary>
internal static class ModelServices
{
    public static void AddLanguageModel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<LanguageModelOptions>, LanguageModelOptionsCheck>();
        services.AddOptions<LanguageModelOptions>().Bind(configuration.GetSection(LanguageModelOptions.Section)).ValidateOnStart();
        var isOn = configuration[$"{LanguageModelOptions.Section}:{nameof(LanguageModelOptions.Endpoint)}"] is { Length: > 0 };
        if (isOn)
        {
            AddModel(services);
        }

        services.AddSingleton(provider => new ModelAdvice(
            provider.GetRequiredService<ContentSet>(),
            provider.GetRequiredService<IOptions<LanguageModelOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            isOn ? new Lazy<ModelCalls>(provider.GetRequiredService<ModelCalls>) : null));
    }

    /// <summary>Another provider is another <see cref="IChatClient"/>, added before.</summary>
    private static void AddModel(IServiceCollection services)
    {
        services.AddTransient<BoundedAnswers>();
        services.AddHttpClient(AzureModel.HttpClientName, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .AddHttpMessageHandler<BoundedAnswers>()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.TryAddSingleton<IChatClient>(static provider => AzureModel.Make(
            provider.GetRequiredService<IOptions<LanguageModelOptions>>().Value,
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(AzureModel.HttpClientName)));
        services.AddSingleton<ModelCalls>();
    }
}
