using MimeKit;

using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Mail;

/// <summary>Mails as files, to be looked at in Development. Only this program's own account may read them: an address stands in each.</summary>
internal sealed class PickupFolder(string folder)
{
    public async Task<MailOutcome> WriteAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, message.MessageId + ".eml");
        var part = $"{file}.{Guid.NewGuid():n}.part";
        try
        {
            OwnFolder.Make(folder);
            await using (var stream = new FileStream(part, Ours()))
            {
                await message.WriteToAsync(stream, cancellationToken);
            }

            File.Move(part, file, overwrite: true);
            return new MailOutcome.Accepted();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            return SmtpDelivery.NoConnection;
        }
    }

    private static FileStreamOptions Ours()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
