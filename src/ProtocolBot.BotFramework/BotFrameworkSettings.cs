using System.Collections.Frozen;
using System.Globalization;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework;

/// <summary>Reads the settings by name, so that a configured list replaces its default and a setting nobody knows stops the start.</summary>
/// <remarks>The framework's binder appends to lists and passes over what it does not know; for an allow-list both are holes.</remarks>
internal sealed class BotFrameworkSettings(IConfiguration configuration) : IConfigureOptions<BotFrameworkOptions>, IValidateOptions<BotFrameworkOptions>
{
    private static readonly FrozenDictionary<string, Setting> Known = new Dictionary<string, Setting>
    {
        [nameof(BotFrameworkOptions.AppId)] = Text((options, value) => options.AppId = value),
        [nameof(BotFrameworkOptions.TenantId)] = Text((options, value) => options.TenantId = value),
        [nameof(BotFrameworkOptions.AppType)] = Kind((options, value) => options.AppType = value),
        [nameof(BotFrameworkOptions.ClientSecret)] = Text((options, value) => options.ClientSecret = value),
        [nameof(BotFrameworkOptions.CertificatePath)] = Text((options, value) => options.CertificatePath = value),
        [nameof(BotFrameworkOptions.AllowedTenants)] = List(options => options.AllowedTenants),
        [nameof(BotFrameworkOptions.AllowedCallers)] = List(options => options.AllowedCallers),
        [nameof(BotFrameworkOptions.AllowedServiceHosts)] = List(options => options.AllowedServiceHosts),
        [nameof(BotFrameworkOptions.AllowedChannels)] = List(options => options.AllowedChannels),
        [nameof(BotFrameworkOptions.ChannelOpenIdMetadata)] = Text((options, value) => options.ChannelOpenIdMetadata = value ?? ""),
        [nameof(BotFrameworkOptions.ChannelIssuer)] = Text((options, value) => options.ChannelIssuer = value ?? ""),
        [nameof(BotFrameworkOptions.EntraOpenIdMetadata)] = Text((options, value) => options.EntraOpenIdMetadata = value ?? ""),
        [nameof(BotFrameworkOptions.EntraAuthority)] = Text((options, value) => options.EntraAuthority = value ?? ""),
        [nameof(BotFrameworkOptions.ConnectorScope)] = Text((options, value) => options.ConnectorScope = value ?? ""),
        [nameof(BotFrameworkOptions.DangerouslyAllowUnauthenticatedRequests)] = Flag((options, value) => options.DangerouslyAllowUnauthenticatedRequests = value),
        [nameof(BotFrameworkOptions.MaxBodyBytes)] = Number((options, value) => options.MaxBodyBytes = value),
        [nameof(BotFrameworkOptions.TurnTimeoutSeconds)] = Number((options, value) => options.TurnTimeoutSeconds = value),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public void Configure(BotFrameworkOptions options) => Read(options);

    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        var problems = Read(new BotFrameworkOptions());
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private List<string> Read(BotFrameworkOptions options)
    {
        var problems = new List<string>();
        foreach (var entry in configuration.GetSection(BotFrameworkOptions.Section).GetChildren())
        {
            if (!Known.TryGetValue(entry.Key, out var setting))
                problems.Add($"{entry.Path} is not a setting; known are: {string.Join(", ", Known.Keys.Order(StringComparer.Ordinal))}.");
            else if (!setting.Read(entry, options))
                problems.Add($"{entry.Path} must be {setting.Allowed}.");
        }

        return problems;
    }

    private static Setting Text(Action<BotFrameworkOptions, string?> set) => new("one text", (entry, options) =>
    {
        set(options, string.IsNullOrWhiteSpace(entry.Value) ? null : entry.Value);
        return !entry.GetChildren().Any();
    });

    private static Setting Number(Action<BotFrameworkOptions, int> set) => new("a whole number", (entry, options) =>
    {
        if (!int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;

        set(options, value);
        return true;
    });

    private static Setting Flag(Action<BotFrameworkOptions, bool?> set) => new("true or false", (entry, options) =>
    {
        if (!bool.TryParse(entry.Value, out var value))
            return string.IsNullOrEmpty(entry.Value) && !entry.GetChildren().Any();

        set(options, value);
        return true;
    });

    private static Setting Kind(Action<BotFrameworkOptions, AppKind> set) => new($"one of {string.Join(", ", Enum.GetNames<AppKind>())}", (entry, options) =>
    {
        var known = Enum.GetNames<AppKind>().FirstOrDefault(kind => kind.Equals(entry.Value, StringComparison.OrdinalIgnoreCase));
        if (known is null)
            return false;

        set(options, Enum.Parse<AppKind>(known));
        return true;
    });

    private static Setting List(Func<BotFrameworkOptions, IList<string>> list) => new($"a list (BotFramework:<name>:0, :1 …) of texts", (entry, options) =>
    {
        var items = entry.GetChildren().ToList();
        list(options).Clear();
        foreach (var item in items)
            list(options).Add(item.Value ?? "");
        return string.IsNullOrEmpty(entry.Value) && items.TrueForAll(item => !string.IsNullOrWhiteSpace(item.Value));
    });

    private sealed record Setting(string Allowed, Func<IConfigurationSection, BotFrameworkOptions, bool> Read);
}
