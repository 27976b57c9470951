using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Tests.Cases;

/// <summary>A case brought to a state by what people really do, and how everybody should stand to it then. In this school everybody plays one part and is there.</summary>
internal sealed class CaseScene
{
    public static readonly ImmutableArray<string> States =
    [
        "fresh", "acknowledged", "handed over", "passed on", "stage two", "asked", "advised", "answered", "answered at once", "closed", "no derail", "withdrawn", "frozen", "frozen when closed", "closed again",
    ];

    /// <summary>The row in which the next is told.</summary>
    private static readonly ImmutableArray<Role> Row = [Role.Leidinggevende, Role.Directeur, Role.Bestuur, Role.Fg];

    private readonly Dictionary<PersonId, Stand> stands = [];
    private readonly HashSet<PersonId> took = [];
    private readonly HashSet<PersonId> owes = [];
    private PersonId? asFg = Staff.Officer;
    private bool fgHasIt;
    private Phase phase = Phase.Open;
    private bool secondIsOpen;

    private CaseScene(string state, CasePlay play)
    {
        (State, Play) = (state, play);
        foreach (var role in Plan.IsEmpty ? [] : Plan[0])
        {
            Give(role, Stand.First);
        }
    }

    public string State { get; }

    public CasePlay Play { get; }

    public string Name => $"{Opening.Route} {State}, by {Opening.ReporterRole}, about {(Opening.Involved.IsEmpty ? "nobody" : string.Join(" and ", Opening.Involved))}";

    private CaseOpening Opening => Play.File.Opening;

    private ImmutableArray<ImmutableArray<Role>> Plan => Opening.Plan;

    /// <summary>Null where the policy does not know this state of such a case.</summary>
    public static CaseScene? In(string state, Func<CasePlay> open)
    {
        var scene = new CaseScene(state, open());
        return scene.Reaches(state) ? scene : null;
    }

    public Cell CellOf(PersonId person)
    {
        var stand = stands.GetValueOrDefault(person);
        return new Cell(Opening.Route, phase, person == Opening.Reporter ? Stand.Reporter : stand)
        {
            IsAcknowledged = took.Count > 0,
            HasTakenUp = took.Contains(person),
            SecondIsToCome = Plan.Length > 1 && !secondIsOpen,
            IsFg = person == asFg,
            FgCanBeAsked = !fgHasIt && !Opening.Involved.Contains(Role.Fg) && Opening.ReporterRole is not Role.Fg,
            OwesAdvice = owes.Contains(person),
        };
    }

    private bool Reaches(string state)
    {
        if (Plan.IsEmpty)
        {
            return state is "fresh" || (state is "withdrawn" && Withdraw());
        }

        var (first, route) = (Play.Staff.Playing(Plan[0][0])[0], Opening.Route);
        return state switch
        {
            "fresh" => true,
            "acknowledged" => Take(first, CaseAction.Acknowledge),
            "handed over" => HandOver(first),
            "passed on" => PassOn(),
            "stage two" => route is RouteId.Derail && OpenSecond(first, CaseAction.InformDirectorAndFg),
            "asked" => Ask(first),
            "advised" => Ask(first) && Advise(),
            "answered" => route is RouteId.Doubt && Ask(first) && Advise() && End(first, CaseAction.Answer),
            "answered at once" => route is RouteId.Doubt && End(first, CaseAction.Answer) && Inform(),
            "closed" => Close(first),
            "no derail" => route is RouteId.Derail && Plan.Length > 1 && End(first, CaseAction.NoDerail),
            "withdrawn" => Withdraw(),
            "frozen" => Freeze(),
            "frozen when closed" => EndSomehow(first) && Freeze(),
            "closed again" => Freeze() && stands.ContainsValue(Stand.Guardian) && End(stands.First(pair => pair.Value is Stand.Guardian).Key, CaseAction.Close),
            _ => false,
        };
    }

    private bool EndSomehow(PersonId first) => Opening.Route is RouteId.Doubt ? End(first, CaseAction.Answer) && Inform() : Close(first);

    private bool Close(PersonId first) => Opening.Route is not RouteId.Doubt
        && (Opening.Route is not RouteId.Derail || Plan.Length == 1 || OpenSecond(first, CaseAction.InformDirectorAndFg))
        && End(first, CaseAction.Close);

    private bool Take(PersonId who, CaseAction action)
    {
        Play.Does(who, action);
        took.Add(who);
        return true;
    }

    private bool HandOver(PersonId first)
    {
        Play.Does(first, CaseAction.HandOver);
        var deputy = Staff.DeputyOf(first);
        (stands[first], stands[deputy]) = (Stand.Nowhere, Stand.First);
        asFg = asFg == first ? deputy : asFg;
        return true;
    }

    /// <summary>Eight hours and nobody took it up; a case for the bestuur alone stays there.</summary>
    private bool PassOn()
    {
        Play.Wait(TimeSpan.FromHours(9));
        foreach (var role in Plan is [[Role.Bestuur]] ? [] : Plan[0])
        {
            if (Row.Skip(Row.IndexOf(role) + 1).Where(next => !Opening.Involved.Contains(next) && next != Opening.ReporterRole && !Plan[0].Contains(next)).Take(1).ToList() is [var after])
            {
                Give(after, Stand.First);
            }
        }

        return true;
    }

    private bool OpenSecond(PersonId first, CaseAction action)
    {
        if (Plan.Length < 2)
        {
            return false;
        }

        Take(first, action);
        Inform();
        return true;
    }

    private bool Inform()
    {
        foreach (var role in Plan.Skip(1).Take(1).SelectMany(stage => stage))
        {
            Give(role, Stand.Second);
        }

        secondIsOpen = true;
        return true;
    }

    private bool Ask(PersonId first)
    {
        if (Opening.Route is RouteId.Report && !fgHasIt && !Opening.Involved.Contains(Role.Fg) && Opening.ReporterRole is not Role.Fg)
        {
            Take(first, CaseAction.AskFg);
            Give(Role.Fg, Stand.Second);
        }
        else if (Opening.Route is not RouteId.Doubt || !OpenSecond(first, CaseAction.AskFg))
        {
            return false;
        }

        owes.UnionWith(stands.Where(pair => pair.Value is Stand.Second).Select(pair => pair.Key));
        return true;
    }

    private bool Advise()
    {
        var adviser = owes.First();
        owes.Remove(adviser);
        return Take(adviser, CaseAction.Advise);
    }

    private bool End(PersonId who, CaseAction action)
    {
        Take(who, action);
        phase = Phase.Ended;
        return true;
    }

    private bool Withdraw()
    {
        Play.Does(Opening.Reporter, CaseAction.Withdraw);
        phase = Phase.Withdrawn;
        return true;
    }

    /// <summary>The FG where the FG is in the route, else the bestuur; who is not there is replaced as ever.</summary>
    private bool Freeze()
    {
        Play.Does(Opening.Reporter, CaseAction.NotMe);
        var inRoute = fgHasIt || Plan.Any(stage => stage.Contains(Role.Fg));
        Role[] row = inRoute ? [Role.Fg, Role.Bestuur] : Plan is [[Role.Bestuur]] ? [Role.Bestuur] : [Role.Bestuur, Role.Fg];
        if (row.Where(role => !Opening.Involved.Contains(role) && Opening.ReporterRole != role).Take(1).ToList() is [var guardian])
        {
            Give(guardian, Stand.Guardian);
        }

        phase = Phase.Frozen;
        return true;
    }

    private void Give(Role role, Stand stand)
    {
        stands[Play.Staff.Playing(role)[0]] = stand;
        fgHasIt |= role is Role.Fg;
    }
}
