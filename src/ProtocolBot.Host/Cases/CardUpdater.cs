using ProtocolBot.BotFramework;
using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>Lets the cards that lie in somebody's chat follow the case. A card that is gone is forgotten.</summary>
internal sealed class CardUpdater(CaseStore store, BotDb db, Pseudonyms pseudonyms, Contacts contacts, Delivery delivery, CaseMessages messages, TimeProvider time)
{
    /// <summary>Older ones scrolled away long ago.</summary>
    private const int MostCards = 3;

    /// <summary>Some two days: what cannot be reached for so long is not worth a request every ten minutes for ever.</summary>
    private const int MostAttempts = 300;

    public async Task<Settlement> SendAsync(OutboxRow row, Parcel.Cards parcel, CancellationToken cancellationToken)
    {
        var number = new CaseNumber(parcel.Number);
        if (await store.LoadAsync(number, cancellationToken) is not { } open || !CasePermissions.MaySee(open.File, parcel.Of))
        {
            return new Settlement.Done();
        }

        var hash = pseudonyms.Of(parcel.Of);
        foreach (var card in await db.ReadCasesAsync(cases => cases.Cards(parcel.Number, hash, MostCards), cancellationToken))
        {
            if (await UpdateAsync(open.File, parcel, card, cancellationToken) is { } later)
            {
                if (row.Attempts < MostAttempts)
                {
                    return later.IsHeldBack
                        ? new Settlement.RetryAt(time.GetUtcNow() + later.RetryAfter, Tried: false)
                        : new Settlement.RetryAt(time.GetUtcNow() + Backoff.Longest(later.RetryAfter, Backoff.After(row.Attempts)));
                }

                await ForgetAsync(card, cancellationToken);
            }
        }

        return new Settlement.Done();
    }

    /// <summary>Null when that is done with; else how long to wait. Updating twice is the same as once.</summary>
    private async Task<SendOutcome.Throttled?> UpdateAsync(CaseFile file, Parcel.Cards parcel, CaseCardRow card, CancellationToken cancellationToken)
    {
        if (contacts.Read(card.Reference, card.Person) is not { } reference)
        {
            await ForgetAsync(card, cancellationToken);
            return null;
        }

        var addressed = reference.Address(messages.Card(file, parcel.Of, reference)) with { Id = card.Activity, ReplyToId = null };
        var outcome = await delivery.UpdateAsync(addressed, cancellationToken);
        Failpoint.Reach("card.updated");
        switch (outcome)
        {
            case SendOutcome.Refused:
                await ForgetAsync(card, cancellationToken);
                return null;
            case SendOutcome.Throttled throttled:
                return throttled;
            case SendOutcome.Ambiguous:
                return new SendOutcome.Throttled(TimeSpan.Zero);
            default:
                return null;
        }
    }

    private Task<bool> ForgetAsync(CaseCardRow card, CancellationToken cancellationToken) => db.ChangeCasesAsync(
        cases =>
        {
            cases.ForgetCard(card.Number, card.Person, card.Activity);
            return true;
        },
        cancellationToken);
}
