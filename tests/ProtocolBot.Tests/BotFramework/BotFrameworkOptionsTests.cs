using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

public sealed class BotFrameworkOptionsTests
{
    [Fact]
    public void A_configured_list_replaces_its_default()
    {
        var options = Read("Production", ("AllowedServiceHosts:0", ".example.org"), ("AllowedCallers:0", "a"), ("AllowedCallers:1", "b"));

        Assert.Equal([".example.org"], options.AllowedServiceHosts);
        Assert.Equal(["a", "b"], options.AllowedCallers);
        Assert.Equal(["msteams"], options.AllowedChannels);
    }

    [Fact]
    public void Every_setting_is_read_by_its_name_in_any_case()
    {
        var options = Read(
            "Development",
            ("appid", "id"), ("TenantId", "t"), ("AppType", "userassignedmanagedidentity"), ("ClientSecret", "s"), ("CertificatePath", "c"), ("MaxBodyBytes", "20000"),
            ("DangerouslyAllowUnauthenticatedRequests", "True"), ("EntraAuthority", "http://localhost:1/x"), ("TurnTimeoutSeconds", "5"), ("AllowedChannels:0", "emulator"));

        Assert.Equal(("id", "t", AppKind.UserAssignedManagedIdentity, "s", "c"), (options.AppId, options.TenantId, options.AppType, options.ClientSecret, options.CertificatePath));
        Assert.Equal((20_000, 5, true, "http://localhost:1/x"), (options.MaxBodyBytes, options.TurnTimeoutSeconds, options.DangerouslyAllowUnauthenticatedRequests, options.EntraAuthority));
        Assert.Equal(["emulator"], options.AllowedChannels);
    }

    [Theory]
    [InlineData("Apid", "x", "AppId, AppType")]
    [InlineData("AppId", "a b", "letters, digits")]
    [InlineData("AppId", "*", "letters, digits")]
    [InlineData("AppType", "Bot", "SingleTenant, MultiTenant, UserAssignedManagedIdentity")]
    [InlineData("AppType", "1", "SingleTenant, MultiTenant, UserAssignedManagedIdentity")]
    [InlineData("MaxBodyBytes", "many", "a whole number")]
    [InlineData("MaxBodyBytes", "100", "16384 and 1048576")]
    [InlineData("MaxBodyBytes", "4194304", "16384 and 1048576")]
    [InlineData("TurnTimeoutSeconds", "0", "1 and 300")]
    [InlineData("DangerouslyAllowUnauthenticatedRequests", "perhaps", "true or false")]
    [InlineData("DangerouslyAllowUnauthenticatedRequests", "true", "Development alone")]
    [InlineData("AllowedTenants", "a,b", "a list")]
    [InlineData("AllowedTenants:0", "*", "no wildcard")]
    [InlineData("AllowedCallers:0", "*", "no wildcard")]
    [InlineData("AllowedChannels:0", "directline", "only msteams")]
    [InlineData("AllowedServiceHosts:0", "https://smba.trafficmanager.net", "a host name")]
    [InlineData("AllowedServiceHosts:0", ".com", "at least two parts")]
    [InlineData("AllowedServiceHosts:0", "*.botframework.com", "wildcard")]
    [InlineData("AllowedServiceHosts:0", "127.0.0.1", "no address")]
    [InlineData("AllowedServiceHosts:0", "..botframework.com", "a host name")]
    [InlineData("AllowedServiceHosts:0", "Smba.trafficmanager.net", "small letters")]
    [InlineData("ChannelOpenIdMetadata", "http://login.botframework.com/x", "https")]
    [InlineData("EntraOpenIdMetadata", "http://localhost:1/x", "Development alone")]
    [InlineData("EntraAuthority", "login.microsoftonline.com", "https")]
    [InlineData("ChannelIssuer", " ", "issuer")]
    [InlineData("ConnectorScope", "", "scope")]
    [InlineData("AppId", "an-id", "TenantId")]
    public void A_wrong_setting_is_named_with_what_is_allowed(string setting, string value, string allowed)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read("Production", (setting, value)));

        Assert.Contains($"BotFramework:{setting.Split(':')[0]}", failure.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bot_of_many_tenants_must_name_them()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read("Production", ("AppId", "a"), ("AppType", "MultiTenant")));
        Assert.Contains("BotFramework:AllowedTenants", failure.Message, StringComparison.Ordinal);

        Assert.Equal(["t"], Read("Production", ("AppId", "a"), ("AppType", "MultiTenant"), ("AllowedTenants:0", "t")).AllowedTenants);
    }

    [Fact]
    public async Task The_host_does_not_start_on_a_wrong_setting()
    {
        var settings = new Dictionary<string, string?> { ["BotFramework:DangerouslyAllowUnauthenticatedRequests"] = "true" };

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => WireUnderTest.StartAsync(settings: settings));

        Assert.Contains("BotFramework:DangerouslyAllowUnauthenticatedRequests", failure.Message, StringComparison.Ordinal);
    }

    private static BotFrameworkOptions Read(string environment, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => $"BotFramework:{setting.Name}", string? (setting) => setting.Value))
            .Build();
        var services = new ServiceCollection();
        services.AddBotFramework(configuration, new HostingEnvironment { EnvironmentName = environment });
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
    }
}
