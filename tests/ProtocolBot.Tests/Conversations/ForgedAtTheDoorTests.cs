using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

using ProtocolBot.BotFramework;
using ProtocolBot.Host;
using ProtocolBot.Tests.BotFramework;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>The whole bot in Production, with both families of issuers: a forgery leaves no row and causes no call; a true token gets its answer by the connector.</summary>
public sealed class ForgedAtTheDoorTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("forged-").FullName;
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private readonly FakeTokenEndpoint tokens = new();
    private readonly LocalIssuer issuer;
    private FakeConnector? connector;
    private WebApplication? app;

    public ForgedAtTheDoorTests()
    {
        issuer = new LocalIssuer { Clock = clock };
        issuer.Channel.Add("endorsed-for-webchat", "webchat");
        issuer.Channel.Add("endorsed-for-none");
        issuer.Channel.Add("channel-1", "msteams", "directline", "webchat");
    }

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        string[] args = ["--environment", "Production", "--urls", "http://127.0.0.1:0", "--Storage:Folder", folder, "--BotFramework:ClientSecret", "only for this test"];
        app = Hosting.Build(args, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(issuer.Settings);
            builder.Services.AddSingleton<TimeProvider>(clock);
            Lead(builder.Services, SigningKeys.HttpClientName, issuer.Handler);
            Lead(builder.Services, ConnectorCall.HttpClientName, () => connector.Transport());
            Lead(builder.Services, ConnectorCredential.HttpClientName, () => tokens);
        });
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        if (connector is not null)
        {
            await connector.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task No_forgery_leaves_a_row_or_causes_a_call()
    {
        var count = 0;
        foreach (var variant in RefusalList.All)
        {
            foreach (var family in Enum.GetValues<Family>().Where(family => variant.Only is null || variant.Only == family))
            {
                var forgery = new Forgery(issuer, family);
                variant.Apply(forgery);
                var answer = await forgery.SendAsync(Address, TestContext.Current.CancellationToken);
                Assert.True(variant.Status == answer.Status && answer.Body.Length == 0, $"{variant.Number} {variant.Name} ({family}) was answered with {answer.Status}");
                count++;
            }
        }

        Assert.True(count > 100, $"only {count} forgeries");
        Assert.Equal((0, 0, 0), Rows());
        Assert.Empty(connector!.Requests);
        Assert.Empty(tokens.Requests);
        Assert.Empty(issuer.Strangers);
    }

    [Theory]
    [InlineData(Family.Channel)]
    [InlineData(Family.Entra)]
    public async Task A_true_token_is_answered_by_the_connector_with_a_token_of_ours(Family family)
    {
        var answer = await new Forgery(issuer, family).SendAsync(Address, TestContext.Current.CancellationToken);

        Assert.Equal((200, ""), (answer.Status, answer.Body));
        var requests = await connector!.WaitForRequestsAsync(1, TestContext.Current.CancellationToken);
        Assert.Equal("Bearer token-1", requests[0].Authorization);
        Assert.Single(tokens.Requests);
        Assert.Equal("smba.trafficmanager.net", requests[0].Host);
        Assert.NotNull(requests[0].Activity?.Attachments);
        Assert.Equal(1, Rows().Inbox);
    }

    /// <summary>Leads the sockets of a client elsewhere; all else stays as the host wired it.</summary>
    private static void Lead(IServiceCollection services, string client, Func<HttpMessageHandler> handler) =>
        services.PostConfigure<HttpClientFactoryOptions>(client, options => options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = handler()));

    private Uri Address => new(app!.Urls.First());

    private (long Conversation, long Inbox, long Outbox) Rows()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "protocolbot.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT COUNT(*) FROM conversation), (SELECT COUNT(*) FROM inbox), (SELECT COUNT(*) FROM outbox)";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }
}
