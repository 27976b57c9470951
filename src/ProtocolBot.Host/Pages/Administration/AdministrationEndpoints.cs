using System.Collections.Immutable;

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Pages.Cases;
using ProtocolBot.Host.People;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Pages.Administration;

/// <summary>The administrator's page: what waits to be delivered, what is wrong with the directory, and an exercise. It shows no case and no name.</summary>
internal sealed class AdministrationEndpoints(
    CasePageGuard guard,
    SchoolWorld school,
    ContentSet content,
    BotDb db,
    OrganisationSource directory,
    Drill drill,
    IAntiforgery antiforgery,
    IOptions<DirectoryOptions> options,
    IOptions<BotFrameworkOptions> bot,
    TimeProvider time)
{
    public const string Path = CaseEndpoints.Root + "/beheer";

    /// <summary>A page is not waited for longer; what arrives later is in the log.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    public static void Map(WebApplication app)
    {
        var guard = app.Services.GetRequiredService<CasePageGuard>();
        var pages = app.Services.GetRequiredService<AdministrationEndpoints>();
        var group = app.MapGroup(Path).AddEndpointFilter(guard.PassAsync);
        group.MapGet("", pages.ReadAsync).WithMetadata(Door.Session);
        group.MapPost("/oefening", pages.ExerciseAsync).WithMetadata(Door.FreshSession);
    }

    /// <summary>To anybody else it is not there.</summary>
    public bool MaySee(PersonId who) => school.Organisation.AdministratorIds.Contains(who);

    private async Task<IResult> ReadAsync(HttpContext context, CancellationToken cancellationToken) =>
        MaySee(CasePageGuard.WhoOf(context)) ? await ShowAsync(context, null, cancellationToken) : guard.Page<MissingPage>(context, StatusCodes.Status404NotFound);

    private async Task<IResult> ExerciseAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var who = CasePageGuard.WhoOf(context);
        if (!MaySee(who))
        {
            return guard.Page<MissingPage>(context, StatusCodes.Status404NotFound);
        }

        return context.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(context)
            ? await ShowAsync(context, await drill.RunAsync(who, Patience, cancellationToken), cancellationToken)
            : guard.Page<ExpiredPage>(context, StatusCodes.Status400BadRequest);
    }

    private async Task<IResult> ShowAsync(HttpContext context, DrillReport? exercise, CancellationToken cancellationToken)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        var now = time.GetUtcNow();
        var stored = await db.StateAsync(now, cancellationToken);
        return guard.Page<AdministrationPage>(
            context,
            StatusCodes.Status200OK,
            (nameof(AdministrationPage.State), new AdministrationState
            {
                Waiting = stored.Waiting,
                Parked = stored.Parked,
                Oldest = stored.OldestWaiting is { } oldest && oldest < now ? now - oldest : null,
                People = school.Organisation.People.Length,
                Schools = school.Organisation.Schools.Length,
                Read = directory.Current.Imported,
                Defects = Defects(),
                ProtocolVersion = content.Protocol.Version,
                ContentHash = content.Hash,
                SecretEnds = bot.Value.CredentialEnds(),
                PhonesReview = content.Phones.Review,
            }),
            (nameof(AdministrationPage.Exercise), exercise),
            (nameof(AdministrationPage.TokenName), tokens.FormFieldName),
            (nameof(AdministrationPage.Token), tokens.RequestToken));
    }

    /// <summary>As the log and the command `check` say it: by file and line, with ids and no names.</summary>
    private ImmutableArray<string> Defects() =>
    [
        .. directory.State.Problems.Select(problem => $"{problem.File}:{problem.Line}: {problem.Message} {problem.Remedy}"),
        .. DirectoryCheck.Find(directory.Facts(content.Phones, DirectoryServices.StaleAfter(options.Value))).Select(problem => problem.ToString()),
    ];
}
