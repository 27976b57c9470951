using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Tests.Cases;

/// <summary>A case of a small school, walked at random from its opening on. Every name, address and story in it holds a canary, so that one can see where they end up.</summary>
internal sealed class AnyCase(int seed)
{
    public const string Canary = "kanarie";

    private static readonly SchoolId School = new("s1");
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Names = ["reporter", "boss", "deputy", "director", "fg", "board", "board2", "stranger"];

    private readonly Random random = new(seed);

    public static ImmutableArray<PersonId> People { get; } = [.. Names.Select(name => new PersonId(name))];

    public CaseWorld World { get; private set; } = new(Organisation(), CaseTerms.Default, Start);

    /// <summary>The case after each event.</summary>
    public IEnumerable<CaseFile> Walk()
    {
        var opened = CaseActing.Open(World, Opening());
        var file = CaseFile.Of(opened.Events);
        yield return file;
        var (timers, notices) = (opened.Timers.ToList(), opened.Notices.ToList());
        for (var steps = random.Next(2, 12); steps > 0; steps--)
        {
            World = World with { Now = World.Now.AddMinutes(random.Next(1, 900)) };
            var decision = Step(file, timers, notices);
            timers.RemoveAll(timer => decision.Cancelled.Contains(timer.Kind));
            timers.AddRange(decision.Timers);
            notices.AddRange(decision.Notices);
            foreach (var happened in decision.Events)
            {
                yield return file = file.With(happened);
            }
        }
    }

    public static Organisation Organisation() => new()
    {
        Imported = Start,
        Schools = [new School(School, $"School {Canary}", "vo", new PersonId("director"), "0180-111111")],
        Fg = new PersonId("fg"),
        Board = [new PersonId("board"), new PersonId("board2")],
        Deputies = [new Deputy(new PersonId("boss"), new PersonId("deputy"))],
        People = [.. Names.Select(name => new Employee
        {
            Id = new PersonId(name),
            Name = $"{name} {Canary}",
            Email = $"{name}@{Canary}.example",
            Phone = name == "boss" ? "0180-222222" : null,
            Posts = [new Post(School, new PersonId("boss"))],
        })],
    };

    private CaseOpening Opening()
    {
        var route = Pick(RouteId.Derail, RouteId.Doubt, RouteId.Report, RouteId.Press);
        ImmutableArray<Role> involved = random.Next(3) == 0 ? [Pick(Role.Leidinggevende, Role.Directeur, Role.Fg, Role.Bestuur)] : [];
        return new CaseOpening
        {
            Number = CaseNumber.Of(2026, random.Next(CaseNumber.PerYear)),
            Route = route,
            Priority = Pick(Priority.Normal, Priority.Urgent),
            Scenario = route switch { RouteId.Derail => "escalation", RouteId.Doubt => "doubt", RouteId.Press => "press", _ => "report" },
            Rule = "1",
            Articles = ["5.4"],
            Facts =
            [
                new CaseFact("kind", [Pick("argument", "images", "sexual", "privacy", "threat")], null),
                new CaseFact("who", Pick<ImmutableArray<string>>(["pupils"], ["staff"], ["parents", "staff"], ["outsiders"]), null),
                new CaseFact("description", [], $"Het ging over {Canary} en de {Canary}."),
            ],
            Reporter = new PersonId("reporter"),
            ReporterRole = Role.Medewerker,
            School = School,
            Involved = involved,
            Plan = Receivers.Stages(route, Role.Medewerker, involved),
            Drill = random.Next(10) == 0,
            ProtocolVersion = "concept",
            ContentHash = "0",
        };
    }

    private CaseDecision Step(CaseFile file, List<CaseTimer> timers, List<CaseNotice> notices)
    {
        switch (random.Next(6))
        {
            case 0 when timers.Count > 0:
                var timer = timers[random.Next(timers.Count)];
                timers.Remove(timer);
                return CaseClock.Due(World, file, timer);
            case 1 when notices.Count > 0:
                var notice = notices[random.Next(notices.Count)];
                return random.Next(3) == 0 ? CaseClock.Undeliverable(World, file, notice) : CaseClock.Delivered(World, file, notice, Pick(NoticeChannel.Teams, NoticeChannel.Mail));
            case 2:
                return CaseClock.Viewed(World, file, Pick([.. People]));
            default:
                var who = Pick([.. People]);
                var can = CasePermissions.MaySee(file, who) ? CasePermissions.Of(file, who) : [];
                return can.IsEmpty ? CaseDecision.Nothing : CaseActing.Act(World, file, who, Request(file, Pick([.. can])));
        }
    }

    private CaseRequest Request(CaseFile file, CaseAction action) => new(
        action,
        string.Create(CultureInfo.InvariantCulture, $"Iets over {Canary} {random.Next(99)}"),
        action switch
        {
            CaseAction.Advise => [CaseIds.Of(Pick(Enum.GetValues<Advice>()))],
            CaseAction.Answer => [Pick("allowed", "allowed-if", "not-allowed")],
            CaseAction.Close => [CaseIds.Of(Pick([.. CaseInput.Outcomes(file)]))],
            _ => [],
        });

    private T Pick<T>(params T[] of) => of[random.Next(of.Length)];
}
