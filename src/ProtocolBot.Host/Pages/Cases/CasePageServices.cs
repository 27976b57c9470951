using Microsoft.AspNetCore.Antiforgery;

using ProtocolBot.Host.Pages.Administration;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>The wiring of this room.</summary>
internal static class CasePageServices
{
    public static void AddCasePages(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddRazorComponents();
        services.Configure<AntiforgeryOptions>(options =>
        {
            options.Cookie.Name = "meldingen";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
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
        services.AddSingleton<OwnEndpoints>();
        services.AddSingleton<AdministrationEndpoints>();
    }

    public static void MapCasePages(this WebApplication app)
    {
        CaseEndpoints.Map(app);
        OwnEndpoints.Map(app);
        AdministrationEndpoints.Map(app);
    }
}
