using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>Signing in by a browser, and signing out.</summary>
internal sealed class SignInEndpoints(CasePageGuard guard, IAntiforgery antiforgery)
{
    public static void Map(WebApplication app)
    {
        var signIn = app.Services.GetRequiredService<SignInEndpoints>();
        var guard = app.Services.GetRequiredService<CasePageGuard>();
        app.MapGet(SignInSchemes.Path, signIn.Ask).WithMetadata(Door.Open);
        app.MapGet(SignInSchemes.FailedPath, signIn.Failed).WithMetadata(Door.Open);
        app.MapGet(SignInSchemes.OutDonePath, signIn.SignedOut).WithMetadata(Door.Open);
        var group = app.MapGroup("").AddEndpointFilter(guard.PassAsync).WithMetadata(Door.Session);
        group.MapGet(SignInSchemes.DonePath, signIn.Done);
        group.MapGet(SignInSchemes.OutPath, signIn.AskOut).WithMetadata(Door.AnySession);
        group.MapPost(SignInSchemes.OutPath, (Delegate)signIn.SignOutAsync).WithMetadata(Door.AnySession);
    }

    private IResult Ask(HttpContext context)
    {
        guard.Protect(context.Response.Headers);
        var way = new AuthenticationProperties { RedirectUri = ReturnUrl.Of(context.Request.Query[SignInSchemes.Return]) };
        if (context.Request.Query.ContainsKey(SignInSchemes.Again))
        {
            way.Items[SignInSchemes.Again] = "";
        }

        return Results.Challenge(way, [SignInSchemes.Entra]);
    }

    private RazorComponentResult Failed(HttpContext context)
    {
        guard.Protect(context.Response.Headers);
        var failure = Enum.TryParse<SignInFailure>(context.Request.Query["why"], out var why) && Enum.IsDefined(why) ? why : SignInFailure.Failed;
        return guard.Page<NoticePage>(context, StatusCodes.Status403Forbidden, (nameof(NoticePage.Notice), SignInNotice.Of(failure)));
    }

    private RazorComponentResult Done(HttpContext context) => guard.Page<NoticePage>(context, StatusCodes.Status200OK, (nameof(NoticePage.Notice), SignInNotice.Done));

    private RazorComponentResult AskOut(HttpContext context)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        return guard.Page<SignOutPage>(context, StatusCodes.Status200OK, (nameof(SignOutPage.TokenName), tokens.FormFieldName), (nameof(SignOutPage.Token), tokens.RequestToken));
    }

    private async Task<IResult> SignOutAsync(HttpContext context)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return guard.Page<ExpiredPage>(context, StatusCodes.Status400BadRequest);
        }

        await context.SignOutAsync(SignInSchemes.Teams);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = SignInSchemes.OutDonePath }, [SignInSchemes.Browser, SignInSchemes.Entra]);
    }

    private RazorComponentResult SignedOut(HttpContext context)
    {
        guard.Protect(context.Response.Headers);
        return guard.Page<NoticePage>(context, StatusCodes.Status200OK, (nameof(NoticePage.Notice), SignInNotice.SignedOut));
    }
}
