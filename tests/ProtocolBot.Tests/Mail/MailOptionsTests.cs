using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

using ProtocolBot.Host.Mail;
using ProtocolBot.Host.Operations;

using Xunit;

namespace ProtocolBot.Tests.Mail;

public sealed class MailOptionsTests
{
    private static readonly (string, string)[] Good = [("Host", "smtp.school.example"), ("From", "protocolbot@school.example")];

    [Fact]
    public void Nothing_set_is_no_channel_and_no_problem()
    {
        var options = Read("Production");

        Assert.Equal((null, null, MailSecurity.StartTls, 15), (options.Host, options.PickupFolder, options.Security, options.TimeoutSeconds));
    }

    [Theory]
    [InlineData("StartTls", null, 587)]
    [InlineData("Tls", null, 465)]
    [InlineData("Tls", "2465", 2465)]
    public void The_port_follows_the_security_unless_it_is_said(string security, string? port, int expected)
    {
        var options = Read("Production", [.. Good, ("Security", security), .. port is null ? Array.Empty<(string, string)>() : [("Port", port)]]);

        Assert.Equal(expected, options.PortOrUsual);
    }

    [Theory]
    [InlineData("Host", "https://smtp.school.example", "without port or scheme")]
    [InlineData("Host", "smtp.school.example:587", "without port or scheme")]
    [InlineData("Host", "", "no mail would leave")]
    [InlineData("Port", "0", "between 1 and 65535")]
    [InlineData("Port", "many", "Mail:Port")]
    [InlineData("TimeoutSeconds", "21", "shorter than the lease")]
    [InlineData("TimeoutSeconds", "0", "between 1 and 20")]
    [InlineData("Security", "None", "for this machine itself alone")]
    [InlineData("Security", "7", "StartTls, Tls or None")]
    [InlineData("Security", "Maybe", "Mail:Security")]
    [InlineData("From", "", "one address")]
    [InlineData("From", "a@b.example, c@d.example", "one address")]
    [InlineData("From", "a@b.example\r\nBcc: c@d.example", "one address")]
    [InlineData("FromName", "Bot\r\nBcc: c@d.example", "one line")]
    [InlineData("User", "bot", "belong together")]
    [InlineData("Password", "secret", "belong together")]
    [InlineData("TrustedRoots", "/no/such/file.pem", "PEM file")]
    [InlineData("PickupFolder", "mail", "Development alone")]
    public void A_wrong_setting_stops_the_start_and_is_named(string setting, string value, string said)
    {
        var failure = Assert.ThrowsAny<Exception>(() => Read("Production", [.. Good.Where(good => good.Item1 != setting), (setting, value)]));

        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("/tmp")]
    [InlineData("a/b")]
    public void The_pickup_folder_stays_inside_the_storage(string folder)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read("Development", ("PickupFolder", folder), ("From", "a@b.example")));

        Assert.Contains("inside Storage:Folder", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "localhost")]
    [InlineData("Production", "127.0.0.1")]
    [InlineData("Production", "::1")]
    [InlineData("Development", "smtp.school.example")]
    public void Without_TLS_to_this_machine_or_in_Development(string environment, string host)
    {
        Assert.Equal(25, Read(environment, ("Host", host), ("From", "a@b.example"), ("Security", "None")).PortOrUsual);
    }

    [Fact]
    public void A_password_is_never_shown_on_the_way()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read("Development", [.. Good, ("Security", "None"), ("User", "bot"), ("Password", "p")]));

        Assert.Contains("readable on the way", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_in_a_file_or_on_the_command_line_stops_the_start()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("mail-settings-").FullName, "appsettings.json");
        File.WriteAllText(file, """{ "Mail": { "Password": "p" } }""");
        foreach (var open in new[] { new ConfigurationBuilder().AddJsonFile(file), new ConfigurationBuilder().AddCommandLine(["--Mail:Password", "p"]) })
        {
            var configuration = open.AddInMemoryCollection([.. Good.Append(("User", "bot")).Select(good => KeyValuePair.Create($"Mail:{good.Item1}", (string?)good.Item2))]).Build();

            var failure = Assert.Throws<OptionsValidationException>(() => Read("Production", configuration));

            Assert.Contains("Mail__Password in the environment", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_setting_is_known_and_a_typing_error_is_not()
    {
        foreach (var property in typeof(MailOptions).GetProperties().Where(property => property.CanWrite))
            KnownSettings.Check(Configuration((property.Name, "1")));

        Assert.Throws<InvalidOperationException>(() => KnownSettings.Check(Configuration(("Hots", "x"))));
    }

    private static IConfigurationRoot Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => $"Mail:{setting.Name}", string? (setting) => setting.Value)).Build();

    private static MailOptions Read(string environment, params (string Name, string Value)[] settings) => Read(environment, Configuration(settings));

    private static MailOptions Read(string environment, IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment });
        services.AddMail(configuration);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<MailOptions>>().Value;
    }
}
