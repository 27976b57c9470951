using MimeKit;
using MimeKit.Text;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Host.Mail;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.Mail;

/// <summary>What a mail server that nobody here wrote receives, over which kind of way, and what it never gets.</summary>
public sealed class RealMailServerTests
{
    private const string Name = "bot";
    private const string Secret = "only for this test";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_arrives_as_it_was_written()
    {
        await using var server = await RealMailServer.StartAsync(new MailServerSettings(), Stop);
        using var sender = MailBench.Sender(MailBench.Options(server.Port));

        Assert.Equal(new MailOutcome.Accepted(), await sender.SendAsync(MailBench.Mail("3f2a"), Stop));

        var received = await server.MailAsync(Stop);
        using var message = received.Parse();
        Assert.Equal((MailBench.From, MailBench.To), (received.From, Assert.Single(received.To)));
        Assert.Equal("Er is één melding voor je: 2026-483920 ✓", message.Subject);
        Assert.Equal("Één regel.\n\n.\n.punt\n€ & ümlaut\n", Words(message, TextFormat.Plain));
        Assert.Equal("<p>Één regel &amp; meer</p>\n", Words(message, TextFormat.Html));
        Assert.Equal("3f2a@school.example", message.MessageId);
        Assert.Equal(("Protocolbot José", MailBench.From), (message.From.Mailboxes.Single().Name, message.From.Mailboxes.Single().Address));
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.All(received.Bytes(), octet => Assert.True(octet < 128));
    }

    [Fact]
    public async Task A_notice_arrives_in_the_words_of_the_content()
    {
        await using var server = await RealMailServer.StartAsync(new MailServerSettings(), Stop);
        using var sender = MailBench.Sender(MailBench.Options(server.Port));
        var notice = NoticeMail.Of(ShippedContent.Set, Tongue.Dutch, CaseNumber.Of(2026, 483920), NoticeKind.New, Priority.Urgent, "https://bot.school.example/meldingen/2026-483920", maybeTwice: false);

        Assert.Equal(new MailOutcome.Accepted(), await sender.SendAsync(notice.To(MailBench.To, "9c"), Stop));

        using var message = (await server.MailAsync(Stop)).Parse();
        Assert.Equal("Spoed: Er is een melding voor je: 2026-483920", message.Subject);
        Assert.Equal(notice.Text, Words(message, TextFormat.Plain));
        Assert.Equal(notice.Page, Words(message, TextFormat.Html));
    }

    [Theory]
    [InlineData(nameof(MailSecurity.StartTls))]
    [InlineData(nameof(MailSecurity.Tls))]
    public async Task Over_TLS_with_a_trusted_certificate_the_bot_signs_in_and_sends(string way)
    {
        var security = Enum.Parse<MailSecurity>(way);
        var (key, cert) = MailCertificates.FromRoot("127.0.0.1");
        await using var server = await RealMailServer.StartAsync(Server(key, cert, security), Stop);
        using var sender = MailBench.Sender(await SignInAsync(server.Port, security));

        Assert.Equal(new MailOutcome.Accepted(), await sender.SendAsync(MailBench.Mail(), Stop));

        var received = await server.MailAsync(Stop);
        Assert.Equal((true, Name), (received.Secure, received.User));
    }

    [Theory]
    [InlineData("self-signed", nameof(MailSecurity.StartTls))]
    [InlineData("self-signed", nameof(MailSecurity.Tls))]
    [InlineData("another name", nameof(MailSecurity.StartTls))]
    [InlineData("out of date", nameof(MailSecurity.StartTls))]
    [InlineData("not of this machine's roots", nameof(MailSecurity.StartTls))]
    public async Task A_server_that_cannot_prove_who_it_is_gets_nothing(string flaw, string way)
    {
        var security = Enum.Parse<MailSecurity>(way);
        var (key, cert) = flaw switch
        {
            "self-signed" => MailCertificates.SelfSigned(),
            "another name" => MailCertificates.FromRoot("mail.elsewhere.example"),
            "out of date" => MailCertificates.FromRoot("127.0.0.1", years: 1),
            _ => MailCertificates.FromRoot("127.0.0.1"),
        };
        await using var server = await RealMailServer.StartAsync(Server(key, cert, security), Stop);
        var options = await SignInAsync(server.Port, security);
        if (flaw.StartsWith("not of", StringComparison.Ordinal))
            options.TrustedRoots = null;
        using var sender = MailBench.Sender(options);

        Assert.Equal(new MailOutcome.Refused("certificate"), await sender.SendAsync(MailBench.Mail(), Stop));
        Assert.Equal(0, await server.TookAsync(Stop));
    }

    [Fact]
    public async Task A_server_that_offers_no_TLS_gets_nothing_where_TLS_is_asked()
    {
        await using var server = await RealMailServer.StartAsync(new MailServerSettings(), Stop);
        using var sender = MailBench.Sender(MailBench.Options(server.Port, options => options.Security = MailSecurity.StartTls));

        Assert.Equal(new MailOutcome.Refused("not-offered"), await sender.SendAsync(MailBench.Mail(), Stop));
        Assert.Equal(0, await server.TookAsync(Stop));
    }

    [Fact]
    public async Task A_wrong_password_is_refused_by_its_number()
    {
        var (key, cert) = MailCertificates.FromRoot("127.0.0.1");
        await using var server = await RealMailServer.StartAsync(Server(key, cert, MailSecurity.StartTls), Stop);
        var options = await SignInAsync(server.Port, MailSecurity.StartTls);
        options.Password = "wrong";
        using var sender = MailBench.Sender(options);

        Assert.Equal(new MailOutcome.Refused("535"), await sender.SendAsync(MailBench.Mail(), Stop));
        Assert.Equal(0, await server.TookAsync(Stop));
    }

    [Fact]
    public async Task Many_at_once_all_arrive_once_over_few_connections()
    {
        await using var server = await RealMailServer.StartAsync(new MailServerSettings(Slow: 10), Stop);
        using var sender = MailBench.Sender(MailBench.Options(server.Port));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => sender.SendAsync(MailBench.Mail($"m{number}"), Stop)));

        var received = new List<ReceivedMail>();
        while (received.Count < outcomes.Length)
            received.Add(await server.MailAsync(Stop));
        Assert.All(outcomes, outcome => Assert.Equal(new MailOutcome.Accepted(), outcome));
        Assert.Equal(60, received.Select(mail => mail.Parse().MessageId).Distinct().Count());
        Assert.All(received, mail => Assert.InRange(mail.MostConnections, 1, 4)); // One that is leaving may still be counted.
        Assert.Equal(0, await server.TookAsync(Stop));
    }

    private static MailServerSettings Server(string key, string cert, MailSecurity security) =>
        new(key, cert, ImplicitTls: security is MailSecurity.Tls, OffersTls: security is MailSecurity.StartTls, User: Name, Password: Secret);

    private static async Task<MailOptions> SignInAsync(int port, MailSecurity security)
    {
        var roots = Path.Combine(Directory.CreateTempSubdirectory("mail-roots-").FullName, "roots.pem");
        await File.WriteAllTextAsync(roots, MailCertificates.RootPem, Stop);
        return MailBench.Options(port, options => (options.Security, options.User, options.Password, options.TrustedRoots) = (security, Name, Secret, roots));
    }

    private static string? Words(MimeMessage message, TextFormat format) => message.GetTextBody(format)?.ReplaceLineEndings("\n");
}
