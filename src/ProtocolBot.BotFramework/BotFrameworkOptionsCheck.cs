using System.Buffers;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework;

/// <summary>Refuses to start on settings that would open a door, or let nobody in without saying why.</summary>
internal sealed class BotFrameworkOptionsCheck(IHostEnvironment environment) : IValidateOptions<BotFrameworkOptions>
{
    private const string Prefix = BotFrameworkOptions.Section + ":";

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._");
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        string[] problems = [.. Identity(options), .. Lists(options), .. Addresses(options), .. Limits(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Identity(BotFrameworkOptions options)
    {
        if (options.AppId is not null && !IsId(options.AppId))
            yield return $"{Prefix}{nameof(options.AppId)} must be the client id of the bot as Entra shows it: letters, digits, '-', '.' and '_'.";
        if (options.TenantId is not null && !IsId(options.TenantId))
            yield return $"{Prefix}{nameof(options.TenantId)} must be a tenant id as Entra shows it: letters, digits, '-', '.' and '_'.";
        if (options.AppId is not null && options.AppType != AppKind.MultiTenant && options.TenantId is null)
            yield return $"{Prefix}{nameof(options.TenantId)} is needed beside {Prefix}{nameof(options.AppId)}: the tenant of the {options.AppType} bot.";
        if (options.AppId is not null && options.TenantId is null && options.AllowedTenants.Count == 0)
            yield return $"{Prefix}{nameof(options.AllowedTenants)} must name at least one tenant whose people may talk with the bot.";
    }

    private IEnumerable<string> Lists(BotFrameworkOptions options)
    {
        foreach (var tenant in options.AllowedTenants.Where(tenant => !IsId(tenant)))
            yield return $"{Prefix}{nameof(options.AllowedTenants)} holds '{tenant}', which is not a tenant id; there is no wildcard.";
        foreach (var caller in options.AllowedCallers.Where(caller => !IsId(caller)))
            yield return $"{Prefix}{nameof(options.AllowedCallers)} holds '{caller}', which is not an app id; there is no wildcard.";
        foreach (var host in options.AllowedServiceHosts.Where(host => !IsHost(host)))
            yield return $"{Prefix}{nameof(options.AllowedServiceHosts)} holds '{host}'; allowed are a host name (smba.trafficmanager.net) or a suffix of at least two parts (.botframework.com), in small letters, no address, port or wildcard.";
        if (options.AllowedServiceHosts.Count == 0)
            yield return $"{Prefix}{nameof(options.AllowedServiceHosts)} must name at least one host.";
        if (options.AllowedChannels.Count == 0)
            yield return $"{Prefix}{nameof(options.AllowedChannels)} must name at least one channel.";
        foreach (var channel in options.AllowedChannels.Where(channel => channel != "msteams" && !environment.IsDevelopment()))
            yield return $"{Prefix}{nameof(options.AllowedChannels)} holds '{channel}'; outside Development only msteams is allowed.";
        if (options.DangerouslyAllowUnauthenticatedRequests is true && !environment.IsDevelopment())
            yield return $"{Prefix}{nameof(options.DangerouslyAllowUnauthenticatedRequests)} is allowed in Development alone; here it must be false or absent.";
    }

    private IEnumerable<string> Addresses(BotFrameworkOptions options)
    {
        var addresses = new Dictionary<string, string>
        {
            [nameof(options.ChannelOpenIdMetadata)] = options.ChannelOpenIdMetadata,
            [nameof(options.EntraOpenIdMetadata)] = options.EntraOpenIdMetadata,
            [nameof(options.EntraAuthority)] = options.EntraAuthority,
        };
        foreach (var (setting, address) in addresses.Where(pair => !IsAddress(pair.Value)))
            yield return $"{Prefix}{setting} must be an absolute https address without user, query or fragment; http is allowed on a loopback address in Development alone.";
        if (string.IsNullOrWhiteSpace(options.ChannelIssuer))
            yield return $"{Prefix}{nameof(options.ChannelIssuer)} must be the issuer of the channel's tokens, for instance https://api.botframework.com.";
        if (string.IsNullOrWhiteSpace(options.ConnectorScope))
            yield return $"{Prefix}{nameof(options.ConnectorScope)} must be the scope of the bot's own tokens, for instance https://api.botframework.com/.default.";
    }

    private static IEnumerable<string> Limits(BotFrameworkOptions options)
    {
        if (options.MaxBodyBytes is < 16 * 1024 or > 1024 * 1024)
            yield return $"{Prefix}{nameof(options.MaxBodyBytes)} must lie between 16384 and 1048576 (bytes).";
        if (options.TurnTimeoutSeconds is < 1 or > 300)
            yield return $"{Prefix}{nameof(options.TurnTimeoutSeconds)} must lie between 1 and 300 (seconds).";
    }

    // Not a Guid: local tools use ids that look like one and are none.
    private static bool IsId(string value) => value.Length is > 0 and <= 128 && !value.AsSpan().ContainsAnyExcept(IdCharacters);

    private static bool IsHost(string value)
    {
        var labels = value.TrimStart('.').Split('.');
        return !value.AsSpan().ContainsAnyExcept(HostCharacters)
            && value.LastIndexOf("..", StringComparison.Ordinal) < 0
            && labels.Length >= 2
            && Array.TrueForAll(labels, label => label.Length is > 0 and <= 63)
            && labels[^1].All(char.IsAsciiLetter);
    }

    private bool IsAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address)
        && address is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
        && (address.Scheme == Uri.UriSchemeHttps || (environment.IsDevelopment() && ServiceUrlPolicy.IsLoopback(address)));
}
