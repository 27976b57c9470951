using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Register;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Figures;

/// <summary>The ids of fg.yaml: what the FG's pages say. A sentence without one here is never said, and one without a sentence is a content problem.</summary>
public static class FgWords
{
    public const string Figures = "figures";
    public const string FiguresIntro = "figures.intro";
    public const string FiguresYears = "figures.years";
    public const string FiguresCsv = "figures.csv";
    public const string FiguresTotal = "figures.total";
    public const string FiguresFew = "figures.few";
    public const string FiguresHidden = "figures.hidden";
    public const string FiguresTooFew = "figures.too-few";
    public const string FiguresSuppressed = "figures.suppressed";
    public const string FiguresConcerned = "figures.concerned";
    public const string FiguresUnreadable = "figures.unreadable";
    public const string FiguresMonth = "figures.month";
    public const string FiguresRoute = "figures.route";
    public const string FiguresKind = "figures.kind";
    public const string FiguresKindOther = "figures.kind-other";
    public const string FiguresSchool = "figures.school";
    public const string FiguresSchoolOther = "figures.school-other";
    public const string FiguresTerm = "figures.term";
    public const string FiguresArticle = "figures.article";
    public const string FiguresPlaceOther = "figures.place-other";
    public const string FiguresMedian = "figures.median";
    public const string FiguresMedianNone = "figures.median-none";
    public const string FiguresShare = "figures.share";
    public const string FiguresSharePercent = "figures.share-percent";
    public const string FiguresShareBetween = "figures.share-between";
    public const string FiguresShareNone = "figures.share-none";
    public const string FiguresReasons = "figures.reasons";
    public const string FiguresReasonsNote = "figures.reasons-note";
    public const string FiguresReasonsNone = "figures.reasons-none";
    public const string FiguresChart = "figures.chart";
    public const string FiguresPart = "figures.part";
    public const string FiguresName = "figures.name";
    public const string FiguresCases = "figures.cases";

    public const string RegisterTitle = "register";
    public const string RegisterIntro = "register.intro";
    public const string RegisterController = "register.controller";
    public const string RegisterControllerName = "register.controller-name";
    public const string RegisterFg = "register.fg";
    public const string RegisterMade = "register.made";
    public const string RegisterProtocol = "register.protocol";
    public const string RegisterAbroad = "register.abroad";
    public const string RegisterAbroadText = "register.abroad-text";
    public const string RegisterConfirm = "register.confirm";
    public const string RegisterStored = "register.stored";
    public const string RegisterPlace = "register.place";
    public const string RegisterWhat = "register.what";
    public const string RegisterNothing = "register.nothing";

    private static readonly ImmutableArray<string> WithNotes = [FiguresKind, FiguresTerm, FiguresArticle];

    /// <summary>What the law asks of each processing (AVG, article 30, first paragraph).</summary>
    public static ImmutableArray<string> RegisterFacts { get; } = ["purpose", "basis", "persons", "retention", "recipients", "security"];

    public static string Ending(RouteId route) => $"figures.ending-{PolicyIds.Of(route)}";

    public static string EndingOf(string ending) => $"figures.ending.{ending}";

    public static string Term(string term) => $"figures.term.{term}";

    public static string Speed(int step) => string.Create(CultureInfo.InvariantCulture, $"figures.speed.{step}");

    public static bool HasNote(string title) => WithNotes.Contains(title);

    public static string Note(string title) => $"{title}-note";

    public static string Title(Processing processing) => $"register.{Id(processing)}";

    public static string Fact(string fact) => $"register.fact.{fact}";

    public static string Fact(Processing processing, string fact) => $"register.{Id(processing)}.{fact}";

    public static string Kind(DataKind kind) => $"register.kind.{kind.ToString().ToLowerInvariant()}";

    /// <summary>All of them, for the check.</summary>
    public static FrozenSet<string> All { get; } = new[]
    {
        Constants.Of(typeof(FgWords)),
        new[] { RouteId.Doubt, RouteId.Derail, RouteId.Report, RouteId.Press }.Select(Ending),
        new[] { FigureEndings.Unfinished, FigureEndings.Withdrawn, FigureEndings.Several, FigureEndings.Other }.Select(EndingOf),
        FigureTerms.All.Select(Term),
        Enumerable.Range(0, FigureTerms.Steps.Length + 1).Select(Speed),
        WithNotes.Select(Note),
        RegisterFacts.Select(Fact),
        Enum.GetValues<Processing>().Select(Title),
        Enum.GetValues<Processing>().SelectMany(processing => RegisterFacts.Select(fact => Fact(processing, fact))),
        Enum.GetValues<DataKind>().Select(Kind),
    }.SelectMany(ids => ids).ToFrozenSet(StringComparer.Ordinal);

    private static string Id(Processing processing) => processing.ToString().ToLowerInvariant();
}
