using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>Does what waits in the outbox for a case: a notice, a mail, a card that follows, a look at the clock.</summary>
internal sealed class ParcelCourier(Parcels parcels, CaseDesk desk, NoticeSender notices, NoticeMailer mails, CardUpdater cards, ILogger<ParcelCourier> logger)
{
    /// <summary>Null when the row is settled already, in the change of its case.</summary>
    public async Task<Settlement?> SendAsync(OutboxRow row, Lease lease, CancellationToken cancellationToken)
    {
        try
        {
            return parcels.Open(row) switch
            {
                Parcel.Notice notice => await notices.SendAsync(row, lease, notice, cancellationToken),
                Parcel.Mail mail => await mails.SendAsync(row, lease, mail, cancellationToken),
                Parcel.Cards follow => await cards.SendAsync(row, follow, cancellationToken),
                Parcel.Timer timer => await LookAsync(row, lease, timer, cancellationToken),
                _ => new Settlement.Parked("unreadable"),
            };
        }
        catch (StorageException exception) when (exception.IsLasting)
        {
            Log.CaseUnreadable(logger, row.Id);
            return new Settlement.Parked("its case is unreadable");
        }
    }

    private async Task<Settlement?> LookAsync(OutboxRow row, Lease lease, Parcel.Timer parcel, CancellationToken cancellationToken)
    {
        var looked = await desk.ChangeAsync(
            new CaseNumber(parcel.Number),
            save => save with { Answers = (row.Id, lease) },
            (world, file) => CaseClock.Due(world, file, new CaseTimer(parcel.Kind, world.Now, parcel.Round)),
            null,
            cancellationToken);
        return looked.File is null ? new Settlement.Done() : null;
    }
}
