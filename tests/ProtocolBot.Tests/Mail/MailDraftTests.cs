using System.Text;

using CsCheck;

using MimeKit;

using ProtocolBot.Host.Mail;

using Xunit;

namespace ProtocolBot.Tests.Mail;

public sealed class MailDraftTests
{
    private static readonly string[] Headers =
        ["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To", "X-Auto-Response-Suppress"];

    private static readonly Gen<string> Nasty = Gen.OneOf(
        Gen.OneOf("\r\n", "\n", "\r", "\0", "\u0085", "\u2028", "\u2029", "\u000b", "\u000c", "\r\nBcc: all@school.example\r\n", "\r\n\r\n", "\n.\n", "\r\n.\r\n", "=?utf-8?q?=0D=0ABcc:_x?=", "=0D=0A", "--", ":", "<", ">", "\"", ",", "@", " ", "\t", "é", "✓", "😀", "\ud83d", "\u202e"),
        Gen.String[Gen.Char.AlphaNumeric, 0, 100],
        Gen.String).Array[0, 8].Select(parts => string.Concat(parts));

    private static readonly Gen<string> Address = Gen.OneOf(Nasty, Nasty.Select(nasty => $"sanne{nasty}@school.example"), Nasty.Select(nasty => $"sanne@school.example{nasty}"), Gen.Const("sanne@school.example"));

    private static readonly Gen<string> Id = Gen.OneOf(Nasty, Nasty.Select(nasty => $"3f2a{nasty}"), Nasty.Select(nasty => $"3f2a@a.b{nasty}"), Gen.Const("3f2a"));

    [Fact]
    public void Whatever_stands_in_a_mail_it_adds_no_header_no_recipient_and_no_bare_line_break()
    {
        var sendable = 0;
        Gen.Select(Address, Nasty, Nasty, Nasty, Id).Sample(
            (to, subject, text, html, id) =>
            {
                var mail = new MailMessage(to, subject, text, html.Length % 2 == 0 ? html : null, id);
                if (MailDraft.Refusal(mail) is null)
                {
                    Interlocked.Increment(ref sendable);
                    Whole(mail);
                }
            },
            iter: 20_000);

        Assert.True(sendable > 500, $"only {sendable} of them could be sent");
    }

    [Fact]
    public void Whatever_stands_in_subject_and_text_of_a_good_address_is_sent()
    {
        Gen.Select(Nasty, Nasty).Sample((subject, text) => Whole(new MailMessage(MailBench.To, subject, text, null, "3f2a")), iter: 5_000);
    }

    [Theory]
    [InlineData("sanne@school.example", true)]
    [InlineData("s.de-boer_1+x@mail.school.example", true)]
    [InlineData("o'neill@school.example", true)]
    [InlineData("root@localhost", true)]
    [InlineData("a@b@c.example", false)]
    [InlineData(".a@school.example", false)]
    [InlineData("a..b@school.example", false)]
    [InlineData("a@-school.example", false)]
    [InlineData("a@school..example", false)]
    [InlineData("\"a b\"@school.example", false)]
    [InlineData("a@[127.0.0.1]", false)]
    [InlineData("josé@school.example", false)]
    [InlineData("a@school.example\n", false)]
    [InlineData("a(comment)@school.example", false)]
    public void An_address_has_one_plain_shape(string address, bool good) => Assert.Equal(good, Mailbox.IsAddress(address));

    private static void Whole(MailMessage mail)
    {
        using var message = MailDraft.Of(mail, MailBench.Options(25), DateTimeOffset.UnixEpoch);
        using var stream = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        message.WriteTo(format, stream, Ct);
        var raw = Encoding.Latin1.GetString(stream.ToArray());

        Assert.DoesNotContain('\n', raw.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', raw.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Equal(Headers, HeaderNames(raw).Where(name => name != "Content-Transfer-Encoding").Order(StringComparer.Ordinal));
        Assert.All(raw.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
        stream.Position = 0;
        using var read = MimeMessage.Load(stream, Ct);
        Assert.Equal([mail.To], read.To.Mailboxes.Select(mailbox => mailbox.Address));
        Assert.Empty(read.Cc.Concat(read.Bcc));
        Assert.StartsWith(mail.MessageId, read.MessageId, StringComparison.Ordinal);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static IEnumerable<string> HeaderNames(string raw) =>
        raw.Split("\r\n\r\n")[0].Split("\r\n").Where(line => line[0] is not (' ' or '\t')).Select(line => line.Split(':')[0]);
}
