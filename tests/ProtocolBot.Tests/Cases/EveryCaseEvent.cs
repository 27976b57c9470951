using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Tests.Cases;

/// <summary>One event of each kind, filled with what it is given.</summary>
internal static class EveryCaseEvent
{
    public static ImmutableArray<CaseEvent> Of(string text, PersonId person, DateTimeOffset at, int number)
    {
        var seat = new Seat((Role)(number % 5), person, number % 3, number % 7);
        var notice = (NoticeKind)(number % Enum.GetValues<NoticeKind>().Length);
        return
        [
            new CaseEvent.Opened(Opening(text, person, number), [person], [seat]) { At = at, By = person },
            new CaseEvent.Acknowledged(number) { At = at, By = person },
            new CaseEvent.StageOpened(number, [seat, seat with { Place = 9 }]) { At = at, By = person },
            new CaseEvent.FgAsked(number % 2 == 0 ? text : null) { At = at, By = person },
            new CaseEvent.Advised((Advice)(number % 3), text) { At = at, By = person },
            new CaseEvent.Answered(VerdictKind.AllowedIf, number % 2 == 0 ? text : null) { At = at, By = person },
            new CaseEvent.Noted(text) { At = at, By = person },
            new CaseEvent.ReporterTold(text) { At = at, By = person },
            new CaseEvent.Added(text) { At = at, By = person },
            new CaseEvent.Withdrawn { At = at, By = person },
            new CaseEvent.HandedOver(seat) { At = at, By = person },
            new CaseEvent.Closed([(Outcome)(number % 9), Outcome.Police], number % 2 == 0 ? text : null) { At = at, By = person },
            new CaseEvent.Frozen([seat]) { At = at, By = person },
            new CaseEvent.Exported { At = at, By = person },
            new CaseEvent.Viewed { At = at, By = person },
            new CaseEvent.Delivered(person, notice, NoticeChannel.Teams) { At = at },
            new CaseEvent.NotDelivered(person, notice, NoticeChannel.Mail) { At = at },
            new CaseEvent.Reminded((TimerKind)(number % 5)) { At = at },
            new CaseEvent.PassedOn(number, number % 2 == 0 ? seat : null) { At = at },
            new CaseEvent.Replaced(person, number, number % 2 == 0 ? seat : null) { At = at },
        ];
    }

    private static CaseOpening Opening(string text, PersonId person, int number) => new()
    {
        Number = CaseNumber.Of(2026, number),
        Route = (RouteId)(number % 5),
        Priority = (Priority)(number % 2),
        Scenario = "escalation",
        Rule = "1",
        Articles = ["5.4", "6.2"],
        Facts = [new CaseFact("kind", ["threat", "images"], null), new CaseFact("description", [], text)],
        Reporter = person,
        ReporterRole = (Role)(number % 5),
        School = new SchoolId("school"),
        Involved = [Role.Fg, Role.Bestuur],
        Plan = [[Role.Leidinggevende], [Role.Directeur, Role.Fg]],
        Pick = number % 2 == 0 ? person : null,
        Drill = number % 2 == 0,
        ProtocolVersion = "concept",
        ContentHash = "hash",
    };
}
