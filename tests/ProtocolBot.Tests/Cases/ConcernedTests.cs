using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>Whomever a case concerns never gets, sees or moves it, whatever other part they play and whatever happens on the way; and somebody else always has it.</summary>
public sealed class ConcernedTests
{
    private const int WalksEach = 2;
    private const int Steps = 30;

    private static readonly Role[] Line = [Role.Leidinggevende, Role.Directeur, Role.Fg, Role.Bestuur];

    private static readonly ImmutableArray<(PersonId Of, PersonId By)> Crossed =
        [(Staff.Lead, Staff.Head), (Staff.Head, Staff.Lead), (Staff.Officer, Staff.Head), (Staff.Board, Staff.Officer)];

    /// <summary>Schools in which people play several parts, parts are vacant, or people stand in for one another.</summary>
    private static readonly ImmutableDictionary<string, Staff> Schools = new Dictionary<string, Staff>
    {
        ["everybody plays one part"] = new(),
        ["directeur is leidinggevende"] = new() { Directeur = Staff.Lead },
        ["FG is directeur"] = new() { Fg = Staff.Head },
        ["FG is leidinggevende"] = new() { Fg = Staff.Lead },
        ["bestuur is directeur"] = new() { Bestuur = [Staff.Head] },
        ["bestuur is FG"] = new() { Bestuur = [Staff.Officer] },
        ["bestuur is leidinggevende"] = new() { Bestuur = [Staff.Lead, Staff.Board] },
        ["one person is leidinggevende, directeur and FG"] = new() { Directeur = Staff.Lead, Fg = Staff.Lead },
        ["one person is everything"] = new() { Directeur = Staff.Lead, Fg = Staff.Lead, Bestuur = [Staff.Lead] },
        ["leidinggevende is FG, and directeur is bestuur"] = new() { Fg = Staff.Lead, Bestuur = [Staff.Head] },
        ["no leidinggevende"] = new() { Leidinggevende = null },
        ["no directeur"] = new() { Directeur = null },
        ["no FG"] = new() { Fg = null },
        ["no bestuur"] = new() { Bestuur = [] },
        ["nobody at all"] = new() { Leidinggevende = null, Directeur = null, Fg = null, Bestuur = [] },
        ["they stand in for one another"] = new() { Deputies = Crossed },
        ["they stand in for one another, and half are ill"] = new() { Deputies = Crossed, Absent = [Staff.Lead, Staff.Board] },
        ["the teacher is everybody's deputy"] = new() { Deputies = [(Staff.Lead, Staff.Teacher), (Staff.Head, Staff.Teacher), (Staff.Officer, Staff.Teacher), (Staff.Board, Staff.Teacher)], Absent = [Staff.Lead, Staff.Head] },
        ["the directeur left and is not replaced"] = new() { Gone = [Staff.Head] },
    }.ToImmutableDictionary();

    public static TheoryData<string> Names => [.. Schools.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_happens_it_never_reaches_whom_it_concerns_and_is_never_lost(string name)
    {
        var walks = 0;
        foreach (var open in Openings(Schools[name]))
        {
            for (var at = 0; at < WalksEach; at++)
            {
                Walk(++walks, open);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{walks} walks of {Steps} steps");
    }

    [Fact]
    public void Who_acts_for_a_vacant_part_is_whom_the_reporter_means()
    {
        var acting = Staff.DeputyOf(Staff.Head);
        var staff = new Staff { Gone = [Staff.Head], Leidinggevende = acting };

        var play = CasePlay.Open(RouteId.Derail, staff, involved: [Role.Directeur]);

        Assert.DoesNotContain(play.Told, notice => notice.To == acting);
        Assert.Equal(Staff.Board, Assert.Single(play.File.Seats).Person);
    }

    [Fact]
    public void Of_two_leidinggevenden_neither_gets_what_concerns_the_leidinggevende()
    {
        var world = new Staff { Directeur = Staff.Stranger }.World(CasePlay.Monday);
        var two = world.Organisation with
        {
            People = [.. world.Organisation.People.Select(person => person.Id == Staff.Teacher ? person with { Posts = [new Post(Staff.School, Staff.Lead), new Post(Staff.School, Staff.Stranger)] } : person)],
        };

        var opened = CaseFile.Of(CaseActing.Open(world with { Organisation = two }, new Staff().Opening(RouteId.Derail, involved: [Role.Leidinggevende])).Events);

        Assert.Equal([Staff.Lead, Staff.Stranger], opened.Barred);
        Assert.Equal(Staff.Board, Assert.Single(opened.Seats).Person);
    }

    [Fact]
    public void At_an_unknown_school_no_directeur_gets_what_concerns_the_directeur()
    {
        var staff = new Staff { Fg = Staff.Head };
        var opening = staff.Opening(RouteId.Derail, involved: [Role.Directeur]) with { School = new SchoolId("unknown") };

        var opened = CaseFile.Of(CaseActing.Open(staff.World(CasePlay.Monday), opening).Events);

        Assert.Equal([Staff.Head], opened.Barred);
    }

    private static void Walk(int seed, Func<CasePlay> open)
    {
        var walk = new CaseWalk(seed, open());
        for (var step = 1; step <= Steps; step++)
        {
            try
            {
                walk.Step();
            }
            catch (Exception exception)
            {
                var file = walk.Play.File;
                throw new Xunit.Sdk.XunitException($"seed {seed}, step {step}, {file.Route} by {file.Opening.ReporterRole} about {string.Join(' ', file.Opening.Involved)}: {string.Join("\n", file.Events)}\n{exception}");
            }
        }
    }

    private static IEnumerable<Func<CasePlay>> Openings(Staff staff) =>
        from route in new[] { RouteId.Derail, RouteId.Doubt, RouteId.Report, RouteId.Press }
        from chosen in route is RouteId.Report ? new Role?[] { Role.Directeur, Role.Bestuur } : [null]
        from reporter in Enum.GetValues<Role>()
        from subset in Enumerable.Range(0, 1 << Line.Length)
        let involved = Line.Where((_, at) => (subset >> at & 1) == 1).ToImmutableArray()
        select new Func<CasePlay>(() => CasePlay.Open(route, staff, reporter, involved, chosen));
}
