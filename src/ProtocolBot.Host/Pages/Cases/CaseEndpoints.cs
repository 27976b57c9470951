using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Pages.Demo;
using ProtocolBot.Host.Pages.Fg;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>The pages on which a case is read in full and acted on. Each press ends in a redirect, so that reloading repeats nothing.</summary>
internal sealed class CaseEndpoints(CaseDesk desk, FigureDesk figures, CasePageGuard guard, ContentSet content, IAntiforgery antiforgery, TimeProvider time)
{
    public const string Root = "/meldingen";

    /// <summary>The part of the address that says what was just done.</summary>
    public const string Done = "gedaan";

    /// <summary>The longest text, each of its characters written out in an address, and the fields around it.</summary>
    private const long LargestForm = (CaseRequest.LongestText * 12) + 16_384;

    public static void Map(WebApplication app)
    {
        var guard = app.Services.GetRequiredService<CasePageGuard>();
        var pages = app.Services.GetRequiredService<CaseEndpoints>();
        app.MapGet($"{Root}/page.css", (HttpContext context) => Style(context)).WithMetadata(Door.Open);
        var group = app.MapGroup(Root).AddEndpointFilter(guard.PassAsync);
        group.MapGet("", pages.ListAsync).WithMetadata(Door.Session);
        app.Services.GetRequiredService<FgEndpoints>().Map(group);
        group.MapGet("/{number}", pages.ReadAsync).WithMetadata(Door.FreshSession);
        group.MapGet("/{number}/dossier", pages.DossierAsync).WithMetadata(Door.FreshSession);
        group.MapGet("/{number}/dossier.json", pages.DossierJsonAsync).WithMetadata(Door.FreshSession);
        group.MapPost("/{number}", pages.ActAsync).WithMetadata(Door.FreshSession, new RequestSizeLimitAttribute(LargestForm));
    }

    private async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (who, world, tongue) = (CasePageGuard.WhoOf(context), desk.World(), guard.TongueOf(context));
        var mine = await desk.MineAsync(who, cancellationToken);
        var (filter, received) = (CaseFilter.Of(context.Request.Query), mine.Where(file => file.Reporter != who).ToList());
        return guard.Page<CaseListPage>(
            context,
            StatusCodes.Status200OK,
            (nameof(CaseListPage.Administers), world.Organisation.AdministratorIds.Contains(who)),
            (nameof(CaseListPage.OverviewTitle), content.Course is { } course && CourseOverview.Of(world.Organisation, who, world.Today, static _ => null) is not null ? course.Words[CourseWords.OverviewLink].In(tongue) : null),
            (nameof(CaseListPage.Received), Views(received.Where(filter.Fits)).OrderBy(view => view.Deadline?.Due ?? DateTimeOffset.MaxValue).ToList()),
            (nameof(CaseListPage.All), received.Count),
            (nameof(CaseListPage.Reported), Views(mine.Where(file => file.Reporter == who)).ToList()),
            (nameof(CaseListPage.Fields), filter.Fields(new CaseText(content.CaseWording, tongue), world.Organisation, received)),
            (nameof(CaseListPage.IsFiltered), filter.IsSet),
            (nameof(CaseListPage.Fg), figures.IsFor(who) ? new CaseText(content.FgWording, tongue) : null));

