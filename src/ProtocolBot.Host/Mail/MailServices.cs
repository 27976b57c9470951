using Microsoft.Extensions.Options;

namespace ProtocolBot.Host.Mail;

/// <summary>The wiring of this room.</summary>
internal static class MailServices
{
    /// <summary>Adds the mail channel, its settings checked at start. Without settings there is none.</summary>
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        services.AddSingleton<MailSender>();
    }
}
