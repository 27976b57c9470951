using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>By when somebody must do something on a case.</summary>
public sealed record CaseDeadline(CaseAction Action, DateTimeOffset Due)
{
    /// <summary>The next of this reader; null where nothing waits for them. The terms are those by which the timers ring.</summary>
    public static CaseDeadline? Next(CaseWorld world, CaseFile file, PersonId reader)
    {
        if (!file.IsOpen || CasePermissions.StandingOf(file, reader) is not Standing.First)
        {
            return null;
        }

        CaseDeadline?[] all = [Acknowledge(world, file, reader), Inform(world, file), Answer(world, file)];
        return all.OfType<CaseDeadline>().MinBy(deadline => deadline.Due);
    }

    /// <summary>Counted from when this reader got it: the next in the row has as long as the first had.</summary>
    private static CaseDeadline? Acknowledge(CaseWorld world, CaseFile file, PersonId reader)
    {
        if (file.IsAcknowledged)
        {
            return null;
        }

        var since = file.Events.LastOrDefault(happened => happened is CaseEvent.PassedOn { To: { } to } && to.Person == reader || happened is CaseEvent.Replaced { With: { } with } && with.Person == reader)?.At ?? file.OpenedAt;
        return new(CaseAction.Acknowledge, world.Terms.OverdueAfter(file.Opening, world.Organisation.Calendar, since));
    }

    private static CaseDeadline? Inform(CaseWorld world, CaseFile file) =>
        file is { Route: RouteId.Derail, HasNextStage: true } && file.Events.FirstOrDefault(happened => happened is CaseEvent.Acknowledged) is { } taken
            ? new(CaseAction.InformDirectorAndFg, taken.At + world.Terms.StageTwo)
            : null;

    private static CaseDeadline? Answer(CaseWorld world, CaseFile file) => file.Route is RouteId.Doubt
        ? new(CaseAction.Answer, world.Organisation.Calendar.AddSchoolDays(file.OpenedAt, world.Terms.AnswerSchoolDays))
        : null;
}
