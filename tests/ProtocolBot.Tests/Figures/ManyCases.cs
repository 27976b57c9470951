using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Pages.Demo;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Figures;

/// <summary>Many cases in the real store at once, begun and acted on as the host does it.</summary>
internal static class ManyCases
{
    private static int drawn;

    public static PersonId Person(string persona) => Persona.Find(persona)!.PersonId;

    /// <summary>A case that a teacher at a school begins.</summary>
    public static async Task<CaseNumber> BeginAsync(BotUnderTest bot, RouteId route = RouteId.Derail, string school = "vo1", string kind = "bullying", ImmutableArray<Role>? involved = null, bool drill = false, string? description = null, PersonId? reporter = null)
    {
        var world = bot.Get<SchoolWorld>().Now();
        var (concerned, content) = (involved ?? [], bot.Get<ContentSet>());
        var number = CaseNumber.Of(2026, Interlocked.Increment(ref drawn));
        var isIncident = route is RouteId.Derail or RouteId.Report;
        var opening = new CaseOpening
        {
            Number = number,
            Route = route,
            Priority = Priority.Normal,
            Scenario = route switch { RouteId.Derail => "escalation", RouteId.Report => "report", RouteId.Press => "press", _ => "doubt" },
            Rule = "1",
            Articles = route is RouteId.Doubt ? ["5.5"] : ["5.4"],
            Facts = [.. isIncident ? [new CaseFact("kind", [kind], null)] : route is RouteId.Doubt ? [new CaseFact("where", ["own-account"], null)] : ImmutableArray<CaseFact>.Empty, new CaseFact(isIncident ? "description" : "what", [], description ?? "Het loopt uit de hand in de groepsapp.")],
            Reporter = reporter ?? Person("leraar-vo"),
            ReporterRole = Role.Medewerker,
            School = new SchoolId(school),
            Involved = concerned,
            Plan = Receivers.Stages(route, Role.Medewerker, concerned),
            Drill = drill,
            ProtocolVersion = content.Protocol.Version,
            ContentHash = content.Hash,
        };
        var store = bot.Get<CaseStore>();
        Assert.True(await store.ChangeAsync(store.Begin(CaseActing.Open(world, opening), world.Now), TestContext.Current.CancellationToken));
        return number;
    }

    public static async Task BeginAsync(BotUnderTest bot, int count, RouteId route = RouteId.Derail, string school = "vo1", string kind = "bullying", ImmutableArray<Role>? involved = null)
    {
        for (var at = 0; at < count; at++)
        {
            await BeginAsync(bot, route, school, kind, involved);
        }
    }

    public static async Task ActAsync(BotUnderTest bot, string persona, CaseNumber number, CaseAction action, string? text = null, params string[] choices)
    {
        var acted = await bot.Get<CaseDesk>().ActAsync(Person(persona), number, new CaseRequest(action, text, [.. choices]), TestContext.Current.CancellationToken);
        Assert.Null(acted.Refused);
    }
}
