using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

public sealed class ServiceUrlPolicyTests(ProductionWire production) : IClassFixture<ProductionWire>
{
    /// <summary>Forty addresses that look like a channel's and are not (reliability.md section 7), and some more.</summary>
    public static TheoryData<string> Tricks { get; } =
    [
        "https://smba.trafficmanager.net@evil.example/",
        "https://smba.trafficmanager.net:x@evil.example/",
        "https://user@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evil-smba.trafficmanager.net/",
        "https://smba.trafficmanager.net./",
        "https://evilbotframework.com/",
        "https://botframework.com.evil.example/",
        "https://.botframework.com/",
        "https://a..botframework.com/",
        "https://xn--smb-5na.trafficmanager.net/",
        "https://xn--bcher-kva.botframework.com/",
        "https://smba。trafficmanager。net/",
        "https://smba.trafficmanager．net/",
        "https://ѕmba.trafficmanager.net/",
        "https://smba.trafficmanager.net\\@evil.example/",
        "https:\\\\smba.trafficmanager.net\\",
        "https://evil.example\\.botframework.com/",
        "//smba.trafficmanager.net/",
        "https:///smba.trafficmanager.net/",
        "https:/smba.trafficmanager.net/",
        "https:smba.trafficmanager.net/",
        "https://smba.trafficmanager.net//evil.example/",
        "https://smba.trafficmanager.net/../evil/",
        "https://smba.trafficmanager.net/./emea/",
        "https://smba.trafficmanager.net/%2e%2e/evil/",
        "https://smba.trafficmanager.net/emea?next=https://evil.example/",
        "https://smba.trafficmanager.net/emea#@evil.example/",
        "https://evil.example/smba.trafficmanager.net/",
        "https://evil.example?.botframework.com/",
        "https://evil.example#.botframework.com/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:a9fe:a9fe]/",
        "https://[fe80::1%25eth0]/",
        "https://169.254.169.254/latest/meta-data/",
        "http://169.254.169.254/",
        "https://localhost/",
        "https://localhost.localdomain/",
        "http://localhost.evil.example:3978/",
        "https://smba.trafficmanager.net:22/",
        "https://smba.trafficmanager.net:80/",
        "https://smba.trafficmanager.net:/",
        "https://smba.trafficmanager.net:443x/",
        "http://smba.trafficmanager.net/",
        "file://smba.trafficmanager.net/etc/passwd",
        "ftp://smba.trafficmanager.net/",
        "wss://smba.trafficmanager.net/",
        "javascript://smba.trafficmanager.net/%0aalert(1)",
        "https://smba.trafficmanager.net\r\nHost: evil.example/",
        "https://smba.trafficmanager.net/\r\nX: y",
        "https://smba.trafficmanager.net\t/",
        " https://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net/ ",
        "https://smba.traffic\u00admanager.net/",
        "https://smba.trafficmanager.net\u0000.evil.example/",
        "https://smba%2etrafficmanager%2enet/",
        $"https://{new string('a', 2048)}.botframework.com/",
        "https://",
        "smba.trafficmanager.net",
        "urn:botframework:websocket:wss://smba.trafficmanager.net",
    ];

    [Theory]
    [MemberData(nameof(Tricks))]
    public void A_trick_is_refused_in_Production_and_in_Development(string url)
    {
        Assert.False(Policy("Production").Allows(url));
        Assert.False(Policy("Development").Allows(url) && url != "https://localhost/");
    }

    [Theory]
    [MemberData(nameof(Tricks))]
    public async Task An_activity_that_asks_for_it_is_refused_whatever_the_token_says(string url)
    {
        foreach (var family in Enum.GetValues<Family>())
        {
            var forgery = new Forgery(production.Issuer, family);
            forgery.ServiceUrl(url);

            var answer = await forgery.SendAsync(production.Wire.Address, TestContext.Current.CancellationToken);

            Assert.Equal((403, ""), (answer.Status, answer.Body));
        }

        Assert.Empty(production.Wire.Handler.Received);
        Assert.Empty(production.Issuer.Strangers);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/0a1b2c3d/")]
    [InlineData("https://smba.trafficmanager.net")]
    [InlineData("HTTPS://SMBA.TrafficManager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net:443/emea/")]
    [InlineData("https://directline.botframework.com/")]
    [InlineData("https://europe.webchat.botframework.com/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams/")]
    public void An_address_of_a_channel_is_allowed(string url) => Assert.True(Policy("Production").Allows(url));

    [Theory]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("http://[::1]:5000")]
    [InlineData("https://localhost/")]
    public void A_loopback_address_is_allowed_in_Development_alone(string url)
    {
        Assert.True(Policy("Development").Allows(url));
        Assert.False(Policy("Staging").Allows(url));
        Assert.False(Policy("Production").Allows(url));
    }

    [Fact]
    public void The_address_of_a_request_is_judged_by_host_port_and_user_alone()
    {
        var policy = Policy("Production");

        Assert.True(policy.Allows(new Uri("https://smba.trafficmanager.net/v3/conversations/a%3A1/activities?x=1")));
        Assert.False(policy.Allows(new Uri("https://x@smba.trafficmanager.net/v3")));
        Assert.False(policy.Allows(new Uri("https://smba.trafficmanager.net:8443/v3")));
        Assert.False(policy.Allows(new Uri("https://evil.example/v3")));
        Assert.False(policy.Allows(new Uri("/v3", UriKind.Relative)));
        Assert.False(policy.Allows((string?)null));
    }

    private static ServiceUrlPolicy Policy(string environment) =>
        new(Options.Create(new BotFrameworkOptions()), new HostingEnvironment { EnvironmentName = environment });
}
