using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Figures;

/// <summary>What one case adds to the figures: ids of the content, a month and a school; no number, no person, no word that anybody wrote.</summary>
public sealed record CaseFigure(SchoolYear Year, ImmutableArray<Tally> Tallies)
{
    private const string KindQuestion = "kind";

    /// <summary>What a doubt is about: the place where somebody wants to post.</summary>
    private const string PlaceQuestion = "where";

    /// <summary>Whether it counts for this reader: whom it concerns never counts it, and the FG none that concerns the FG, whoever that was.</summary>
    public static bool CountsFor(CaseFile file, PersonId fg) => !file.Opening.Drill && !file.Barred.Contains(fg) && !file.Opening.Involved.Contains(Role.Fg);

    /// <summary>Whether it may be counted once nobody can tell any more whom it concerned.</summary>
    public static bool CountsForEver(CaseFile file) => !file.Opening.Drill && file.Barred.IsEmpty && file.Opening.Involved.IsEmpty;

    public static CaseFigure Of(CaseWorld world, CaseFile file)
    {
        var (day, route) = (SchoolCalendar.DayOf(file.OpenedAt), PolicyIds.Of(file.Route));
        var isIncident = file.Route is RouteId.Derail or RouteId.Report;
        return new CaseFigure(
            SchoolYear.Of(day),
            [
                new(TallyParts.Month, day.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
                new(TallyParts.School, file.Opening.School.Value),
                new(TallyParts.Route, route),
                .. isIncident ? [new Tally(TallyParts.Kind, Answered(file, KindQuestion))] : ImmutableArray<Tally>.Empty,
                new(TallyParts.Ending, $"{route}/{FigureEndings.Of(file)}"),
                .. Acknowledged(world, file),
                .. file.Route is RouteId.Doubt ? [new Tally(TallyParts.Place, Answered(file, PlaceQuestion))] : ImmutableArray<Tally>.Empty,
            ]);
    }

    private static IEnumerable<Tally> Acknowledged(CaseWorld world, CaseFile file)
    {
        var due = world.Terms.OverdueAfter(file.Opening, world.Organisation.Calendar, file.OpenedAt);
        var first = file.Events.FirstOrDefault(happened => happened is CaseEvent.Acknowledged)?.At;
        yield return new(TallyParts.Term, first <= due ? FigureTerms.Within : FigureTerms.Not);
        if (first is { } taken)
        {
            yield return new(TallyParts.Speed, FigureTerms.StepOf(taken - file.OpenedAt).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string Answered(CaseFile file, string question) => file.Opening.Facts.FirstOrDefault(fact => fact.Question == question)?.Ids is [var answer, ..] ? answer : FigureEndings.Other;
}

/// <summary>One thing to be counted: "route" "derail".</summary>
public sealed record Tally(string Part, string Name);

/// <summary>What is counted. Stored: these never change.</summary>
public static class TallyParts
{
    public const string Month = "month";
    public const string School = "school";
    public const string Route = "route";
    public const string Kind = "kind";
    public const string Ending = "ending";
    public const string Term = "term";
    public const string Speed = "speed";
    /// <summary>Where a doubt wants to post; that decides the articles.</summary>
    public const string Place = "place";
}
