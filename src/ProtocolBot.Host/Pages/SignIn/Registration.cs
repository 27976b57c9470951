using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Cases;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>The app registration as Entra knows it, put together from settings that were checked.</summary>
internal sealed class Registration(IOptions<SignInOptions> signIn, IOptions<BotFrameworkOptions> bot, IOptions<CaseOptions> cases)
{
    public string AppId { get; } = signIn.Value.AppId ?? bot.Value.AppId ?? throw new InvalidOperationException("a sign-in without an app passed the check of the settings");

    public string TenantId { get; } = bot.Value.TenantId?.ToLowerInvariant() ?? throw new InvalidOperationException("a sign-in without a tenant passed the check of the settings");

    /// <summary>Where the pages are seen from outside, without a slash at its end.</summary>
    public string PublicUrl { get; } = cases.Value.PublicUrl.TrimEnd('/');

    /// <summary>Entra's address for this tenant, which is also its issuer.</summary>
    public string Issuer => $"{Authority}/{TenantId}/v2.0";

    /// <summary>Scheme and host of Entra.</summary>
    public string Origin => new Uri(Authority).GetLeftPart(UriPartial.Authority);

    public TabAudience Tab => new(AppId, TenantId, new Uri(PublicUrl).Authority, Authority);

    private string Authority => bot.Value.EntraAuthority.TrimEnd('/');
}
