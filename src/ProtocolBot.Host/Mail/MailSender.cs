using Microsoft.Extensions.Options;

using MimeKit;

using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Mail;

/// <summary>The second channel of case notices: one mail, one outcome. It never throws, and logs no address, subject or text.</summary>
internal sealed class MailSender(IOptions<MailOptions> options, IOptions<StorageOptions> storage, TimeProvider time, ILogger<MailSender> logger) : IDisposable
{
    /// <summary>As many as a mailbox at Microsoft 365 may open at once.</summary>
    private const int MostConnections = 3;

    private readonly SemaphoreSlim connections = new(MostConnections);
    private readonly TrustedRoots roots = new(options.Value.TrustedRoots is { Length: > 0 } file ? TrustedRoots.Read(file) : null);

    public async Task<MailOutcome> SendAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (settings is { Host: not { Length: > 0 }, PickupFolder: not { Length: > 0 } })
        {
            return new MailOutcome.NotConfigured();
        }

        var outcome = MailDraft.Refusal(mail) ?? await LeaveAsync(mail, settings, cancellationToken);
        Tell(outcome);
        return outcome;
    }

    public void Dispose() => connections.Dispose();

    private async Task<MailOutcome> LeaveAsync(MailMessage mail, MailOptions settings, CancellationToken cancellationToken)
    {
        using var message = MailDraft.Of(mail, settings, time.GetUtcNow());
        return settings is { Host.Length: > 0 }
            ? await InTimeAsync(message, settings, cancellationToken)
            : await new PickupFolder(Path.Combine(storage.Value.Folder, settings.PickupFolder ?? "")).WriteAsync(message, cancellationToken);
    }

    private async Task<MailOutcome> InTimeAsync(MimeMessage message, MailOptions settings, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await connections.WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return SmtpDelivery.NoConnection;
        }

        try
        {
            return await new SmtpDelivery(settings, roots, time).SendAsync(message, either.Token);
        }
        finally
        {
            connections.Release();
        }
    }

    private void Tell(MailOutcome outcome)
    {
        switch (outcome)
        {
            case MailOutcome.Refused refused:
                Log.MailRefused(logger, refused.Code);
                break;
            case MailOutcome.Later:
                Log.MailWaits(logger);
                break;
            case MailOutcome.Ambiguous:
                Log.MailPerhapsSent(logger);
                break;
        }
    }
}
