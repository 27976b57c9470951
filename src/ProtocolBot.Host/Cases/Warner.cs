using ProtocolBot.BotFramework;
using ProtocolBot.Host.Mail;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>Tells an administrator that a case can go to nobody: in Teams, else by mail. Told twice is better than not.</summary>
internal sealed class Warner(Chats chats, CaseMessages messages, MailSender mail, TimeProvider time)
{
    /// <summary>After so long the mail goes, whatever Teams says.</summary>
    private static readonly TimeSpan PatienceWithTeams = TimeSpan.FromMinutes(15);

    /// <summary>Parked after so long: the log said it when the case came, and says it again then.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    public async Task<Settlement> SendAsync(OutboxRow row, Parcel.Warning warning, CancellationToken cancellationToken)
    {
        var age = time.GetUtcNow() - warning.Since;
        var outcome = age < PatienceWithTeams
            ? (await chats.SendAsync(warning.To, reference => messages.Warning(warning, reference), cancellationToken)).Outcome
            : new SendOutcome.Refused(0, "TooLate");
        return outcome switch
        {
            SendOutcome.Accepted => new Settlement.Done(),
            SendOutcome.Throttled { IsHeldBack: true } held => new Settlement.RetryAt(time.GetUtcNow() + held.RetryAfter, Tried: false),
            SendOutcome.Throttled throttled => Again(row, throttled.RetryAfter),
            SendOutcome.Ambiguous => Again(row, TimeSpan.Zero),
            _ => await MailAsync(row, warning, age, cancellationToken),
        };
    }

    private async Task<Settlement> MailAsync(OutboxRow row, Parcel.Warning warning, TimeSpan age, CancellationToken cancellationToken)
    {
        var outcome = messages.Mail(warning) is { } message ? await mail.SendAsync(message, cancellationToken) : new MailOutcome.NotConfigured();
        return outcome switch
        {
            MailOutcome.Accepted => new Settlement.Done(),
            MailOutcome.Later later when age < Longest => Again(row, later.After),
            MailOutcome.Ambiguous when age < Longest => Again(row, TimeSpan.Zero),
            _ => new Settlement.Parked("an administrator could not be warned"),
        };
    }

    private Settlement.RetryAt Again(OutboxRow row, TimeSpan wait) => new(time.GetUtcNow() + Backoff.Longest(wait, Backoff.After(row.Attempts)));
}
