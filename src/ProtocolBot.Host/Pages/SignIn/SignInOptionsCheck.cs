using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Cases;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>Refuses a sign-in that could not work, before anybody tries it.</summary>
internal sealed class SignInOptionsCheck(IOptions<BotFrameworkOptions> bot, IOptions<CaseOptions> cases) : IValidateOptions<SignInOptions>
{
    private const string Prefix = SignInOptions.Section + ":";

    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        string[] problems = options.Enabled ? [.. Problems(options, bot.Value)] : [];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(SignInOptions options, BotFrameworkOptions bot)
    {
        var isManaged = bot.AppType is AppKind.UserAssignedManagedIdentity;
        if (!Guid.TryParseExact(bot.TenantId, "D", out _))
            yield return $"BotFramework:TenantId is needed for {Prefix}Enabled: the id (a GUID) of the tenant whose people sign in.";
        if (isManaged && !Guid.TryParseExact(options.AppId, "D", out _))
            yield return $"{Prefix}{nameof(options.AppId)} is needed: a managed identity signs nobody in, so it needs the client id of an app registration beside it.";
        if (!isManaged && options.AppId is not null)
            yield return $"{Prefix}{nameof(options.AppId)} is for a managed identity alone: leave it out, the bot's own app registration signs people in.";
        if (!isManaged && bot.AppId is null)
            yield return $"BotFramework:AppId is needed for {Prefix}Enabled: the app registration that signs people in.";
        if (!isManaged && bot.ClientSecret is null && bot.CertificatePath is null)
            yield return $"BotFramework:ClientSecret or BotFramework:CertificatePath is needed for {Prefix}Enabled.";
        if (!Uri.TryCreate(cases.Value.PublicUrl, UriKind.Absolute, out var address) || address is not { PathAndQuery: "/", Fragment: "", UserInfo: "" })
            yield return $"Cases:PublicUrl is needed for {Prefix}Enabled: the address at which people reach the pages, without path (https://bot.school.nl).";
    }
}
