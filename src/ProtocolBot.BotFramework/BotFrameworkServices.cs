using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework;

/// <summary>Wires the inbound half of the wire. The host adds its own <see cref="IActivityHandler"/>.</summary>
public static class BotFrameworkServices
{
    private const int MaxKeyDocumentBytes = 1024 * 1024;

    /// <summary>Adds settings, checked at start, and what <see cref="MapBotFramework"/> needs.</summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = new BotFrameworkSettings(configuration);
        services.AddSingleton<IConfigureOptions<BotFrameworkOptions>>(settings);
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>>(settings);
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>>(new BotFrameworkOptionsCheck(environment));
        services.AddOptions<BotFrameworkOptions>().ValidateOnStart();

        // The framework logs addresses with their query, where a careless caller may have put a token, and header lines that it could not read.
        services.AddLogging(logging => logging
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.None));

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ServiceUrlPolicy>();
        services.AddSingleton<TokenValidation>();
        services.AddSingleton<ActivityAdmission>();
        services.AddSingleton<LoopbackDoor>();
        services.AddSingleton<TurnRun>();
        services.AddSingleton<MessagesEndpoint>();
        AddKeyClient(services);
        return services;
    }

    /// <summary>Maps <c>POST /api/messages</c>; every other method answers 405.</summary>
    public static IEndpointConventionBuilder MapBotFramework(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/messages", static context => context.RequestServices.GetRequiredService<MessagesEndpoint>().HandleAsync(context));

    private static void AddKeyClient(IServiceCollection services) =>
        services.AddHttpClient(SigningKeys.HttpClientName, static client =>
            {
                client.Timeout = TimeSpan.FromSeconds(10);
                client.MaxResponseContentBufferSize = MaxKeyDocumentBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
}