        IEnumerable<CaseView> Views(IEnumerable<CaseFile> files) => files.Select(file => CaseViews.Card(content, tongue, world, file, who, null));
    }

    private async Task<IResult> ReadAsync(HttpContext context, string number, CancellationToken cancellationToken) =>
        CaseNumber.Read(number) is { } known && await desk.ReadAsync(CasePageGuard.WhoOf(context), known, cancellationToken) is { } file
            ? Show(context, file, StatusCodes.Status200OK, null, null)
            : Missing(context);

    private async Task<IResult> DossierAsync(HttpContext context, string number, CancellationToken cancellationToken) =>
        await ExportAsync(context, number, cancellationToken) is { } dossier ? guard.Page<DossierPage>(context, StatusCodes.Status200OK, (nameof(DossierPage.Dossier), dossier)) : Missing(context);

    private async Task<IResult> DossierJsonAsync(HttpContext context, string number, CancellationToken cancellationToken) =>
        await ExportAsync(context, number, cancellationToken) is { } dossier
            ? Results.File(DossierJson.Write(dossier), "application/json; charset=utf-8", $"melding-{dossier.File.Number}.json")
            : Missing(context);

    /// <summary>Null when it is forbidden or absent. Each time it stands on the case, and so in the audit.</summary>
    private async Task<CaseDossier?> ExportAsync(HttpContext context, string number, CancellationToken cancellationToken)
    {
        var who = CasePageGuard.WhoOf(context);
        return CaseNumber.Read(number) is { } known && await desk.ActAsync(who, known, new CaseRequest(CaseAction.Export, null, []), cancellationToken) is { Refused: null, File: { } file }
            ? CaseDossiers.Of(content, guard.TongueOf(context), desk.World(), file, who)
            : null;
    }

    private async Task<IResult> ActAsync(HttpContext context, string number, CancellationToken cancellationToken)
    {
        if (await FormAsync(context, cancellationToken) is not { } form)
        {
            return guard.Page<ExpiredPage>(context, StatusCodes.Status400BadRequest);
        }

        if (CaseNumber.Read(number) is not { } known || CaseForm.Read(form) is not { } request)
        {
            return Missing(context);
        }

        if (request.Action is CaseAction.Export)
        {
            // Making it is what is written down.
            return Results.Redirect($"{Root}/{known}/dossier");
        }

        var who = CasePageGuard.WhoOf(context);
        var leaving = new LeavingOut(content, guard.TongueOf(context), time.GetUtcNow());
        if (form[CaseForm.Privacy] != CaseForm.Keep && leaving.IsNeeded(request.Text))
        {
            // Nothing is kept before it is known whether these may be in it.
            if (form[CaseForm.Privacy] != CaseForm.LeaveOut)
            {
                return await desk.ReadAsync(who, known, cancellationToken) is { } held ? Show(context, held, StatusCodes.Status200OK, null, request) : Missing(context);
            }

            request = request with { Text = leaving.Of(request.Text!) };
        }

        var acted = await desk.ActAsync(who, known, request, cancellationToken);
        return acted switch
        {
            { File: { } done, Refused: null } => Results.Redirect(CasePermissions.MaySee(done, who) ? $"{Root}/{known}?{Done}={CaseIds.Of(request.Action)}" : Root),
            { File: { } file, Refused: { } refusal } when await desk.ReadAsync(who, known, cancellationToken) is not null => Show(context, file, StatusCodes.Status409Conflict, refusal, request),
            _ => Missing(context),
        };
    }

    /// <summary>Null when it does not come from a page of ours, made for this person, or cannot be read.</summary>
    private async Task<IFormCollection?> FormAsync(HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            return context.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(context) ? await context.Request.ReadFormAsync(cancellationToken) : null;
        }
        catch (Exception failure) when (failure is AntiforgeryValidationException or BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    private RazorComponentResult Show(HttpContext context, CaseFile file, int status, CaseRefusal? refusal, CaseRequest? tried)
    {
        var tongue = guard.TongueOf(context);
        var who = CasePageGuard.WhoOf(context);
        var tokens = antiforgery.GetAndStoreTokens(context);
        return guard.Page<CasePage>(
            context,
            status,
            (nameof(CasePage.View), CaseViews.Page(content, tongue, desk.World(), file, who)),
            (nameof(CasePage.TokenName), tokens.FormFieldName),
            (nameof(CasePage.Token), tokens.RequestToken),
            (nameof(CasePage.Refused), refusal is null ? null : CaseViews.Refusal(content, tongue, desk.World(), file, refusal)),
            (nameof(CasePage.Tried), tried),
            (nameof(CasePage.Done), CaseIds.Action(context.Request.Query[Done])));
    }

    private RazorComponentResult Missing(HttpContext context) => guard.Page<MissingPage>(context, StatusCodes.Status404NotFound);

    private static IResult Style(HttpContext context)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Text(DemoTemplate.Read("cases.css") + DemoTemplate.Read("fg.css"), "text/css; charset=utf-8");
    }
}
