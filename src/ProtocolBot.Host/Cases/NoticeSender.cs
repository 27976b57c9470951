using System.Collections.Concurrent;

using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>Takes a notice to somebody's chat. It is only gone when that is written into its case; where no chat takes it a mail goes.</summary>
/// <remarks>A notice that may have arrived is sent again and says so (reliability R13): twice is better than never.</remarks>
internal sealed class NoticeSender(CaseDesk desk, CaseStore store, BotDb db, Parcels parcels, Pseudonyms pseudonyms, Contacts contacts, Chats chats, CaseMessages messages, IOptions<CaseOptions> options, TimeProvider time)
{
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

            taken = await chats.SendAsync(notice.To, reference => messages.Notice(open.File, notice, reference), cancellationToken);
            unwritten[row.Id] = taken;
        }

        var settled = await SettleAsync(row, lease, notice, taken, cancellationToken);
        unwritten.TryRemove(row.Id, out _);
        return settled;
    }

    private async Task<Settlement?> SettleAsync(OutboxRow row, Lease lease, Parcel.Notice notice, Taken taken, CancellationToken cancellationToken)
    {
        var about = new CaseNotice(notice.To, notice.Kind);
        switch (taken.Outcome)
        {
            case SendOutcome.Accepted accepted:
                var card = accepted.ActivityId is { Length: > 0 } id && taken.Reference is { } reference
                    ? new CaseCardRow(notice.Number, pseudonyms.Of(notice.To), id, contacts.Seal(notice.To, reference))
                    : null;
                await desk.ChangeAsync(new CaseNumber(notice.Number), save => save with { Answers = (row.Id, lease), Card = card }, (world, file) => CaseClock.Delivered(world, file, about, NoticeChannel.Teams), notice.To, cancellationToken);
                return null;
            case SendOutcome.Refused:
                var mail = parcels.Row(MailOf(notice), time.GetUtcNow());
                await desk.ChangeAsync(new CaseNumber(notice.Number), save => save with { Answers = (row.Id, lease), Parcels = [.. save.Parcels, mail] }, (world, _) => CaseClock.NotInTeams(world, about), notice.To, cancellationToken);
                return null;
            case SendOutcome.Throttled throttled:
                return await LaterAsync(row, notice, throttled.RetryAfter, cancellationToken);
            case SendOutcome.Ambiguous:
                return await LaterAsync(row, notice with { MaybeTwice = true }, TimeSpan.Zero, cancellationToken);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Tried again; and when it has taken too long a mail goes as well.</summary>
    private async Task<Settlement> LaterAsync(OutboxRow row, Parcel.Notice notice, TimeSpan wait, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!notice.Mailed && now - notice.Since >= await PatienceAsync(notice, cancellationToken))
        {
            var mail = parcels.Row(MailOf(notice), now);
            await db.ChangeCasesAsync(
                cases =>
                {
                    cases.Enqueue(mail, now);
                    return true;
                },
                cancellationToken);
            notice = notice with { Mailed = true };
        }

        return new Settlement.RetryAt(now + Backoff.Longest(wait, Backoff.After(row.Attempts)), parcels.Seal(notice));
    }

    private async Task<TimeSpan> PatienceAsync(Parcel.Notice notice, CancellationToken cancellationToken) =>
        await store.LoadAsync(new CaseNumber(notice.Number), cancellationToken) is { File.Opening.Priority: Core.Routes.Priority.Urgent }
            ? TimeSpan.FromMinutes(options.Value.UrgentTeamsMinutes)
            : TimeSpan.FromMinutes(options.Value.TeamsMinutes);

    private Parcel.Mail MailOf(Parcel.Notice notice) => new(notice.To, notice.Kind, time.GetUtcNow(), $"{Guid.NewGuid():n}", notice.MaybeTwice) { Number = notice.Number };
}

/// <summary>What a chat did with a message, and which chat it was.</summary>
internal sealed record Taken(SendOutcome Outcome, ConversationReference? Reference);
