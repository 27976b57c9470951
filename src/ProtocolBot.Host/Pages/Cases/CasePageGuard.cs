using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Pages.SignIn;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>Stands before every case page: it may be framed by Teams alone, loads nothing from elsewhere, is kept nowhere, and is shown to nobody unknown.</summary>
internal sealed class CasePageGuard(PageIdentity identity, SchoolWorld school, ContentSet content, IHostEnvironment environment)
{
    private static readonly object SignOutItem = new();

    private const string TeamsHosts = "https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft";

    public async ValueTask<object?> PassAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        Protect(context.Response.Headers);
        switch (identity.Of(context, Door.Of(context)))
        {
            case Visit.Welcome(var who):
                MaySignOut(context, identity.MaySignOut(context));
                // The tokens against forged forms are bound to this person.
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, who.Value)], nameof(PageIdentity)));
                return await next(call);
            case Visit.SignInFirst first:
                return await AskAsync(context, first);
            case Visit.Unlisted:
                MaySignOut(context, identity.MaySignOut(context));
                return Page<NoticePage>(context, StatusCodes.Status403Forbidden, (nameof(NoticePage.Notice), SignInNotice.Unlisted));
            default:
                return Page<NobodyPage>(context, StatusCodes.Status401Unauthorized);
        }
    }

    /// <summary>Who passed.</summary>
    public static PersonId WhoOf(HttpContext context) =>
        new(context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("a case page without its guard"));

    /// <summary>A page in the language of who reads it.</summary>
    public RazorComponentResult Page<T>(HttpContext context, int status, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        var all = new Dictionary<string, object?> { [nameof(NobodyPage.Text)] = new CaseText(content.CaseWording, TongueOf(context)), [nameof(NobodyPage.Reader)] = ReaderOf(context) };
        foreach (var (name, value) in parameters)
        {
            all[name] = value;
        }

        return new RazorComponentResult(typeof(T), all) { StatusCode = status };
    }

    public Tongue TongueOf(HttpContext context) => Employee(context)?.Tongue ?? Tongue.Dutch;

    /// <summary>What holds for each page of ours: it is framed by Teams alone, loads nothing from elsewhere and is kept nowhere.</summary>
    /// <param name="headers">Of the answer.</param>
    /// <param name="withScript">For the one page on which a script of ours asks Teams who one is.</param>
    public void Protect(IHeaderDictionary headers, bool withScript = false)
    {
        var frames = environment.IsDevelopment() ? $"'self' {TeamsHosts}" : TeamsHosts;
        var script = withScript ? "script-src 'self'; connect-src 'self'; " : "";
        headers.ContentSecurityPolicy = $"default-src 'none'; {script}style-src 'self'; img-src 'self'; form-action {$"'self' {identity.FormTargets}".TrimEnd()}; base-uri 'none'; frame-ancestors {frames}";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    /// <summary>A page is asked for anew afterwards; what was typed in a form goes along on the page that asks to sign in.</summary>
    private async ValueTask<object?> AskAsync(HttpContext context, Visit.SignInFirst first)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            return Results.Redirect(first.Address);
        }

        var held = await HeldForm.ReadAsync(context);
        Protect(context.Response.Headers, withScript: first.InTeams);
        return first.InTeams
            ? Page<TeamsPage>(context, StatusCodes.Status401Unauthorized, (nameof(TeamsPage.Held), held))
            : Page<HeldPage>(context, StatusCodes.Status401Unauthorized, (nameof(HeldPage.Held), held), (nameof(HeldPage.Address), first.Address));
    }

    private Reader ReaderOf(HttpContext context) =>
        new(Employee(context)?.Name, [.. identity.Offered.Select(persona => (persona.Id, persona.Name))], context.Items.ContainsKey(SignOutItem));

    private static void MaySignOut(HttpContext context, bool may)
    {
        if (may)
        {
            context.Items[SignOutItem] = true;
        }
    }

    private Employee? Employee(HttpContext context) =>
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? school.Organisation.Find(new PersonId(id)) : null;
}
