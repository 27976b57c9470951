using Microsoft.AspNetCore.Antiforgery;

using ProtocolBot.Host.Pages.Administration;
using ProtocolBot.Host.Pages.Fg;
using ProtocolBot.Host.Pages.Onboarding;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>The wiring of this room.</summary>
internal static class CasePageServices
{
    public static void AddCasePages(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddRazorComponents();
        services.Configure<AntiforgeryOptions>(options =>
        {
            if (environment.IsDevelopment())
            {
                options.Cookie.Name = "meldingen";
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            }
            else
            {
                // In the tab a page is a frame in another site. What proves a form ours is the field beside this cookie.
                options.Cookie.Name = "__Host-meldingen-form";
                options.Cookie.Path = "/";
                options.Cookie.SameSite = SameSiteMode.None;
                options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
                options.Cookie.Extensions.Add("Partitioned");
            }

            // The pages say themselves who may frame them.
            options.SuppressXFrameOptionsHeader = true;
        });
        if (environment.IsDevelopment())
        {
            services.AddSingleton<PageIdentity, PersonaIdentity>();
        }
        else
        {
            services.AddSingleton<PageIdentity, NobodyIdentity>();
        }

        services.AddSingleton<CasePageGuard>();
        services.AddSingleton<CaseEndpoints>();
        services.AddSingleton<OverviewEndpoints>();
        services.AddSingleton<OwnEndpoints>();
        services.AddSingleton<AdministrationEndpoints>();
        services.AddSingleton<FgEndpoints>();
    }

    public static void MapCasePages(this WebApplication app)
    {
        OverviewEndpoints.Map(app);
        CaseEndpoints.Map(app);
        OwnEndpoints.Map(app);
        AdministrationEndpoints.Map(app);
    }
}
