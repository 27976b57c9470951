using Microsoft.Extensions.Options;

using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Onboarding;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>Does what waits in the outbox for a case: a notice, a mail, a card that follows, a look at the clock.</summary>
internal sealed class ParcelCourier(Parcels parcels, CaseDesk desk, NoticeSender notices, NoticeMailer mails, CardUpdater cards, Warner warner, CourseSender course, IOptions<OutboxOptions> outbox, TimeProvider time, ILogger<ParcelCourier> logger)
{
    /// <summary>Null when the row is settled already, in the change of its case.</summary>
    public async Task<Settlement?> SendAsync(OutboxRow row, Lease lease, CancellationToken cancellationToken)
    {
        var parcel = parcels.Open(row);
        try
        {
            return parcel switch
            {
                Parcel.Notice notice => await notices.SendAsync(row, lease, notice, cancellationToken),
                Parcel.Mail mail => await mails.SendAsync(row, lease, mail, cancellationToken),
                Parcel.Cards follow => await cards.SendAsync(row, follow, cancellationToken),
                Parcel.Warning warning => await warner.SendAsync(row, warning, cancellationToken),
                Parcel.Course lesson => await course.SendAsync(row, lease, lesson, cancellationToken),
                Parcel.Timer timer => await LookAsync(row, lease, timer, cancellationToken),
                _ => new Settlement.Parked("unreadable"),
            };
        }
        catch (StorageException exception) when (exception.IsLasting)
        {
            Log.CaseUnreadable(logger, row.Id);
            return new Settlement.Parked("its case is unreadable");
        }
        catch (Exception exception) when (exception is not StorageException && row.Attempts + 1 >= outbox.Value.MostAttempts)
        {
            Log.ParcelBroke(logger, row.Id, exception.GetType().Name);
            return await InsteadAsync(row, lease, parcel, cancellationToken);
        }
    }

    /// <summary>A fault of ours may not silence a case: another way is taken. Of what has none it is told that it is parked.</summary>
    private async Task<Settlement?> InsteadAsync(OutboxRow row, Lease lease, Parcel? parcel, CancellationToken cancellationToken) => parcel switch
    {
        Parcel.Notice notice => await notices.GiveUpAsync(row, lease, notice, cancellationToken),
        Parcel.Mail mail => await mails.GiveUpAsync(row, lease, mail, cancellationToken),
        Parcel.Timer => new Settlement.RetryAt(time.GetUtcNow() + Backoff.After(row.Attempts)),
        _ => new Settlement.Parked("broke too often"),
    };

    private async Task<Settlement?> LookAsync(OutboxRow row, Lease lease, Parcel.Timer parcel, CancellationToken cancellationToken)
    {
        var looked = await desk.ChangeAsync(
            new CaseNumber(parcel.Number),
            save => save with { Answers = (row.Id, lease) },
            (world, file) => CaseClock.Due(world, file, new CaseTimer(parcel.Kind, world.Now, parcel.Round)),
            null,
            cancellationToken);
        Failpoint.Reach("timer.looked");
        return looked.File is null ? new Settlement.Done() : null;
    }
}
