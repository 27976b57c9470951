using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Figures;

/// <summary>All that is counted of one school year, and how it adds up.</summary>
/// <param name="Year">The school year.</param>
/// <param name="Months">Those that have begun: that a later one has no case everybody knows, so that it hides nothing.</param>
/// <param name="Counts">Each thing that was counted with how often.</param>
/// <param name="Reasons">Why cases were closed as "geen ontsporing", where those can still be read.</param>
public sealed record FigureBook(SchoolYear Year, ImmutableArray<DateOnly> Months, ImmutableDictionary<Tally, int> Counts, ImmutableArray<string> Reasons)
{
    public const string Total = "total";
    public const string Incidents = "incidents";
    public const string Other = "other";

    private static readonly ImmutableArray<RouteId> Routes = [RouteId.Doubt, RouteId.Press, RouteId.Derail, RouteId.Report];

    /// <param name="files">Those that count for this reader.</param>
    /// <param name="kept">What was counted of cases that are gone.</param>
    public static FigureBook Of(SchoolYear year, CaseWorld world, IEnumerable<CaseFile> files, IEnumerable<(Tally Tally, int Cases)> kept)
    {
        var ofYear = files.Select(file => (File: file, Figure: CaseFigure.Of(world, file))).Where(entry => entry.Figure.Year == year).ToList();
        var counts = ofYear.SelectMany(entry => entry.Figure.Tallies).Select(tally => (Tally: tally, Cases: 1)).Concat(kept)
            .GroupBy(entry => entry.Tally).ToImmutableDictionary(group => group.Key, group => group.Sum(entry => entry.Cases));
        return new FigureBook(year, [.. year.Months.Where(month => month <= world.Today)], counts, [.. ofYear.Select(entry => FigureEndings.NoDerailReason(entry.File)).OfType<string>()]);
    }

    public int Number(string part, string name) => Counts.GetValueOrDefault(new Tally(part, name));

    public IEnumerable<(string Name, int Number)> Of(string part) => Counts.Where(entry => entry.Key.Part == part).Select(entry => (entry.Key.Name, entry.Value));

    /// <summary>How all of it adds up. A case has one route and one ending; kinds are asked of derailments and reports alone, places of doubts.</summary>
    public Tallied Tree(ImmutableArray<string> kinds, ImmutableArray<SchoolId> schools, ImmutableArray<string> places)
    {
        var incidents = Routes.Where(route => route is RouteId.Derail or RouteId.Report).Select(RouteOf).ToImmutableArray();
        return new Tallied(Total, Of(TallyParts.Route).Sum(entry => entry.Number))
        {
            Splits =
            [
                [.. Months.Select(month => Part(TallyParts.Month, month.ToString("yyyy-MM", CultureInfo.InvariantCulture)))],
                Parts(TallyParts.School, [.. schools.Select(school => school.Value)]),
                [Doubts(places), RouteOf(RouteId.Press), new Tallied(Incidents, incidents.Sum(route => route.Number)) { Splits = [incidents, Parts(TallyParts.Kind, kinds)] }],
                [.. FigureTerms.All.Select(term => Part(TallyParts.Term, term))],
            ],
        };
    }

    /// <summary>What is not among these counts as another: a school that is no more must not be lost.</summary>
    private ImmutableArray<Tallied> Parts(string part, ImmutableArray<string> names)
    {
        var other = Of(part).Where(entry => !names.Contains(entry.Name) || entry.Name == Other).Sum(entry => entry.Number);
        return [.. names.Where(name => name != Other).Select(name => Part(part, name)), new Tallied(IdOf(part, Other), other)];
    }

    private Tallied Doubts(ImmutableArray<string> places) => RouteOf(RouteId.Doubt) with { Splits = RouteOf(RouteId.Doubt).Splits.Add(Parts(TallyParts.Place, places)) };

    private Tallied RouteOf(RouteId route)
    {
        var id = PolicyIds.Of(route);
        var endings = FigureEndings.Of(route).Select(ending => Part(TallyParts.Ending, $"{id}/{ending}") with { IsKnown = ending == CaseIds.Of(Outcome.NoDerail) && !Reasons.IsEmpty });
        return Part(TallyParts.Route, id) with { Splits = [[.. endings]] };
    }

    private Tallied Part(string part, string name) => new(IdOf(part, name), Number(part, name));

    public static string IdOf(string part, string name) => $"{part}:{name}";
}
