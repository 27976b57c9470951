using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Core.Figures;

/// <summary>Puts figures in words, after what may not be shown was taken out.</summary>
public sealed class FigureViews
{
    private const string KindQuestion = "kind";
    private const string PlaceQuestion = "where";

    private readonly ContentSet content;
    private readonly Tongue tongue;
    private readonly FigureBook book;
    private readonly ImmutableArray<School> schools;
    private readonly ImmutableArray<Choice> kinds;
    private readonly ImmutableArray<Choice> places;
    private readonly Tallied tree;
    private readonly FrozenDictionary<string, Tallied> counts;
    private readonly FrozenDictionary<string, Showing> showing;

    private FigureViews(ContentSet content, Tongue tongue, Organisation organisation, FigureBook book)
    {
        (this.content, this.tongue, this.book, schools) = (content, tongue, book, organisation.Schools);
        (kinds, places) = (Choices(ScenarioIds.Escalation, KindQuestion), Choices(ScenarioIds.Doubt, PlaceQuestion));
        tree = book.Tree([.. kinds.Select(kind => kind.Id)], [.. schools.Select(school => school.Id)], [.. places.Select(place => place.Id)]);
        (counts, showing) = (tree.All().ToFrozenDictionary(count => count.Id, StringComparer.Ordinal), Suppression.Of(tree));
    }

    /// <param name="now">By which a date in a reason may be a birthday.</param>
    public static FigureReport Of(ContentSet content, Tongue tongue, Organisation organisation, FigureBook book, DateTimeOffset now)
    {
        var views = new FigureViews(content, tongue, organisation, book);
        var leaving = new LeavingOut(content, tongue, now);
        return new FigureReport
        {
            Year = book.Year,
            Total = views.Row(FigureBook.Total, views.Say(FgWords.FiguresTotal)),
            Tables = views.Tables(),
            Median = views.Median(),
            Share = views.Share(),
            // In no order that says which case each belongs to.
            Reasons = [.. book.Reasons.Select(leaving.Of).Order(StringComparer.Ordinal)],
        };
    }

    private ImmutableArray<FigureTable> Tables() =>
    [
        Table(FgWords.FiguresMonth, [.. book.Months.Select(month => Row(TallyParts.Month, month.ToString("yyyy-MM", CultureInfo.InvariantCulture), month.ToString("MMMM yyyy", Culture)))]),
        Table(FgWords.FiguresRoute, [.. Routes.Select(route => Row(TallyParts.Route, PolicyIds.Of(route), Case(CaseWords.Of(route))))]),
        Table(FgWords.FiguresKind, [.. kinds.Where(kind => kind.Id != FigureBook.Other).Select(kind => Row(TallyParts.Kind, kind.Id, kind.Label.In(tongue))), Row(TallyParts.Kind, FigureBook.Other, Say(FgWords.FiguresKindOther))]),
        Table(FgWords.FiguresSchool, [.. schools.Where(school => school.Id.Value != FigureBook.Other).Select(school => Row(TallyParts.School, school.Id.Value, school.Name)), Row(TallyParts.School, FigureBook.Other, Say(FgWords.FiguresSchoolOther))]),
        .. Routes.Select(Endings),
        Table(FgWords.FiguresTerm, [.. FigureTerms.All.Select(term => Row(TallyParts.Term, term, Say(FgWords.Term(term))))]),
        Table(FgWords.FiguresArticle, Articles()),
    ];

    private static ImmutableArray<RouteId> Routes => [RouteId.Derail, RouteId.Report, RouteId.Doubt, RouteId.Press];

    private FigureTable Endings(RouteId route) => Table(
        FgWords.Ending(route),
        [.. FigureEndings.Of(route).Select(ending => Row(TallyParts.Ending, $"{PolicyIds.Of(route)}/{ending}", EndingLabel(ending)))]);

    private string EndingLabel(string ending) =>
        CaseIds.OutcomeOf(ending) is { } outcome ? Case(CaseWords.Of(outcome))
        : CaseIds.AnswerOf(ending) is { } answer ? Case(CaseWords.Of(answer))
        : Say(FgWords.EndingOf(ending));

    private ImmutableArray<FigureRow> Articles() =>
    [
        .. places.Where(place => place.Id != FigureBook.Other).Select(place => Row(TallyParts.Place, place.Id, string.Join(": ", new[] { place.Label.In(tongue), string.Join(", ", PostRules.ArticlesOf(content, place.Id)) }.Where(part => part.Length > 0)))),
        Row(TallyParts.Place, FigureBook.Other, Say(FgWords.FiguresPlaceOther)),
    ];

    private string Median()
    {
        var speeds = book.Of(TallyParts.Speed).ToDictionary(entry => int.Parse(entry.Name, CultureInfo.InvariantCulture), entry => entry.Number);
        return FigureTerms.Median(speeds) is { } step ? Say(FgWords.Speed(step)) : Say(FgWords.FiguresMedianNone);
    }

    /// <summary>No more than follows from what is shown: a share of a known whole is a number too.</summary>
    private string Share()
    {
        var id = FigureBook.IdOf(TallyParts.Term, FigureTerms.Within);
        if (showing[FigureBook.Total] is not Showing.Exact || showing[id] is Showing.Withheld)
        {
            return Say(FgWords.FiguresShareNone);
        }

        var range = Deduction.Of(tree, count => Suppression.Says(count, showing[count.Id]))[id];
        var (low, high) = (Percent(range.Low), Percent(range.High));
        return low == high ? Filled(FgWords.FiguresSharePercent, ("percent", low)) : Filled(FgWords.FiguresShareBetween, ("low", low), ("high", high));

        string Percent(long number) => Math.Round(100.0 * number / tree.Number).ToString(Culture);
    }

    private string Filled(string id, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = Say(id);
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    private FigureTable Table(string title, ImmutableArray<FigureRow> rows) => new(title, Say(title), FgWords.HasNote(title) ? Say(FgWords.Note(title)) : null, rows);

    private FigureRow Row(string part, string name, string label) => Row(FigureBook.IdOf(part, name), label);

    private FigureRow Row(string id, string label) => RowOf(label, showing[id], counts[id].Number);

    private FigureRow RowOf(string label, Showing how, int number) => new(label, how, how is Showing.Exact ? number : null, how switch
    {
        Showing.Exact => number.ToString(Culture),
        Showing.Few => Say(FgWords.FiguresFew),
        Showing.Hidden or Showing.Withheld => Say(FgWords.FiguresHidden),
    });

    private ImmutableArray<Choice> Choices(string scenario, string question) => content.Scenario(scenario)?.Dialog.Step(question) is { } step ? AnswerReading.ChoicesOf(step.Prompt) : [];

    private CultureInfo Culture => CultureInfo.GetCultureInfo(tongue is Tongue.Dutch ? "nl-NL" : "en-GB");

    private string Say(string id) => content.FgWording[id].In(tongue);

    private string Case(string id) => content.CaseWording[id].In(tongue);
}
