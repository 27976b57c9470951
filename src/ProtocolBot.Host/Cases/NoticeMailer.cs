using Microsoft.Extensions.Options;

using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Mail;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>Takes a notice to somebody's mailbox. Where that is of no use the next in the row is told.</summary>
internal sealed class NoticeMailer(CaseDesk desk, CaseStore store, Parcels parcels, MailSender mail, CaseMessages messages, IOptions<CaseOptions> options, TimeProvider time)
{
    /// <summary>Null when it has settled the row itself, in the change of the case.</summary>
    public async Task<Settlement?> SendAsync(OutboxRow row, Lease lease, Parcel.Mail parcel, CancellationToken cancellationToken)
    {
        if (await store.LoadAsync(new CaseNumber(parcel.Number), cancellationToken) is not { } open || !CasePermissions.MaySee(open.File, parcel.To))
        {
            return new Settlement.Done();
        }

        var outcome = messages.Mail(open.File, parcel) is { } message ? await mail.SendAsync(message, cancellationToken) : new MailOutcome.NotConfigured();
        return outcome switch
        {
            MailOutcome.Accepted => await WriteAsync(row, lease, parcel, (world, file) => CaseClock.Delivered(world, file, About(parcel), NoticeChannel.Mail), cancellationToken),
            MailOutcome.Later later when !IsTooLate(open.File, parcel) => Again(row, parcel, later.After),
            MailOutcome.Ambiguous when !IsTooLate(open.File, parcel) => Again(row, parcel with { MaybeTwice = true }, TimeSpan.Zero),
            _ => await GiveUpAsync(row, lease, parcel, cancellationToken),
        };
    }

    /// <summary>It will not go: unless Teams took the notice meanwhile the next in the row is told.</summary>
    public Task<Settlement?> GiveUpAsync(OutboxRow row, Lease lease, Parcel.Mail parcel, CancellationToken cancellationToken) =>
        WriteAsync(row, lease, parcel, (world, file) => IsInTeams(file, parcel) ? CaseDecision.Nothing : CaseClock.Undeliverable(world, file, About(parcel)), cancellationToken);

    private static CaseNotice About(Parcel.Mail parcel) => new(parcel.To, parcel.Kind);

    private static bool IsInTeams(CaseFile file, Parcel.Mail parcel) => file.Events.OfType<CaseEvent.Delivered>().Any(delivered =>
        delivered.To == parcel.To && delivered.Notice == parcel.Kind && delivered.Channel is NoticeChannel.Teams && delivered.At >= parcel.Since);

    private async Task<Settlement?> WriteAsync(OutboxRow row, Lease lease, Parcel.Mail parcel, Func<CaseWorld, CaseFile, CaseDecision> decide, CancellationToken cancellationToken)
    {
        await desk.ChangeAsync(new CaseNumber(parcel.Number), save => save with { Answers = (row.Id, lease) }, decide, null, cancellationToken);
        return null;
    }

    private Settlement.RetryAt Again(OutboxRow row, Parcel.Mail parcel, TimeSpan wait) =>
        new(time.GetUtcNow() + Backoff.Longest(wait, Backoff.After(row.Attempts)), parcels.Seal(parcel));

    private bool IsTooLate(CaseFile file, Parcel.Mail parcel) => time.GetUtcNow() - parcel.Since >= options.Value.PatienceWithMail(file.Opening.Priority);
}
