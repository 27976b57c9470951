using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>Which of the cases somebody wants to see, as the address says it. What it does not understand it lets pass.</summary>
public sealed record CaseFilter(CaseStatus? Status, RouteId? Route, Priority? Priority, string? School)
{
    public const string StatusName = "stand";
    public const string RouteName = "soort";
    public const string PriorityName = "spoed";
    public const string SchoolName = "school";

    /// <summary>Whether it leaves anything out.</summary>
    public bool IsSet => this is not (null, null, null, null);

    public static CaseFilter Of(IQueryCollection query) => new(
        Named<CaseStatus>(query[StatusName], CaseIds.Of),
        Named<RouteId>(query[RouteName], PolicyIds.Of),
        Named<Priority>(query[PriorityName], PolicyIds.Of),
        query[SchoolName].ToString() is { Length: > 0 } school ? school : null);

    public bool Fits(CaseFile file) =>
        (Status is null || file.Status == Status)
        && (Route is null || file.Route == Route)
        && (Priority is null || file.Opening.Priority == Priority)
        && (School is null || file.Opening.School.Value == School);

    /// <summary>What can be chosen: only what the reader's own cases have.</summary>
    public ImmutableArray<FilterField> Fields(CaseText text, Organisation organisation, IReadOnlyCollection<CaseFile> received) =>
    [
        Field(StatusName, text[CaseWords.FactStatus], text, Status is { } status ? CaseIds.Of(status) : null, received.Select(file => file.Status).Distinct().Order().Select(known => (CaseIds.Of(known), text[CaseWords.Of(known)]))),
        Field(RouteName, text[CaseWords.FilterRoute], text, Route is { } route ? PolicyIds.Of(route) : null, received.Select(file => file.Route).Distinct().Order().Select(known => (PolicyIds.Of(known), text[CaseWords.Of(known)]))),
        Field(PriorityName, text[CaseWords.FilterPriority], text, Priority is { } priority ? PolicyIds.Of(priority) : null, received.Select(file => file.Opening.Priority).Distinct().Order().Select(known => (PolicyIds.Of(known), text[known is Core.Routes.Priority.Urgent ? CaseWords.FilterUrgent : CaseWords.FilterNormal]))),
        Field(SchoolName, text[CaseWords.FactSchool], text, School, received.Select(file => file.Opening.School).Distinct().Select(school => (school.Value, organisation.Find(school)?.Name ?? text[CaseWords.SchoolUnknown])).OrderBy(school => school.Item2, StringComparer.Ordinal)),
    ];

    private static FilterField Field(string name, string label, CaseText text, string? chosen, IEnumerable<(string Id, string Label)> choices) =>
        new(name, label, chosen ?? "", [("", text[CaseWords.FilterAll]), .. choices]);

    private static T? Named<T>(string? id, Func<T, string> idOf)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (idOf(value) == id)
            {
                return value;
            }
        }

        return null;
    }
}

/// <summary>One list to choose from.</summary>
/// <param name="Chosen">Empty where nothing was.</param>
public sealed record FilterField(string Name, string Label, string Chosen, ImmutableArray<(string Id, string Label)> Choices);
