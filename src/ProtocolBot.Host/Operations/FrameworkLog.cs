namespace ProtocolBot.Host.Operations;

/// <summary>Keeps the web framework's own lines out of the log below Warning, whatever the settings ask: they repeat addresses as people typed them, and a name may stand in one.</summary>
internal static class FrameworkLog
{
    private const string Category = "Microsoft.AspNetCore";

    public static void Hush(IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(static options =>
    {
        for (var at = 0; at < options.Rules.Count; at++)
        {
            var rule = options.Rules[at];
            if (rule.CategoryName?.StartsWith(Category, StringComparison.OrdinalIgnoreCase) == true && rule.LogLevel < LogLevel.Warning)
            {
                options.Rules[at] = new LoggerFilterRule(rule.ProviderName, rule.CategoryName, LogLevel.Warning, rule.Filter);
            }
        }

        // Of rules for the same category the last one holds.
        options.Rules.Add(new LoggerFilterRule(null, Category, LogLevel.Warning, null));
    });
}
