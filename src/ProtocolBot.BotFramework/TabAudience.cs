namespace ProtocolBot.BotFramework;

/// <summary>For whom a token of the tab must be made: our tenant, our app, and the host on which the tab stands.</summary>
/// <param name="Authority">Where Entra is, for instance https://login.microsoftonline.com.</param>
public sealed record TabAudience(string AppId, string TenantId, string Host, string Authority)
{
    /// <summary>The one issuer that counts.</summary>
    internal string Issuer => $"{Authority.TrimEnd('/')}/{TenantId.ToLowerInvariant()}/v2.0";

    internal Uri Metadata => new($"{Issuer}/.well-known/openid-configuration");

    /// <summary>An app's id in either of its two writings.</summary>
    internal bool Is(string audience) =>
        audience == AppId || audience.Equals($"api://{Host}/{AppId}", StringComparison.OrdinalIgnoreCase);
}
