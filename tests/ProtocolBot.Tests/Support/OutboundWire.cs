using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

using ProtocolBot.BotFramework;

namespace ProtocolBot.Tests.Support;

/// <summary>The outbound wire as the host wires it, its sockets led to a fake connector and its token requests to a fake endpoint.</summary>
public sealed class OutboundWire : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string TenantId = "0a1b2c3d-0000-4000-8000-00000000aaaa";

    private readonly ServiceProvider services;

    /// <param name="transport">In place of the fake connector's; it must still be our own in all that matters.</param>
    public OutboundWire(FakeConnector connector, string environment = "Production", IReadOnlyDictionary<string, string?>? settings = null, HttpMessageHandler? transport = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings ?? Secret).Build();
        var host = new HostingEnvironment { EnvironmentName = environment };
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton<IHostEnvironment>(host);
        collection.AddBotFramework(configuration, host);
        collection.AddConnector();
        if (environment == "Production" || transport is not null)
            collection.AddHttpClient(ConnectorCall.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => transport ?? connector.Transport());
        collection.AddHttpClient(ConnectorCredential.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => Tokens);
        services = collection.BuildServiceProvider();
    }

    public static IReadOnlyDictionary<string, string?> Secret { get; } = new Dictionary<string, string?>
    {
        ["BotFramework:AppId"] = AppId,
        ["BotFramework:TenantId"] = TenantId,
        ["BotFramework:ClientSecret"] = "a secret & more",
    };

    public FakeTokenEndpoint Tokens { get; } = new();
    public RecordingLog Log { get; } = new();

    /// <summary>Begins at the true time, which is the one that Microsoft's token library looks at.</summary>
    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public ConnectorClient Client => services.GetRequiredService<ConnectorClient>();

    /// <summary>The very client that the wire uses, for a caller who would go round it.</summary>
    public HttpClient HttpClient() => services.GetRequiredService<IHttpClientFactory>().CreateClient(ConnectorCall.HttpClientName);

    public static Activity Message(string serviceUrl = FakeConnector.TeamsServiceUrl) => new()
    {
        Type = ActivityTypes.Message,
        Id = "theirs",
        Timestamp = DateTimeOffset.UnixEpoch,
        CallerId = "urn:ours",
        ServiceUrl = serviceUrl,
        ChannelId = "msteams",
        From = new ChannelAccount { Id = "28:bot" },
        Recipient = new ChannelAccount { Id = "29:anna" },
        Conversation = new ConversationAccount { Id = "a:1", IsGroup = false, ConversationType = "personal" },
        Text = "Goedemorgen",
        TextFormat = "plain",
    };

    public static ConversationReference Reference(string serviceUrl = FakeConnector.TeamsServiceUrl, string conversation = "a:1") =>
        new() { ServiceUrl = serviceUrl, Conversation = new ConversationAccount { Id = conversation } };

    public async ValueTask DisposeAsync() => await services.DisposeAsync();
}
