using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.DirectLine;
using ProtocolBot.Core.Content;
using ProtocolBot.Host.Cards;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Content;
using ProtocolBot.Host.Mail;
using ProtocolBot.Host.Models;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Pages.Cases;
using ProtocolBot.Host.Pages.Demo;
using ProtocolBot.Host.Pages.SignIn;
using ProtocolBot.Host.People;
using ProtocolBot.Host.Storage;
using ProtocolBot.Host.Turns;

namespace ProtocolBot.Host;

/// <summary>The wiring of the house: which parts there are, and which doors.</summary>
internal static class Hosting
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        configure?.Invoke(builder);
        KnownSettings.Check(builder.Configuration);
        Failpoint.Arm(builder.Environment);
        Listen(builder);
        AddHouse(builder);
        FrameworkLog.Hush(builder.Services);
        builder.AddTelemetry();
        builder.Services.AddBotFramework(builder.Configuration, builder.Environment);
        builder.Services.AddConnector();
        builder.Services.AddDirectLine(builder.Configuration, builder.Environment);

        var app = builder.Build();
        app.UseForwarded();
        app.UseMiddleware<SafeAnswers>();
        app.UseSignIn();
        app.MapBotFramework().WithMetadata(Door.BotToken);
        app.MapGroup("").WithMetadata(Door.WebChat).MapDirectLine();
        app.MapDemoPage(app.Services.GetRequiredService<PageWording>());
        app.MapCasePages();
        app.MapSignIn();
        app.MapHealth();
        return app;
    }

    /// <summary>The settings as serving would see them, for commands that need no host.</summary>
    public static IConfiguration Configuration(string[] args) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine(args)
        .Build();

    /// <summary>A default in our file would win over ASPNETCORE_URLS and over what a container says; so it stands here.</summary>
    private static void Listen(WebApplicationBuilder builder)
    {
        string[] ways = ["urls", "http_ports", "https_ports"];
        if (!ways.Any(way => builder.Configuration[way] is { Length: > 0 }) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls("http://localhost:3978");
        }
    }

    private static void AddHouse(WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var storage = StorageOptions.From(configuration);
        var traces = Traces(builder);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection(OutboxOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddDataProtection().SetApplicationName("ProtocolBot").PersistKeysToFileSystem(new DirectoryInfo(storage.KeyRing));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => ContentLoader.Load(ContentLoader.Folder(configuration)));
        services.AddSingleton(provider => new PageWording(provider.GetRequiredService<ContentSet>().PageWording));
        services.AddSingleton<BotDb>(provider => BotDatabases.Open(storage, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<StopOnDamage>().Stop));
        services.AddSingleton(provider => new Sealer(provider.GetRequiredService<IDataProtectionProvider>(), storage.KeyFile));
        services.AddSingleton(provider => new ReplyRenderer(provider.GetRequiredService<ContentSet>(), traces, provider.GetRequiredService<CasePages>().Of));
        services.AddSingleton<StopOnDamage>();
        services.AddSingleton<SendingPace>();
        services.AddSingleton<Delivery>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<Typing>();
        services.AddSingleton<TurnStore>();
        services.AddMail(configuration);
        services.AddDirectory(configuration);
        services.AddCases(configuration);
        services.AddCasePages(builder.Environment);
        services.AddSignIn(configuration);
        services.AddForwarded(configuration);
        services.AddLanguageModel(configuration);
        services.AddSingleton<Deciding>();
        services.AddSingleton<Personas>();
        services.AddSingleton<Trouble>();
        services.AddSingleton(provider => new Flood(Flood.PerMinute(configuration, builder.Environment), provider.GetRequiredService<Deciding>(), provider.GetRequiredService<Trouble>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CheckCards>();
        services.AddSingleton<MessageExtension>();
        services.AddSingleton<IActivityHandler, TurnHandler>();
        services.AddSingleton(provider => new LearntFile(LearntFile.Folder(configuration), provider.GetRequiredService<ILogger<LearntFile>>()));
        _ = Flood.PerMinute(configuration, builder.Environment);
        services.AddHostedService<ContentAtStart>();
        services.AddHostedService<SecretWatch>();
        services.AddHostedService<LearningAtStart>();
        services.AddHostedService<OutboxWorker>();
    }

    /// <summary>Machine-readable traces (contract, section 2): in Development, or where asked for.</summary>
    private static bool Traces(WebApplicationBuilder builder) =>
        builder.Configuration.GetValue("Diagnostics:Traces", builder.Environment.IsDevelopment());
}
