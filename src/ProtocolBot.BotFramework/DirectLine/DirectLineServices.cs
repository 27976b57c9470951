using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>Wires the server of the bundled web chat. The host adds its own <see cref="IActivityHandler"/>.</summary>
public static class DirectLineServices
{
    /// <summary>Where it stands; clients take it as their domain.</summary>
    public const string Path = "/v3/directline";

    /// <summary>Adds it, closed or open. <see cref="DirectLineServer"/> is always there, so that an outbox can hand over what is left.</summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<DirectLineOptions>()
            .Bind(configuration.GetSection(DirectLineOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DirectLineOptions>>(new DirectLineOptionsCheck(environment));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TurnRun>();
        services.AddSingleton<DirectLineServer>();
        services.AddSingleton<DirectLineCredentials>();
        services.AddSingleton<DirectLineTurn>();
        services.AddSingleton<ConversationEndpoints>();
        services.AddSingleton<ActivityEndpoints>();
        return services;
    }

    /// <summary>Maps <c>/v3/directline</c> where it is enabled, and nothing where it is not.</summary>
    public static IEndpointRouteBuilder MapDirectLine(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        if (!services.GetRequiredService<IOptions<DirectLineOptions>>().Value.IsOn(services.GetRequiredService<IHostEnvironment>()))
            return endpoints;
        var conversations = services.GetRequiredService<ConversationEndpoints>();
        var activities = services.GetRequiredService<ActivityEndpoints>();
        var door = new ConversationDoor(services.GetRequiredService<DirectLineServer>(), services.GetRequiredService<DirectLineCredentials>(), services.GetRequiredService<ILogger<ConversationDoor>>());
        var group = endpoints.MapGroup(Path);
        group.MapPost("/tokens/generate", conversations.GenerateAsync);
        group.MapPost("/tokens/refresh", conversations.RefreshAsync);
        group.MapPost("/conversations", conversations.StartAsync);
        group.MapGet("/conversations/{conversation}", door.Open(conversations.ReconnectAsync));
        group.MapGet("/conversations/{conversation}/activities", door.Open(activities.ReadAsync));
        group.MapPost("/conversations/{conversation}/activities", door.Open(activities.PostAsync));
        group.MapPost("/conversations/{conversation}/upload", door.Open((context, _) => activities.UploadAsync(context)));
        group.MapGet("/conversations/{conversation}/stream", Sockets(endpoints, activities.StreamAsync));
        return endpoints;
    }

    /// <summary>The only place with sockets brings their middleware itself, so that the host need not know.</summary>
    private static RequestDelegate Sockets(IEndpointRouteBuilder endpoints, RequestDelegate stream)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(stream);
        return pipeline.Build();
    }
}
