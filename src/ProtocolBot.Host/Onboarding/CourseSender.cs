using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cards;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Onboarding;

/// <summary>Takes to somebody what the course says by itself: at most once, for nobody needs to be asked twice.</summary>
internal sealed class CourseSender(Learners learners, ContentSet content, SchoolWorld school, BotDb db, Parcels parcels, Chats chats, ReplyRenderer renderer, IOptions<OutboxOptions> outbox, TimeProvider time) : IDisposable
{
    private const int MostAttempts = 4;

    /// <summary>So many are being told at a time: no more can be left untold by a death.</summary>
    private const int AtOnce = 4;

    private readonly SemaphoreSlim gate = new(AtOnce);

    public void Dispose() => gate.Dispose();

    /// <summary>Null when it has settled the row itself, with the learner's progress.</summary>
    public async Task<Settlement?> SendAsync(OutboxRow row, Lease lease, Parcel.Course parcel, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (await DecideAsync(parcel, cancellationToken) is not var (stored, said))
            {
                return new Settlement.Done();
            }

            return (said.Reply is { } reply && MayBeSent(parcel) ? await SayAsync(row, lease, parcel, reply, cancellationToken) : null)
                ?? await SettleAsync(row, lease, parcel, stored, said, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Who asked for it rather gets it twice than never.</summary>
    private static bool MayBeSent(Parcel.Course parcel) => !parcel.MaybeSent || parcel.Kind is LessonTimerKind.Invite;

    /// <summary>Null when it was sent, or may have been.</summary>
    private async Task<Settlement?> SayAsync(OutboxRow row, Lease lease, Parcel.Course parcel, Reply reply, CancellationToken cancellationToken)
    {
        // From here on it may have arrived: should we die now, nobody sends it again.
        if (!await db.ChangeCasesAsync(cases => cases.Rewrite(row.Id, lease.Owner, parcels.Seal(parcel with { MaybeSent = true })), cancellationToken))
        {
            return new Settlement.LetGo();
        }

        Failpoint.Reach("course.marked");
        var taken = await chats.SendAsync(parcel.To, reference => renderer.Render(reply, reference.ChannelId), cancellationToken);
        Failpoint.Reach("course.sent");
        return Later(row, parcel with { MaybeSent = false }, taken.Outcome);
    }

    /// <summary>Nobody took it yet, and that is certain: it may be sent again.</summary>
    private Settlement.RetryAt? Later(OutboxRow row, Parcel.Course parcel, SendOutcome outcome) => outcome switch
    {
        SendOutcome.Throttled { IsHeldBack: true } held => new Settlement.RetryAt(time.GetUtcNow() + held.RetryAfter, parcels.Seal(parcel), Tried: false),
        SendOutcome.Throttled throttled when row.Attempts + 1 < outbox.Value.MostAttempts => new Settlement.RetryAt(time.GetUtcNow() + Backoff.Longest(throttled.RetryAfter, Backoff.After(row.Attempts)), parcels.Seal(parcel)),
        _ => null,
    };

    /// <summary>Where the person went on in between, what was said is added to how they are now.</summary>
    private async Task<Settlement?> SettleAsync(OutboxRow row, Lease lease, Parcel.Course parcel, StoredLearner stored, LessonReturn said, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var save = learners.Save(parcel.To, stored.Version, said.Decision, time.GetUtcNow());
            // The row that this answers goes by its id; its own topic must not take away the one that follows.
            if (await learners.ChangeAsync(save with { Answers = (row.Id, lease) }, cancellationToken))
            {
                return null;
            }

            if (attempt == MostAttempts || await DecideAsync(parcel, cancellationToken) is not var (again, anew))
            {
                return new Settlement.RetryAt(time.GetUtcNow() + Backoff.After(row.Attempts));
            }

            (stored, said) = (again, anew);
        }
    }

    /// <summary>Null where there is nobody to say it to: who left, or never began.</summary>
    private async Task<(StoredLearner Stored, LessonReturn Said)?> DecideAsync(Parcel.Course parcel, CancellationToken cancellationToken)
    {
        var stored = await learners.LoadAsync(parcel.To, cancellationToken);
        var world = school.Now();
        var employee = world.Organisation.Find(parcel.To);
        if (stored.Learner is not { } learner || employee?.WorksOn(world.Today) == false)
        {
            return null;
        }

        var person = new Person(null, world.Organisation.RoleOf(parcel.To, null), learner.SchoolKind) { Id = parcel.To };
        return (stored, LessonReturns.Decide(content, learner, parcel.Kind, person, world));
    }
}
