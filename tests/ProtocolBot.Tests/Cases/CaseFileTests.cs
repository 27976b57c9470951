using System.Collections.Immutable;
using System.Text;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Routes;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>A case is the fold over its events, and nothing else; the same world and the same press give the same decision.</summary>
public sealed class CaseFileTests
{
    private const int Walks = 60;

    [Fact]
    public void The_same_events_give_the_same_case_at_once_or_in_two_steps() => Assert.All(Walked(), play =>
    {
        var events = play.File.Events;
        Assert.Equal(Text(play.File), Text(CaseFile.Of(events)));
        for (var cut = 1; cut < events.Length; cut++)
        {
            Assert.Equal(Text(play.File), Text(events.Skip(cut).Aggregate(CaseFile.Of(events.Take(cut)), (file, happened) => file.With(happened))));
        }
    });

    [Fact]
    public void Stored_and_read_again_it_is_the_same_case() => Assert.All(Walked(), play =>
        Assert.Equal(Text(play.File), Text(CaseFile.Of(play.File.Events.Select(happened => CaseEventJson.Read(CaseEventJson.Write(happened)))))));

    [Fact]
    public void The_same_press_on_the_same_case_is_decided_the_same() => Assert.All(Walked(), play =>
        Assert.All(play.Staff.Everybody, person => Assert.All(Enum.GetValues<CaseAction>(), action => Assert.Equal(
            Text(CaseActing.Act(play.World, play.File, person, CasePlay.Filled(play.File, action))),
            Text(CaseActing.Act(play.World, CaseFile.Of(play.File.Events), person, CasePlay.Filled(play.File, action)))))));

    [Fact]
    public void What_is_refused_or_repeated_changes_nothing() => Assert.All(Walked(), play =>
        Assert.All(play.Staff.Everybody, person => Assert.All(Enum.GetValues<CaseAction>(), action =>
        {
            var decision = CaseActing.Act(play.World, play.File, person, CasePlay.Filled(play.File, action));
            Assert.True(decision.Refused is null || decision.Events.IsEmpty);
            Assert.True(!decision.Events.IsEmpty || (decision.Notices.IsEmpty && decision.Timers.IsEmpty && decision.Cancelled.IsEmpty));
        })));

    [Fact]
    public void Every_event_of_a_press_says_who_and_when() => Assert.All(Walked(), play =>
        Assert.All(play.File.Events.Where(happened => happened is not (CaseEvent.Delivered or CaseEvent.NotDelivered or CaseEvent.Reminded or CaseEvent.PassedOn or CaseEvent.Replaced)), happened =>
        {
            Assert.NotNull(happened.By);
            Assert.InRange(happened.At, CasePlay.Monday, play.Now);
        }));

    [Fact]
    public void There_is_no_case_without_its_opening_and_none_with_two()
    {
        var file = CasePlay.Open(RouteId.Press).File;

        Assert.Throws<ArgumentException>(() => CaseFile.Of([]));
        Assert.Throws<ArgumentException>(() => CaseFile.Of([new CaseEvent.Withdrawn { At = CasePlay.Monday }]));
        Assert.Throws<ArgumentException>(() => file.With(file.Events[0]));
    }

    private static IEnumerable<CasePlay> Walked()
    {
        RouteId[] routes = [RouteId.Derail, RouteId.Doubt, RouteId.Report, RouteId.Press];
        for (var seed = 0; seed < Walks; seed++)
        {
            var walk = new CaseWalk(seed, CasePlay.Open(routes[seed % routes.Length], involved: seed % 3 == 0 ? [Role.Fg] : []));
            for (var step = 0; step < 15; step++)
            {
                walk.Step();
            }

            yield return walk.Play;
        }
    }

    /// <summary>All there is to a case, for records with lists in them are not compared by what is in the lists.</summary>
    private static string Text(CaseFile file) =>
        $"{file.Number} {file.Status} {file.Stage} {file.OpenedAt:O} seats {string.Join(' ', file.Seats)} guardians {string.Join(' ', file.Guardians)} barred {string.Join(' ', file.Barred)} events {Text(file.Events)}";

    private static string Text(CaseDecision decision) =>
        $"{Text(decision.Events)} {string.Join(' ', decision.Notices)} {string.Join(' ', decision.Timers)} {string.Join(' ', decision.Cancelled)} {decision.Refused}";

    private static string Text(ImmutableArray<CaseEvent> events) => string.Join('\n', events.Select(happened => Encoding.UTF8.GetString(CaseEventJson.Write(happened))));
}
