using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>One case on its way through a school: what people press, time that passes, and all that is told. Decisions are done as the host does them.</summary>
internal sealed class CasePlay
{
    /// <summary>A Monday in term, 09:00 at school.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly List<CaseNotice> told = [];
    private readonly List<CaseTimer> timers = [];
    private Staff staff;
    private CaseFile? file;

    private CasePlay(Staff at, DateTimeOffset now) => (staff, Now) = (at, now);

    public Staff Staff => staff;

    public DateTimeOffset Now { get; private set; }

    public CaseFile File => file!;

    public CaseWorld World => staff.World(Now);

    public IReadOnlyList<CaseNotice> Told => told;

    public IReadOnlyList<CaseTimer> Timers => timers;

    public static CasePlay Open(RouteId route, Staff? staff = null, Role reporter = Role.Medewerker, ImmutableArray<Role>? involved = null, Role? chosen = null, Priority priority = Priority.Normal, DateTimeOffset? at = null, PersonId? pick = null)
    {
        var play = new CasePlay(staff ?? new Staff(), at ?? Monday);
        play.Do(CaseActing.Open(play.World, play.staff.Opening(route, reporter, involved, chosen, priority) with { Pick = pick }));
        return play;
    }

    /// <summary>Acts with all that the action asks for.</summary>
    public CaseDecision Act(PersonId who, CaseAction action) => Act(who, Filled(File, action));

    public CaseDecision Act(PersonId who, CaseRequest request) => Do(CaseActing.Act(World, File, who, request));

    /// <summary>Acts, and it must be possible; what was told.</summary>
    public ImmutableArray<CaseNotice> Does(PersonId who, CaseAction action)
    {
        var decision = Act(who, action);
        Assert.Null(decision.Refused);
        return decision.Notices;
    }

    /// <summary>Time passes; each timer that is due rings at its own instant. What was told meanwhile.</summary>
    public ImmutableArray<CaseNotice> Wait(TimeSpan time)
    {
        var (until, before) = (Now + time, told.Count);
        while (timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due) is { } due)
        {
            timers.Remove(due);
            Now = due.Due;
            Do(CaseClock.Due(World, File, due));
        }

        Now = until;
        return [.. told.Skip(before)];
    }

    public CaseDecision Undeliverable(PersonId to, NoticeKind kind) => Do(CaseClock.Undeliverable(World, File, new CaseNotice(to, kind)));

    public CaseDecision Review() => Do(CaseClock.Review(World, File));

    /// <summary>The directory says something else from now on.</summary>
    public void Becomes(Func<Staff, Staff> change) => staff = change(staff);

    public CaseDecision Do(CaseDecision decision)
    {
        file = decision.Events.Aggregate(file, (held, happened) => held is null ? CaseFile.Of([happened]) : held.With(happened));
        timers.RemoveAll(timer => decision.Cancelled.Contains(timer.Kind));
        timers.AddRange(decision.Timers);
        told.AddRange(decision.Notices);
        return decision;
    }

    public static CaseRequest Filled(CaseFile file, CaseAction action) => new(action, "Zo is het.", action switch
    {
        CaseAction.Advise => ["conditions"],
        CaseAction.Answer => ["allowed-if"],
        CaseAction.Close => [CaseIds.Of(CaseInput.Outcomes(file)[0])],
        _ => [],
    });
}
