using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>The two cookies: for this host alone, over https alone, out of reach of scripts, over after a working day.</summary>
internal sealed class SessionCookies : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        var isTeams = name == SignInSchemes.Teams;
        options.Cookie.Name = isTeams ? SignInSchemes.TeamsCookie : SignInSchemes.BrowserCookie;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = isTeams ? SameSiteMode.None : SameSiteMode.Lax;
        if (isTeams)
        {
            // A frame in Teams is another site's; this keeps the cookie to frames in Teams.
            options.Cookie.Extensions.Add("Partitioned");
        }

        options.ExpireTimeSpan = SignInTimes.Session;
        options.SlidingExpiration = false;
    }

    public void Configure(CookieAuthenticationOptions options) => Configure(Options.DefaultName, options);
}
