using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>The wiring of this room. Without its setting nothing of it is there.</summary>
internal static class SignInServices
{
    /// <summary>After <see cref="CasePageServices.AddCasePages"/>, whose identity it replaces.</summary>
    public static void AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.Section)).ValidateOnStart();
        if (!configuration.GetSection(SignInOptions.Section).GetValue(nameof(SignInOptions.Enabled), false))
        {
            return;
        }

        // What the framework would log on the way are codes, cookies and addresses with both in them.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.None));
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsCheck>();
        services.AddSingleton<Registration>();
        services.AddSingleton<ClientProof>();
        services.AddSingleton(provider => provider.GetRequiredService<Registration>().Tab);
        services.AddSingleton<TabTokens>();
        services.AddSingleton<EntraEvents>();
        services.AddSingleton<SignInEndpoints>();
        services.AddSingleton<TeamsEndpoints>();
        services.Replace(ServiceDescriptor.Singleton<PageIdentity, EntraIdentity>());
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SessionCookies>();
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, EntraSetup>();
        services.AddAuthentication(SignInSchemes.Session)
            .AddPolicyScheme(SignInSchemes.Session, null, options => options.ForwardDefaultSelector = static context =>
                context.Request.Cookies.ContainsKey(SignInSchemes.BrowserCookie) ? SignInSchemes.Browser : SignInSchemes.Teams)
            .AddCookie(SignInSchemes.Browser)
            .AddCookie(SignInSchemes.Teams)
            .AddOpenIdConnect(SignInSchemes.Entra, static _ => { });
    }

    public static void UseSignIn(this WebApplication app)
    {
        if (IsOn(app))
        {
            app.UseAuthentication();
        }
    }

    public static void MapSignIn(this WebApplication app)
    {
        if (IsOn(app))
        {
            SignInEndpoints.Map(app);
            TeamsEndpoints.Map(app);
        }
    }

    private static bool IsOn(WebApplication app) => app.Services.GetRequiredService<PageIdentity>() is EntraIdentity;
}
