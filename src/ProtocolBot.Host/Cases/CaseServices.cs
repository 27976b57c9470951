using ProtocolBot.Host.Onboarding;
using ProtocolBot.Host.Outbox;

namespace ProtocolBot.Host.Cases;

/// <summary>The wiring of this room.</summary>
internal static class CaseServices
{
    public static void AddCases(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CaseOptions>().Bind(configuration.GetSection(CaseOptions.Section)).ValidateDataAnnotations()
            .Validate(static options => IsWebAddress(options.PublicUrl), "Cases:PublicUrl must be an address that begins with https:// (or http:// on this machine).")
            .Validate(static options => options.HasGoodRetention, "Cases:RetentionDaysPerRoute:<route> must lie between 1 and 3650 (days), for derail, doubt, report or press.").ValidateOnStart();
        services.AddOptions<TeamsOptions>().Bind(configuration.GetSection(TeamsOptions.Section)).ValidateDataAnnotations()
            .Validate(static options => IsWebAddress(options.ServiceUrl), "Teams:ServiceUrl must be an address that begins with https://.").ValidateOnStart();
        services.AddSingleton<Pseudonyms>();
        services.AddSingleton<CaseVault>();
        services.AddSingleton<Parcels>();
        services.AddSingleton<CaseStore>();
        services.AddSingleton<FigureDesk>();
        services.AddSingleton<SchoolWorld>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<CasePages>();
        services.AddSingleton<CaseMessages>();
        services.AddSingleton<PersonalFile>();
        services.AddSingleton<CaseTurns>();
        services.AddSingleton<Drill>();
        services.AddSingleton<Contacts>();
        services.AddSingleton<Learners>();
        services.AddSingleton<CourseSender>();
        services.AddHostedService<CourseUpkeep>();
        services.AddSingleton<AppInstaller>();
        services.AddSingleton<Chats>();
        services.AddSingleton<NoticeSender>();
        services.AddSingleton<NoticeMailer>();
        services.AddSingleton<CardUpdater>();
        services.AddSingleton<Warner>();
        services.AddSingleton<ParcelCourier>();
        services.AddHostedService<AuditAnchor>();
        services.AddSingleton<Retention>();
        services.AddHostedService(provider => provider.GetRequiredService<Retention>());
        services.AddSingleton<Carry>(provider => provider.GetRequiredService<ParcelCourier>().SendAsync);
    }

    private static bool IsWebAddress(string url) =>
        url.Length == 0 || (Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)));
}
