using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>What became of a press: the case as it stands now, and why nothing happened if nothing did.</summary>
internal sealed record CaseActed(CaseFile? File, CaseRefusal? Refused);

/// <summary>Where people come to a case, from a card or a page: who may see it sees it, who may do something does it, and all of it is written down.</summary>
internal sealed class CaseDesk(CaseStore store, SchoolWorld school, CaseMessages messages, TimeProvider time)
{
    private const int MostAttempts = 8;

    public CaseWorld World() => school.Now();

    /// <summary>Null when it is forbidden or absent. Each reading stands in the audit; the first of a receiver on the case too.</summary>
    public async Task<CaseFile?> ReadAsync(PersonId who, CaseNumber number, CancellationToken cancellationToken)
    {
        if (await store.LoadAsync(number, cancellationToken) is not { } open || !CasePermissions.MaySee(open.File, who))
        {
            return null;
        }

        await store.LogReadAsync(who, number, time.GetUtcNow(), cancellationToken);
        return CaseClock.Viewed(World(), open.File, who).Events.IsEmpty
            ? open.File
            : (await ChangeAsync(number, null, (world, file) => CaseClock.Viewed(world, file, who), null, cancellationToken)).File;
    }

    /// <summary>The case for its card: no details, and so no reading.</summary>
    public async Task<CaseActed> LookAsync(PersonId who, CaseNumber number, CancellationToken cancellationToken) =>
        await store.LoadAsync(number, cancellationToken) is { } open && CasePermissions.MaySee(open.File, who)
            ? new CaseActed(open.File, null)
            : new CaseActed(null, new CaseRefusal.NoSuchCase());

    /// <summary>The cases that somebody reported or receives, the latest first.</summary>
    public Task<ImmutableArray<CaseFile>> MineAsync(PersonId who, CancellationToken cancellationToken) => store.OfAsync(who, cancellationToken);

    public async Task<CaseActed> ActAsync(PersonId who, CaseNumber number, CaseRequest request, CancellationToken cancellationToken)
    {
        var acted = await ChangeAsync(number, null, (world, file) => CaseActing.Act(world, file, who, request), null, cancellationToken);
        return acted.File is { } file && !CasePermissions.MaySee(file, who) && acted.Refused is not null ? new CaseActed(null, acted.Refused) : acted;
    }

    /// <summary>Decides on the newest state and stores it; where another change came between, decides anew. That is safe because deciding is pure.</summary>
    /// <param name="more">What is stored with it: the row of the outbox that it answers, a card, parcels.</param>
    /// <param name="knowsAlready">Whose cards need not follow: they have just been given a new one.</param>
    /// <exception cref="StorageException">Nothing was stored.</exception>
    public async Task<CaseActed> ChangeAsync(CaseNumber number, Func<CaseSave, CaseSave>? more, Func<CaseWorld, CaseFile, CaseDecision> decide, PersonId? knowsAlready, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await store.LoadAsync(number, cancellationToken) is not { } open)
            {
                return new CaseActed(null, new CaseRefusal.NoSuchCase());
            }

            Failpoint.Reach("case.loaded");
            var world = World();
            var decision = decide(world, open.File);
            Failpoint.Reach("case.decided");
            if (decision.Refused is not null || (decision.Events.IsEmpty && more is null))
            {
                return new CaseActed(open.File, decision.Refused);
            }

            var holders = await store.CardHoldersAsync(open.File, cancellationToken);
            var after = decision.Events.Aggregate(open.File, (file, happened) => file.With(happened));
            var save = store.Change(open, decision, [.. holders.Where(holder => holder != knowsAlready && messages.ChangesCard(open.File, after, holder))], world.Now);
            if (await store.ChangeAsync(more is null ? save : more(save), cancellationToken))
            {
                Failpoint.Reach("case.saved");
                foreach (var happened in decision.Events)
                {
                    Telemetry.Happened(happened);
                }

                return new CaseActed(after, null);
            }
        }

        throw new StorageException("the case kept changing", new InvalidOperationException($"{MostAttempts} conflicts"));
    }
}
