using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Routes;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>Every route, detour, reporter, state, person and action: allowed or refused as the table says.</summary>
public sealed class PermissionMatrixTests
{
    private const int Required = 4_000;

    private static readonly Role[] Line = [Role.Leidinggevende, Role.Directeur, Role.Fg, Role.Bestuur];

    [Fact]
    public void Every_cell_is_as_the_table_says()
    {
        var (cells, allowed) = (0, 0);
        List<string> wrong = [];
        foreach (var scene in Scenes())
        {
            foreach (var person in scene.Play.Staff.Everybody)
            {
                var expected = PermissionTable.Of(scene.CellOf(person)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
                foreach (var action in Enum.GetValues<CaseAction>())
                {
                    var may = CaseActing.Act(scene.Play.World, scene.Play.File, person, CasePlay.Filled(scene.Play.File, action)).Refused is null or CaseRefusal.NoDeputy;
                    cells++;
                    allowed += may ? 1 : 0;
                    if (may != expected.Contains(CaseIds.Of(action)))
                    {
                        wrong.Add($"{scene.Name}: {person} {CaseIds.Of(action)} is {(may ? "allowed" : "refused")}");
                    }
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{cells} cells, {allowed} allowed, {wrong.Count} wrong");
        Assert.Empty(wrong.Take(40));
        Assert.True(cells >= Required, $"{cells} cells");
        Assert.InRange(allowed, 1, cells / 2);
    }

    [Fact]
    public void What_is_offered_is_what_is_allowed()
    {
        foreach (var scene in Scenes())
        {
            foreach (var person in scene.Play.Staff.Everybody)
            {
                var expected = PermissionTable.Of(scene.CellOf(person)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
                Assert.Equal(expected.Order(), CasePermissions.Of(scene.Play.File, person).Select(CaseIds.Of).Order());
            }
        }
    }

    [Fact]
    public void Who_stands_nowhere_hears_the_same_as_of_a_case_that_does_not_exist() => Assert.All(Scenes(), scene =>
    {
        foreach (var person in scene.Play.Staff.Everybody.Where(person => scene.CellOf(person).Stand is Stand.Nowhere))
        {
            Assert.False(CasePermissions.MaySee(scene.Play.File, person));
            Assert.All(Enum.GetValues<CaseAction>(), action =>
                Assert.IsType<CaseRefusal.NoSuchCase>(CaseActing.Act(scene.Play.World, scene.Play.File, person, CasePlay.Filled(scene.Play.File, action)).Refused));
        }
    });

    [Fact]
    public void Every_state_of_every_route_is_among_them() =>
        Assert.Equal(
            ["derail acknowledged", "derail closed", "derail closed again", "derail fresh", "derail frozen", "derail frozen when closed", "derail handed over", "derail no derail", "derail passed on", "derail stage two", "derail withdrawn", "doubt acknowledged", "doubt advised", "doubt answered", "doubt answered at once", "doubt asked", "doubt closed again", "doubt fresh", "doubt frozen", "doubt frozen when closed", "doubt handed over", "doubt passed on", "doubt withdrawn", "press acknowledged", "press closed", "press closed again", "press fresh", "press frozen", "press frozen when closed", "press handed over", "press passed on", "press withdrawn", "report acknowledged", "report advised", "report asked", "report closed", "report closed again", "report fresh", "report frozen", "report frozen when closed", "report handed over", "report passed on", "report withdrawn"],
            Scenes().Select(scene => $"{scene.Play.File.Route.ToString().ToLowerInvariant()} {scene.State}").Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<CaseScene> Scenes() =>
        from opened in Openings()
        from state in CaseScene.States
        let scene = CaseScene.In(state, opened)
        where scene is not null
        select scene;

    private static IEnumerable<Func<CasePlay>> Openings() =>
        from route in new[] { RouteId.Derail, RouteId.Doubt, RouteId.Report, RouteId.Press }
        from chosen in route is RouteId.Report ? new Role?[] { Role.Directeur, Role.Bestuur } : [null]
        from reporter in Enum.GetValues<Role>()
        from subset in Enumerable.Range(0, 1 << Line.Length)
        let involved = Line.Where((_, at) => (subset >> at & 1) == 1).ToImmutableArray()
        select new Func<CasePlay>(() => CasePlay.Open(route, reporter: reporter, involved: involved, chosen: chosen));
}
