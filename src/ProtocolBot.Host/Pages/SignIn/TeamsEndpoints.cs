using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Directory;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Pages.Cases;
using ProtocolBot.Host.Pages.Demo;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>Signing in within the tab: Teams hands its script a token, the script hands it to us, and we hand out a cookie that counts within Teams.</summary>
internal sealed class TeamsEndpoints(TabTokens tokens, CasePageGuard guard, TimeProvider time, ILogger<TeamsEndpoints> logger)
{
    public const string ScriptPath = SignInSchemes.TeamsPath + "/tab.js";

    private const string Script = "text/javascript; charset=utf-8";

    public static void Map(WebApplication app)
    {
        var teams = app.Services.GetRequiredService<TeamsEndpoints>();
        app.MapGet(SignInSchemes.TeamsPath, teams.Show).WithMetadata(Door.Open);
        app.MapPost(SignInSchemes.TeamsPath, teams.SignInAsync).WithMetadata(Door.TabToken);
        app.MapGet(ScriptPath, (HttpContext context) => Own(context)).WithMetadata(Door.Open);
        app.MapGet(TeamsJsBundle.Path, (HttpContext context) => Client(context)).WithMetadata(Door.Open);
    }

    private RazorComponentResult Show(HttpContext context)
    {
        guard.Protect(context.Response.Headers, withScript: true);
        return guard.Page<TeamsPage>(context, StatusCodes.Status200OK, (nameof(TeamsPage.Return), ReturnUrl.Of(context.Request.Query[SignInSchemes.Return])));
    }

    /// <summary>The token comes in a header, which no form of another site can send.</summary>
    private async Task<IResult> SignInAsync(HttpContext context, CancellationToken cancellationToken)
    {
        guard.Protect(context.Response.Headers);
        switch (await tokens.ValidateAsync(context.Request.Headers.Authorization, cancellationToken))
        {
            case TabVerdict.Person(var id):
                await context.SignOutAsync(SignInSchemes.Browser);
                await context.SignInAsync(SignInSchemes.Teams, new Session(new PersonId(id), SignInSchemes.Teams, time.GetUtcNow()).ToPrincipal());
                Log.SignedIn(logger, SignInSchemes.Teams);
                return Results.NoContent();
            case TabVerdict.Refused(var status):
                return Results.StatusCode(status);
            default:
                throw new InvalidOperationException("a verdict that nobody knows");
        }
    }

    private static IResult Own(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Text(DemoTemplate.Read("teams-tab.js"), Script);
    }

    private static IResult Client(HttpContext context)
    {
        if (!TeamsJsBundle.IsThere)
        {
            return Results.NotFound();
        }

        // Its address holds its version, so it may be kept.
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.File(TeamsJsBundle.File, Script);
    }
}
