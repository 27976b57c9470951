using System.Collections.Concurrent;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>Takes a notice to somebody's chat. It is only gone when that is written into its case; where no chat takes it in time a mail goes.</summary>
/// <remarks>A notice that may have arrived is sent again and says so (reliability R13): twice is better than never.</remarks>
internal sealed class NoticeSender(CaseDesk desk, CaseStore store, BotDb db, Parcels parcels, Pseudonyms pseudonyms, Contacts contacts, Chats chats, CaseMessages messages, TimeProvider time)
{
    /// <summary>A chat that fails for so long is given up: what waits behind is worth more.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    /// <summary>What became of notices whose case could not be written: they are not sent a second time by us.</summary>
    private readonly ConcurrentDictionary<long, Taken> unwritten = [];

    /// <summary>Null when it has settled the row itself, in the change of the case.</summary>
    public async Task<Settlement?> SendAsync(OutboxRow row, Lease lease, Parcel.Notice notice, CancellationToken cancellationToken)
    {
        var number = new CaseNumber(notice.Number);
        if (!unwritten.TryGetValue(row.Id, out var taken))
        {
            if (await store.LoadAsync(number, cancellationToken) is not { } open || !CasePermissions.MaySee(open.File, notice.To))
            {
                return new Settlement.Done();
            }

            // From here on it may have arrived: should we die now, who sends it again says so.
            if (!await db.ChangeCasesAsync(cases => cases.Rewrite(row.Id, lease.Owner, parcels.Seal(notice with { MaybeTwice = true })), cancellationToken))
            {
                return new Settlement.LetGo();
            }

            Failpoint.Reach("notice.marked");

            // Where a mail went before, this is the second.
            var words = notice with { MaybeTwice = notice.MaybeTwice || IsMailed(open.File, notice) };
            taken = await chats.SendAsync(notice.To, reference => messages.Notice(open.File, words, reference), cancellationToken) with { Seen = News(open.File) };
            Failpoint.Reach("notice.sent");
            unwritten[row.Id] = taken;
        }

        var settled = await SettleAsync(row, lease, notice, taken, cancellationToken);
        Failpoint.Reach("notice.settled");
        unwritten.TryRemove(row.Id, out _);
        return settled;
    }

    /// <summary>Teams will not take it: the mail goes now, if it has not gone yet.</summary>
    public async Task<Settlement?> GiveUpAsync(OutboxRow row, Lease lease, Parcel.Notice notice, CancellationToken cancellationToken)
    {
        var mail = parcels.Row(Parcels.MailOf(notice), time.GetUtcNow());
        await desk.ChangeAsync(
            new CaseNumber(notice.Number),
            save => save with { Answers = (row.Id, lease), Hastened = [mail] },
            (world, _) => CaseClock.NotInTeams(world, About(notice)),
            notice.To,
            cancellationToken);
        return null;
    }

    private async Task<Settlement?> SettleAsync(OutboxRow row, Lease lease, Parcel.Notice notice, Taken taken, CancellationToken cancellationToken)
    {
        switch (taken.Outcome)
        {
            case SendOutcome.Accepted accepted:
                await DeliveredAsync(row, lease, notice, taken, accepted.ActivityId, cancellationToken);
                return null;
            case SendOutcome.Refused:
                return await GiveUpAsync(row, lease, notice, cancellationToken);
            case SendOutcome.Throttled { IsHeldBack: true } held:
                return new Settlement.RetryAt(time.GetUtcNow() + held.RetryAfter, parcels.Seal(notice), Tried: false);
            case SendOutcome.Throttled throttled:
                return await LaterAsync(row, lease, notice, throttled.RetryAfter, cancellationToken);
            case SendOutcome.Ambiguous:
                return await LaterAsync(row, lease, notice with { MaybeTwice = true }, TimeSpan.Zero, cancellationToken);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The mail is not needed any more. A card that shows what is old by now is made to follow.</summary>
    private async Task DeliveredAsync(OutboxRow row, Lease lease, Parcel.Notice notice, Taken taken, string? activityId, CancellationToken cancellationToken)
    {
        var isOld = false;
        var card = activityId is { Length: > 0 } id && taken.Reference is { } reference
            ? new CaseCardRow(notice.Number, pseudonyms.Of(notice.To), id, contacts.Seal(notice.To, reference))
            : null;
        await desk.ChangeAsync(
            new CaseNumber(notice.Number),
            save => save with
            {
                Answers = (row.Id, lease),
                Card = card,
                Cancelled = [.. save.Cancelled, Parcels.MailTopic(notice.MailId)],
                Parcels = isOld ? [.. save.Parcels, parcels.Row(new Parcel.Cards(notice.To) { Number = notice.Number }, save.Now)] : save.Parcels,
            },
            (world, file) =>
            {
                isOld = News(file) > taken.Seen;
                return CaseClock.Delivered(world, file, About(notice), NoticeChannel.Teams);
            },
            notice.To,
            cancellationToken);
    }

    /// <summary>Tried again; the mail that is planned goes in the meantime.</summary>
    private async Task<Settlement?> LaterAsync(OutboxRow row, Lease lease, Parcel.Notice notice, TimeSpan wait, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return now - notice.Since >= Longest
            ? await GiveUpAsync(row, lease, notice, cancellationToken)
            : new Settlement.RetryAt(now + Backoff.Longest(wait, Backoff.After(row.Attempts)), parcels.Seal(notice));
    }

    private static CaseNotice About(Parcel.Notice notice) => new(notice.To, notice.Kind);

    private static bool IsMailed(CaseFile file, Parcel.Notice notice) => file.Events.OfType<CaseEvent.Delivered>().Any(delivered =>
        delivered.To == notice.To && delivered.Notice == notice.Kind && delivered.Channel is NoticeChannel.Mail && delivered.At >= notice.Since);

    /// <summary>How much happened that a card tells; the fate of notices goes to the reporter's alone.</summary>
    private static int News(CaseFile file) => file.Events.Count(happened => happened is not (CaseEvent.Delivered or CaseEvent.NotDelivered or CaseEvent.Viewed));
}

/// <summary>What a chat did with a message, and which chat it was.</summary>
/// <param name="Seen">How much of the case the message told.</param>
internal sealed record Taken(SendOutcome Outcome, ConversationReference? Reference, int Seen = 0);
