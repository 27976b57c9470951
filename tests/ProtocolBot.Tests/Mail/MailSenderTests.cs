using System.Net;
using System.Net.Sockets;

using Microsoft.Extensions.Time.Testing;

using ProtocolBot.Host.Mail;

using Xunit;

namespace ProtocolBot.Tests.Mail;

/// <summary>Each way in which a mail server can answer, or not, has its one outcome.</summary>
public sealed class MailSenderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_settings_there_is_no_mail_channel()
    {
        using var sender = MailBench.Sender(new MailOptions());

        Assert.Equal(new MailOutcome.NotConfigured(), await sender.SendAsync(MailBench.Mail(), Stop));
    }

    [Fact]
    public async Task A_mail_that_the_server_takes_is_accepted_and_there_once()
    {
        await using var server = new ScriptedMailServer();
        using var sender = MailBench.Sender(MailBench.Options(server.Port));

        Assert.Equal(new MailOutcome.Accepted(), await sender.SendAsync(MailBench.Mail(), Stop));

        Assert.Single(server.Mails);
        Assert.Contains($"MAIL FROM:<{MailBench.From}>", server.Commands);
        Assert.Equal([$"RCPT TO:<{MailBench.To}>"], server.Commands.Where(command => command.StartsWith("RCPT", StringComparison.Ordinal)));
        Assert.Equal("QUIT", server.Commands.Last());
    }

    [Theory]
    [InlineData("GREETING", "421 busy")]
    [InlineData("AUTH", "454 not now")]
    [InlineData("MAIL", "451 not now")]
    [InlineData("RCPT", "450 greylisted")]
    [InlineData("RCPT", "421 too fast")]
    [InlineData("DATA", "451 not now")]
    [InlineData("MESSAGE", "452 full")]
    [InlineData("MESSAGE", "421 going down")]
    public async Task A_server_that_says_not_now_is_tried_later(string at, string answer)
    {
        foreach (var pipelining in new[] { true, false })
        {
            await using var server = new ScriptedMailServer((at, answer)) { Pipelining = pipelining };
            using var sender = MailBench.Sender(MailBench.Options(server.Port, SignIn));

            var later = Assert.IsType<MailOutcome.Later>(await sender.SendAsync(MailBench.Mail(), Stop));

            Assert.InRange(later.After, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        }
    }

    [Theory]
    [InlineData("GREETING", "554 not you", "554")]
    [InlineData("AUTH", "535 wrong", "535")]
    [InlineData("MAIL", "530 sign in", "auth")]
    [InlineData("MAIL", "550 not that sender", "550")]
    [InlineData("RCPT", "550 no such address", "550")]
    [InlineData("RCPT", "553 bad address", "553")]
    [InlineData("DATA", "554 no", "554")]
    [InlineData("MESSAGE", "552 too big", "552")]
    [InlineData("MESSAGE", "550 5.7.1 looks like spam", "550")]
    public async Task A_server_that_says_never_is_believed(string at, string answer, string code)
    {
        foreach (var pipelining in new[] { true, false })
        {
            await using var server = new ScriptedMailServer((at, answer)) { Pipelining = pipelining };
            using var sender = MailBench.Sender(MailBench.Options(server.Port, SignIn));

            Assert.Equal(new MailOutcome.Refused(code), await sender.SendAsync(MailBench.Mail(), Stop));
        }
    }

    [Theory]
    [InlineData("GREETING")]
    [InlineData("EHLO")]
    [InlineData("AUTH")]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    public async Task A_connection_that_breaks_before_the_message_means_surely_not_sent(string at)
    {
        foreach (var pipelining in new[] { true, false })
        {
            await using var server = new ScriptedMailServer((at, ScriptedMailServer.HangUp)) { Pipelining = pipelining };
            using var sender = MailBench.Sender(MailBench.Options(server.Port, SignIn));

            Assert.IsType<MailOutcome.Later>(await sender.SendAsync(MailBench.Mail(), Stop));

            Assert.Empty(server.Mails);
        }
    }

    [Theory]
    [InlineData("MESSAGE", ScriptedMailServer.HangUp)]
    [InlineData("DATA", ScriptedMailServer.HangUp)]
    [InlineData("MESSAGE", "what?")]
    public async Task A_connection_that_breaks_behind_the_message_leaves_it_open(string at, string answer)
    {
        foreach (var pipelining in new[] { true, false })
        {
            await using var server = new ScriptedMailServer((at, answer)) { Pipelining = pipelining };
            using var sender = MailBench.Sender(MailBench.Options(server.Port));

            Assert.Equal(new MailOutcome.Ambiguous(), await sender.SendAsync(MailBench.Mail(), Stop));
        }
    }

    [Fact]
    public async Task After_an_open_outcome_the_same_mail_comes_with_the_same_id()
    {
        await using var server = new ScriptedMailServer((ScriptedMailServer.Message, ScriptedMailServer.HangUp));
        using var sender = MailBench.Sender(MailBench.Options(server.Port));

        Assert.Equal(new MailOutcome.Ambiguous(), await sender.SendAsync(MailBench.Mail("one-and-only"), Stop));
        server.Mend(ScriptedMailServer.Message);
        Assert.Equal(new MailOutcome.Accepted(), await sender.SendAsync(MailBench.Mail("one-and-only"), Stop));

        Assert.Equal(2, server.Mails.Count);
        Assert.All(server.Mails, mail => Assert.Contains("Message-Id: <one-and-only@school.example>\r\n", mail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GREETING", false)]
    [InlineData("EHLO", false)]
    [InlineData("AUTH", false)]
    [InlineData("RCPT", false)]
    [InlineData("MESSAGE", true)]
    public async Task A_silent_server_is_left_in_time(string at, bool perhapsSent)
    {
        await using var server = new ScriptedMailServer((at, ScriptedMailServer.Silence));
        var time = new FakeTimeProvider();
        using var sender = MailBench.Sender(MailBench.Options(server.Port, SignIn), time);

        var sending = sender.SendAsync(MailBench.Mail(), Stop);
        await server.ReachedAsync(at, Stop);
        time.Advance(TimeSpan.FromSeconds(14));
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType(perhapsSent ? typeof(MailOutcome.Ambiguous) : typeof(MailOutcome.Later), await sending);
    }

    [Fact]
    public async Task A_mail_that_was_taken_stays_taken_when_the_goodbye_is_not_answered()
    {
        await using var server = new ScriptedMailServer(("QUIT", ScriptedMailServer.Silence));
        var time = new FakeTimeProvider();
        using var sender = MailBench.Sender(MailBench.Options(server.Port), time);

        var sending = sender.SendAsync(MailBench.Mail(), Stop);
        await server.ReachedAsync("QUIT", Stop);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(new MailOutcome.Accepted(), await sending);
    }

    [Theory]
    [InlineData("RCPT", false)]
    [InlineData("MESSAGE", true)]
    public async Task When_the_program_stops_the_outcome_still_says_how_far_it_came(string at, bool perhapsSent)
    {
        await using var server = new ScriptedMailServer((at, ScriptedMailServer.Silence));
        using var sender = MailBench.Sender(MailBench.Options(server.Port));
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var sending = sender.SendAsync(MailBench.Mail(), stopping.Token);
        await server.ReachedAsync(at, Stop);
        await stopping.CancelAsync();

        Assert.IsType(perhapsSent ? typeof(MailOutcome.Ambiguous) : typeof(MailOutcome.Later), await sending);
    }

    [Fact]
    public async Task Where_nobody_listens_the_mail_waits()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        using var sender = MailBench.Sender(MailBench.Options(port));

        Assert.IsType<MailOutcome.Later>(await sender.SendAsync(MailBench.Mail(), Stop));
    }

    [Fact]
    public async Task A_server_whose_name_is_not_found_is_tried_later()
    {
        using var sender = MailBench.Sender(MailBench.Options(25, options => options.Host = "mail.school.invalid"));

        Assert.IsType<MailOutcome.Later>(await sender.SendAsync(MailBench.Mail(), Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sanne")]
    [InlineData("sanne@school.example\r\nBcc: all@school.example")]
    [InlineData("sanne@school.example, all@school.example")]
    [InlineData("Sanne <sanne@school.example>")]
    [InlineData("sanne @school.example")]
    public async Task A_bad_address_never_reaches_the_server(string address)
    {
        await using var server = new ScriptedMailServer();
        using var sender = MailBench.Sender(MailBench.Options(server.Port));

        Assert.Equal(new MailOutcome.Refused("address"), await sender.SendAsync(MailBench.Mail() with { To = address }, Stop));
        Assert.Equal(new MailOutcome.Refused("message-id"), await sender.SendAsync(MailBench.Mail() with { MessageId = "x>\r\nBcc: all@school.example" }, Stop));

        Assert.Empty(server.Commands);
    }

    [Fact]
    public async Task Three_connections_are_open_at_most_and_who_waits_too_long_is_told_so()
    {
        await using var server = new ScriptedMailServer((ScriptedMailServer.Greeting, ScriptedMailServer.Silence));
        var time = new FakeTimeProvider();
        using var sender = MailBench.Sender(MailBench.Options(server.Port), time);

        var sendings = Enumerable.Range(0, 10).Select(number => sender.SendAsync(MailBench.Mail($"m{number}"), Stop)).ToList();
        for (var connection = 0; connection < 3; connection++)
            await server.ReachedAsync(ScriptedMailServer.Greeting, Stop);
        time.Advance(TimeSpan.FromSeconds(15));

        Assert.All(await Task.WhenAll(sendings), outcome => Assert.IsType<MailOutcome.Later>(outcome));
    }

    [Fact]
    public async Task What_is_logged_holds_no_address_subject_or_text()
    {
        var said = new Said();
        foreach (var (at, answer) in new[] { ("RCPT", $"550 {MailBench.To} is unknown"), ("MESSAGE", "451 één regel"), ("MESSAGE", ScriptedMailServer.HangUp) })
        {
            await using var server = new ScriptedMailServer((at, answer));
            using var sender = MailBench.Sender(MailBench.Options(server.Port), said: said);
            await sender.SendAsync(MailBench.Mail(), Stop);
        }

        Assert.Equal(3, said.Lines.Count);
        Assert.All(said.Lines, line => Assert.DoesNotContain(["sanne", "school", "melding", "2026", "regel"], word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static void SignIn(MailOptions options) => (options.User, options.Password) = ("bot", "only for this test");
}
