using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>A case on which anything can happen, in any order: presses by anybody, time, notices that reach nobody, a directory that changes. After each step what must always hold is looked at.</summary>
internal sealed class CaseWalk
{
    private static readonly CaseAction[] Actions = Enum.GetValues<CaseAction>();

    /// <summary>Kinds that only the reporter of a case gets.</summary>
    private static readonly ImmutableArray<NoticeKind> ToReporter = [NoticeKind.Acknowledged, NoticeKind.StageTwoOpened, NoticeKind.Message, NoticeKind.Answered, NoticeKind.Closed, NoticeKind.Phone];

    private readonly Random random;
    private readonly ImmutableArray<PersonId> concerned;

    public CaseWalk(int seed, CasePlay play)
    {
        (random, Play) = (new Random(seed), play);
        concerned = play.Staff.Concerned(play.File.Opening.Involved, play.File.Reporter);
        Holds();
    }

    public CasePlay Play { get; }

    public void Step()
    {
        switch (random.Next(10))
        {
            case < 6:
                Press();
                break;
            case 6:
                Play.Wait(TimeSpan.FromMinutes(random.Next(1, 60 * 30)));
                break;
            case 7 when Play.Told.Count > 0:
                var lost = Play.Told[random.Next(Play.Told.Count)];
                Play.Undeliverable(lost.To, lost.Kind);
                break;
            case 8:
                Play.Becomes(Change);
                Play.Review();
                break;
            default:
                Play.Do(CaseClock.Viewed(Play.World, Play.File, Anybody()));
                break;
        }

        Holds();
    }

    /// <summary>Mostly something that is possible, so that walks get somewhere.</summary>
    private void Press()
    {
        var who = Anybody();
        var possible = CasePermissions.Of(Play.File, who);
        Play.Act(who, possible.IsEmpty || random.Next(4) == 0 ? Actions[random.Next(Actions.Length)] : possible[random.Next(possible.Length)]);
    }

    private Staff Change(Staff staff) => random.Next(6) switch
    {
        0 => staff with { Gone = staff.Gone.Add(Anybody()) },
        1 => staff with { Absent = staff.Absent.Add(Anybody()) },
        2 => staff with { Leidinggevende = Anybody() },
        3 => staff with { Directeur = Anybody() },
        4 => staff with { Fg = Anybody() },
        _ => staff with { Bestuur = [Anybody(), Anybody()] },
    };

    private PersonId Anybody() => Play.Staff.Everybody is var all ? all[random.Next(all.Length)] : default;

    private void Holds()
    {
        var (file, reporter) = (Play.File, Play.File.Reporter);
        Assert.All(concerned, person =>
        {
            Assert.False(file.Sits(person));
            Assert.DoesNotContain(Play.Told, notice => notice.To == person);
            Assert.False(CasePermissions.MaySee(file, person));
            Assert.Empty(CasePermissions.Of(file, person));
            Assert.DoesNotContain(file.Events, happened => happened.By == person);
        });
        Assert.False(file.Sits(reporter));
        Assert.All(Play.Told, notice => Assert.Equal(notice.To == reporter, ToReporter.Contains(notice.Kind)));
        Assert.Equal(file.Seats.Select(seat => (seat.Person, seat.Place)).Distinct().Count(), file.Seats.Length);
        Assert.All(file.Seats, seat => Assert.DoesNotContain(seat.Role, file.Opening.Involved));
        Assert.True(SomebodyHasIt(file), "nobody has it, and the reporter does not know");
    }

    /// <summary>A person has it or the reporter was told to phone; where there was nobody from the start, the answer to "Verstuur" said so.</summary>
    private bool SomebodyHasIt(CaseFile file)
    {
        var phone = Play.Told.Contains(new CaseNotice(file.Reporter, NoticeKind.Phone)) || file.Events[0] is CaseEvent.Opened { Seats.IsEmpty: true };
        return file.Status switch
        {
            CaseStatus.Closed or CaseStatus.Withdrawn => true,
            CaseStatus.Frozen => phone || !file.Guardians.IsEmpty,
            _ => phone || !file.Seats.IsEmpty,
        };
    }
}
