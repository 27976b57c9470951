using System.Collections.Immutable;

namespace ProtocolBot.Core.Routes;

/// <summary>Who is told, stage by stage, with the policy's detours: never somebody whom it concerns, never somebody twice.</summary>
public static class Receivers
{
    /// <summary>The row in which somebody missing is replaced.</summary>
    private static readonly ImmutableArray<Role> Row = [Role.Leidinggevende, Role.Directeur, Role.Bestuur, Role.Fg];

    /// <summary>The stages of a route; a stage in which nobody is left is not there.</summary>
    /// <param name="reporter">The reporter's own part, which is skipped.</param>
    /// <param name="involved">Whom the case concerns.</param>
    /// <param name="chosen">On the route report: the receiver that the reporter chose or the policy fixed.</param>
    public static ImmutableArray<ImmutableArray<Role>> Stages(RouteId route, Role reporter, ImmutableArray<Role> involved, Role? chosen = null)
    {
        ImmutableArray<Role> excluded = [.. involved, reporter];
        ImmutableArray<ImmutableArray<Role>> wanted = route switch
        {
            RouteId.None => [],
            RouteId.Derail => Derail(reporter, involved),
            RouteId.Doubt => Doubt(reporter, involved),
            // A case for the bestuur alone stays with the bestuur, also when nobody of it may hear.
            RouteId.Report when chosen is Role.Bestuur => excluded.Contains(Role.Bestuur) ? [] : [[Role.Bestuur]],
            RouteId.Report => [[chosen ?? Role.Directeur]],
            RouteId.Press => [[Role.Directeur]],
        };
        return Settle(wanted, excluded);
    }

    /// <summary>The same, in one row.</summary>
    public static ImmutableArray<Role> InOrder(RouteId route, Role reporter, ImmutableArray<Role> involved, Role? chosen = null) =>
        [.. Stages(route, reporter, involved, chosen).SelectMany(stage => stage)];

    private static ImmutableArray<ImmutableArray<Role>> Derail(Role reporter, ImmutableArray<Role> involved)
    {
        ImmutableArray<Role> second = [Role.Directeur, .. Adviser(involved)];
        return reporter switch
        {
            Role.Leidinggevende => [second],
            Role.Directeur => [[Role.Bestuur, Role.Fg]],
            Role.Fg => [[Role.Bestuur]],
            Role.Medewerker or Role.Bestuur => [[First(involved)], second],
        };
    }

    private static ImmutableArray<ImmutableArray<Role>> Doubt(Role reporter, ImmutableArray<Role> involved) => reporter switch
    {
        Role.Leidinggevende => [Adviser(involved)],
        Role.Directeur => [[Role.Bestuur], Adviser(involved)],
        Role.Fg => [[Role.Bestuur]],
        Role.Medewerker or Role.Bestuur => [[First(involved)], Adviser(involved)],
    };

    /// <summary>The FG; where it concerns the FG, directeur and bestuur.</summary>
    private static ImmutableArray<Role> Adviser(ImmutableArray<Role> involved) =>
        involved.Contains(Role.Fg) ? [Role.Directeur, Role.Bestuur] : [Role.Fg];

    /// <summary>Stage 1: the leidinggevende, unless it concerns that person or the directeur.</summary>
    private static Role First(ImmutableArray<Role> involved) => (involved.Contains(Role.Directeur), involved.Contains(Role.Leidinggevende)) switch
    {
        (true, _) => Role.Bestuur,
        (false, true) => Role.Directeur,
        (false, false) => Role.Leidinggevende,
    };

    /// <summary>Replaces who may not be told by the next in the row, leaves out who was told, and drops empty stages.</summary>
    private static ImmutableArray<ImmutableArray<Role>> Settle(ImmutableArray<ImmutableArray<Role>> wanted, ImmutableArray<Role> excluded)
    {
        var told = new List<Role>();
        var stages = ImmutableArray.CreateBuilder<ImmutableArray<Role>>();
        foreach (var stage in wanted)
        {
            ImmutableArray<Role> people = [.. stage.Select(role => Replace(role, excluded)).OfType<Role>().Distinct().Where(role => !told.Contains(role))];
            told.AddRange(people);
            if (!people.IsEmpty)
            {
                stages.Add(people);
            }
        }

        return stages.ToImmutable();
    }

    private static Role? Replace(Role role, ImmutableArray<Role> excluded)
    {
        var from = Row.IndexOf(role);
        for (var at = from; at < Row.Length; at++)
        {
            if (!excluded.Contains(Row[at]))
            {
                return Row[at];
            }
        }

        return null;
    }
}
