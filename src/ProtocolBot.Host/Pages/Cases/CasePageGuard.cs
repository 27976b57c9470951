using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Host.Cases;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>Stands before every case page: it may be framed by Teams alone, loads nothing from elsewhere, is kept nowhere, and is shown to nobody unknown.</summary>
internal sealed class CasePageGuard(PageIdentity identity, SchoolWorld school, ContentSet content, IHostEnvironment environment)
{
    private const string TeamsHosts = "https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft";

    public async ValueTask<object?> PassAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        Protect(context.Response.Headers);
        if (identity.Of(context) is not { } who)
        {
            return Page<NobodyPage>(context, StatusCodes.Status401Unauthorized);
        }

        // The tokens against forged forms are bound to this person.
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, who.Value)], nameof(PageIdentity)));
        return await next(call);
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

    private Reader ReaderOf(HttpContext context) => new(Employee(context)?.Name, [.. identity.Offered.Select(persona => (persona.Id, persona.Name))]);

    private Employee? Employee(HttpContext context) =>
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? school.Organisation.Find(new PersonId(id)) : null;

    private void Protect(IHeaderDictionary headers)
    {
        var frames = environment.IsDevelopment() ? $"'self' {TeamsHosts}" : TeamsHosts;
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {frames}";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}
