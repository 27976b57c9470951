using System.Collections.Immutable;
using System.Text.Json.Serialization;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>All that a case begins with: what the reporter sent, and by which plan it travels. It never changes afterwards.</summary>
public sealed record CaseOpening
{
    public required CaseNumber Number { get; init; }
    public required RouteId Route { get; init; }
    public required Priority Priority { get; init; }
    public required string Scenario { get; init; }
    /// <summary>The row of the scenario's table that led here.</summary>
    public required string Rule { get; init; }
    /// <summary>The deciding paragraph first.</summary>
    public required ImmutableArray<string> Articles { get; init; }
    public required ImmutableArray<CaseFact> Facts { get; init; }
    public required PersonId Reporter { get; init; }
    public required Role ReporterRole { get; init; }
    public required SchoolId School { get; init; }
    /// <summary>Roles whom it concerns, as the reporter said.</summary>
    public required ImmutableArray<Role> Involved { get; init; }
    /// <summary>The roles to tell, stage by stage: <see cref="Receivers.Stages"/>.</summary>
    public required ImmutableArray<ImmutableArray<Role>> Plan { get; init; }
    /// <summary>The leidinggevende whom the reporter picked because the directory knew none.</summary>
    public PersonId? Pick { get; init; }
    /// <summary>An exercise: it walks the whole chain and counts nowhere.</summary>
    public bool Drill { get; init; }
    public required string ProtocolVersion { get; init; }
    public required string ContentHash { get; init; }

    /// <summary>"A case for the bestuur alone stays with the bestuur."</summary>
    [JsonIgnore]
    public bool IsForBoardAlone => Plan is [[Role.Bestuur]];
}

/// <summary>One answer that the reporter sent: ids, or their own words.</summary>
public sealed record CaseFact(string Question, ImmutableArray<string> Ids, string? Text);
