using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>How somebody stands towards a case.</summary>
public enum Standing
{
    /// <summary>Forbidden, and told so in the words for a case that does not exist.</summary>
    None,
    Reporter,
    /// <summary>Has the first stage: takes it up, answers, closes.</summary>
    First,
    /// <summary>Has a later stage, or was asked for advice.</summary>
    Later,
    /// <summary>Looks after a frozen case.</summary>
    Guardian,
}

/// <summary>Who may do what on a case, when: one table, and what is not in it is refused.</summary>
public static class CasePermissions
{
    private static readonly ImmutableArray<CaseAction> All = [.. Enum.GetValues<CaseAction>()];

    /// <summary>Whom it concerns stands nowhere, whatever else they are.</summary>
    public static Standing StandingOf(CaseFile file, PersonId person)
    {
        if (file.Barred.Contains(person))
        {
            return Standing.None;
        }

        if (person == file.Reporter)
        {
            return Standing.Reporter;
        }

        if (file.Guardians.Any(seat => seat.Person == person))
        {
            return Standing.Guardian;
        }

        var seats = file.Seats.Where(seat => seat.Person == person).ToList();
        return seats.Count == 0 ? Standing.None : seats.Any(seat => seat.Stage == FirstStage(file)) ? Standing.First : Standing.Later;
    }

    public static bool MaySee(CaseFile file, PersonId person) => StandingOf(file, person) is not Standing.None;

    /// <summary>What this person can do now, in the order of the ids.</summary>
    public static ImmutableArray<CaseAction> Of(CaseFile file, PersonId person) => [.. All.Where(action => Allows(file, person, action))];

    public static bool Allows(CaseFile file, PersonId person, CaseAction action) => file.Status switch
    {
        // Taken back before anybody took it up: it can be read, and goes into no dossier.
        CaseStatus.Withdrawn => false,
        CaseStatus.Closed => AllowsClosed(StandingOf(file, person), action),
        CaseStatus.Frozen => AllowsFrozen(StandingOf(file, person), action),
        CaseStatus.Sent or CaseStatus.Acknowledged or CaseStatus.Consulting => AllowsOpen(file, person, action),
    };

    private static bool AllowsClosed(Standing standing, CaseAction action) => (standing, action) switch
    {
        (Standing.Reporter, CaseAction.NotMe) => true,
        (Standing.First or Standing.Later or Standing.Guardian, CaseAction.Export) => true,
        _ => false,
    };

    private static bool AllowsFrozen(Standing standing, CaseAction action) => (standing, action) switch
    {
        (Standing.Guardian, CaseAction.Note or CaseAction.MessageReporter or CaseAction.Close or CaseAction.Export) => true,
        _ => false,
    };

    private static bool AllowsOpen(CaseFile file, PersonId person, CaseAction action) => (StandingOf(file, person), action) switch
    {
        (Standing.Reporter, CaseAction.Add or CaseAction.NotMe) => true,
        (Standing.Reporter, CaseAction.Withdraw) => !file.IsAcknowledged,
        (Standing.First or Standing.Later, CaseAction.Acknowledge) => !IsTakenUp(file, person),
        (Standing.First or Standing.Later, CaseAction.Note or CaseAction.MessageReporter or CaseAction.HandOver or CaseAction.Export) => true,
        (Standing.First, CaseAction.InformDirectorAndFg) => file.Route is RouteId.Derail && file.HasNextStage,
        (Standing.First, CaseAction.AskFg) => file.Route switch
        {
            RouteId.Doubt => file.HasNextStage && !HoldsAsFg(file, person),
            RouteId.Report => FgCanBeAsked(file),
            RouteId.None or RouteId.Derail or RouteId.Press => false,
        },
        (Standing.Later, CaseAction.Advise) => file.IsAsked && !HasAdvised(file, person),
        (Standing.First, CaseAction.Answer) => file.Route is RouteId.Doubt,
        (Standing.First, CaseAction.NoDerail) => file.Route is RouteId.Derail && file.HasNextStage,
        (Standing.First, CaseAction.Close) => file.Route switch
        {
            RouteId.Derail => !file.HasNextStage,
            RouteId.Report or RouteId.Press => true,
            RouteId.None or RouteId.Doubt => false,
        },
        // In the second stage the FG looks on; leidinggevende or directeur says how it ended.
        (Standing.Later, CaseAction.Close) => file.Route is RouteId.Derail && !HoldsAsFg(file, person),
        _ => false,
    };

    /// <summary>Whether this person, or somebody in the same place, took it up. Who has advised need not say so any more.</summary>
    private static bool IsTakenUp(CaseFile file, PersonId person)
    {
        if (HasAdvised(file, person))
        {
            return true;
        }

        var taken = file.Events.OfType<CaseEvent.Acknowledged>().Select(acknowledged => acknowledged.Place).ToList();
        return file.Seats.Where(seat => seat.Person == person).All(seat => taken.Contains(seat.Place));
    }

    /// <summary>On a report the FG comes in when asked: unless the FG has it, reported it, or is whom it concerns.</summary>
    private static bool FgCanBeAsked(CaseFile file) =>
        !file.IsAsked && !file.Opening.Involved.Contains(Role.Fg) && file.Opening.ReporterRole is not Role.Fg && !file.Seats.Any(seat => seat.Role is Role.Fg);

    private static bool HasAdvised(CaseFile file, PersonId person) => file.Events.Any(happened => happened is CaseEvent.Advised && happened.By == person);

    private static bool HoldsAsFg(CaseFile file, PersonId person) => file.Seats.Any(seat => seat.Person == person && seat.Role is Role.Fg);

    /// <summary>The first stage of the plan that anybody was found for.</summary>
    private static int FirstStage(CaseFile file) => file.Events[0] is CaseEvent.Opened { Seats: { IsEmpty: false } seats } ? seats.Min(seat => seat.Stage) : 0;
}
