using MimeKit;

using ProtocolBot.Host.Mail;

using Xunit;

namespace ProtocolBot.Tests.Mail;

public sealed class PickupFolderTests : IDisposable
{
    private readonly string storage = Directory.CreateTempSubdirectory("mail-pickup-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(storage, recursive: true);

    [Fact]
    public async Task A_mail_becomes_a_file_that_only_its_owner_reads()
    {
        using var sender = Sender();

        Assert.Equal(new MailOutcome.Accepted(), await sender.SendAsync(MailBench.Mail("3f2a"), Stop));
        Assert.Equal(new MailOutcome.Accepted(), await sender.SendAsync(MailBench.Mail("3f2a"), Stop));

        var file = Assert.Single(Directory.GetFiles(storage, "*", SearchOption.AllDirectories));
        Assert.Equal(Path.Combine(storage, "mail", "3f2a@school.example.eml"), file);
        using var message = await MimeMessage.LoadAsync(file, Stop);
        Assert.Equal(MailBench.Mail().Subject, message.Subject);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(storage, "mail")));
        }
    }

    [Fact]
    public async Task Where_nothing_can_be_written_the_mail_waits()
    {
        await File.WriteAllTextAsync(Path.Combine(storage, "mail"), "in the way", Stop);
        using var sender = Sender();

        Assert.IsType<MailOutcome.Later>(await sender.SendAsync(MailBench.Mail(), Stop));
    }

    private MailSender Sender() => MailBench.Sender(new MailOptions { PickupFolder = "mail", From = MailBench.From }, folder: storage);
}
