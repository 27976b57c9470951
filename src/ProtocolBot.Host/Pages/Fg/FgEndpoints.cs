using System.Collections.Immutable;
using System.Globalization;
using System.Text;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Figures;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Register;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Pages.Cases;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Pages.Fg;

/// <summary>The FG's own pages. Who is not the FG gets what anybody gets who asks for a case that is not there.</summary>
internal sealed class FgEndpoints(FigureDesk figures, CaseDesk desk, CasePageGuard guard, ContentSet content, IOptions<CaseOptions> cases, IOptions<OutboxOptions> outbox)
{
    private const string YearName = "jaar";

    /// <summary>How many school years can be chosen.</summary>
    private const int MostYears = 4;

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/cijfers", FiguresAsync).WithMetadata(Door.Session);
        group.MapGet("/cijfers.csv", CsvAsync).WithMetadata(Door.Session);
        group.MapGet("/register", Register).WithMetadata(Door.Session);
    }

    private async Task<IResult> FiguresAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!IsFg(context))
        {
            return Missing(context);
        }

        var (report, unreadable) = await ReportAsync(context, withReasons: true, cancellationToken);
        return guard.Page<FiguresPage>(
            context,
            StatusCodes.Status200OK,
            (nameof(FiguresPage.Words), Words(context)),
            (nameof(FiguresPage.Report), report),
            (nameof(FiguresPage.Years), Years()),
            (nameof(FiguresPage.Unreadable), unreadable));
    }

    private async Task<IResult> CsvAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!IsFg(context))
        {
            return Missing(context);
        }

        var (report, _) = await ReportAsync(context, withReasons: false, cancellationToken);
        var words = Words(context);
        var csv = FigureCsv.Of(report, (words[FgWords.FiguresPart], words[FgWords.FiguresName], words[FgWords.FiguresCases]));
        return Results.File(Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", $"{words[FgWords.Figures].ToLowerInvariant()}-{report.Year.Name}.csv");
    }

    private RazorComponentResult Register(HttpContext context)
    {
        if (!IsFg(context))
        {
            return Missing(context);
        }

        return guard.Page<RegisterPage>(
            context,
            StatusCodes.Status200OK,
            (nameof(RegisterPage.Words), Words(context)),
            (nameof(RegisterPage.Head), Head(Words(context))),
            (nameof(RegisterPage.Entries), RegisterViews.Of(content, guard.TongueOf(context), DataCatalogue.Columns, Terms())));
    }

    private async Task<(FigureReport Report, int Unreadable)> ReportAsync(HttpContext context, bool withReasons, CancellationToken cancellationToken)
    {
        var year = Years().FirstOrDefault(known => known.Begins.ToString(CultureInfo.InvariantCulture) == context.Request.Query[YearName], Years()[0]);
        var (book, unreadable) = await figures.ReadAsync(CasePageGuard.WhoOf(context), year, withReasons, cancellationToken);
        var world = desk.World();
        return (FigureViews.Of(content, guard.TongueOf(context), world.Organisation, book, world.Now), unreadable);
    }

    private ImmutableArray<(string Label, string Value)> Head(CaseText words)
    {
        var world = desk.World();
        var fg = world.Organisation.Fg is { } id ? world.Organisation.Find(id) : null;
        return
        [
            (words[FgWords.RegisterController], words[FgWords.RegisterControllerName]),
            (words[FgWords.RegisterFg], string.Join(", ", new[] { fg?.Name, fg?.Email }.OfType<string>())),
            (words[FgWords.RegisterMade], world.Today.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(words.Tongue is Tongue.Dutch ? "nl-NL" : "en-GB"))),
            (words[FgWords.RegisterProtocol], $"{content.Protocol.Version} ({content.Hash})"),
            (words[FgWords.RegisterAbroad], words[FgWords.RegisterAbroadText]),
        ];
    }

    /// <summary>How long things are kept, by the settings of this moment.</summary>
    private Dictionary<string, string> Terms() => new(StringComparer.Ordinal)
    {
        ["retention-days"] = Text(cases.Value.RetentionDays),
        ["unfinished-hours"] = Text(outbox.Value.UnfinishedHours),
        ["redelivery-minutes"] = Text(outbox.Value.RedeliveryMinutes),
        ["memory-days"] = Text(outbox.Value.MemoryDays),
    };

    private ImmutableArray<SchoolYear> Years()
    {
        var now = SchoolYear.Of(desk.World().Now);
        return [.. Enumerable.Range(0, MostYears).Select(back => new SchoolYear(now.Begins - back))];
    }

    private bool IsFg(HttpContext context) => figures.IsFor(CasePageGuard.WhoOf(context));

    private CaseText Words(HttpContext context) => new(content.FgWording, guard.TongueOf(context));

    private RazorComponentResult Missing(HttpContext context) => guard.Page<MissingPage>(context, StatusCodes.Status404NotFound);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
