namespace ProtocolBot.Host.Operations;

/// <summary>A typing error in a setting must not be passed over: what nobody reads stops the start.</summary>
internal static class KnownSettings
{
    /// <summary>Sections whose own readers refuse what they do not know.</summary>
    private static readonly string[] ReadElsewhere = ["BotFramework", "DirectLine"];

    /// <summary>Sections of the framework, which have their own rules.</summary>
    private static readonly string[] Framework = ["Logging", "AllowedHosts", "Kestrel", "urls"];

    /// <summary>Every setting of this room.</summary>
    internal static readonly string[] Ours =
    [
        "Content:Folder", "Understanding:Folder", "Diagnostics:Traces", "Storage:Folder", "Storage:File", "Storage:Postgres",
        "Outbox:LeaseSeconds", "Outbox:MostAttempts", "Outbox:RequestsPerSecond", "Outbox:RedeliveryMinutes", "Outbox:MemoryDays", "Outbox:UnfinishedHours",
        "Mail:Host", "Mail:Port", "Mail:User", "Mail:Password", "Mail:From", "Mail:FromName", "Mail:Security", "Mail:TimeoutSeconds", "Mail:TrustedRoots", "Mail:PickupFolder",
        "Cases:ReminderHours", "Cases:OverdueHours", "Cases:UrgentReminderMinutes", "Cases:UrgentOverdueMinutes", "Cases:StageTwoHours", "Cases:AnswerSchoolDays",
        "Cases:TeamsMinutes", "Cases:UrgentTeamsMinutes", "Cases:MailMinutes", "Cases:UrgentMailMinutes", "Cases:RetentionDays", "Cases:RetentionDaysPerRoute:derail", "Cases:RetentionDaysPerRoute:doubt", "Cases:RetentionDaysPerRoute:report", "Cases:RetentionDaysPerRoute:press", "Cases:PublicUrl",
        "LanguageModel:Endpoint", "LanguageModel:Deployment", "LanguageModel:Key", "LanguageModel:ManagedIdentityClientId", "LanguageModel:TimeoutSeconds", "LanguageModel:PerUserPerDay", "LanguageModel:BelowConfidence", "LanguageModel:WordsAnswers",
        "Turns:MessagesPerMinute", "Teams:ServiceUrl", "Teams:TenantId", "Teams:CatalogAppId", "Pages:SignIn:Enabled", "Pages:SignIn:AppId", "ForwardedHeaders:KnownProxies",
        "Directory:Source", "Directory:Folder", "Directory:PollSeconds", "Directory:StaleDays",
        "Directory:Graph:Address", "Directory:Graph:RefreshMinutes", "Directory:Graph:SchoolField", "Directory:Graph:StaffGroup", "Directory:Graph:LeidinggevendenGroup",
        "Directory:Graph:DirecteurenGroup", "Directory:Graph:FgGroup", "Directory:Graph:BestuurGroup", "Directory:Graph:AdministratorsGroup",
    ];

    /// <exception cref="InvalidOperationException">A setting is unknown; the message names it and those that are known.</exception>
    public static void Check(IConfiguration configuration)
    {
        var sections = Ours.Select(setting => setting.Split(':')[0]).Distinct().ToList();
        var unknown = configuration.AsEnumerable()
            .Where(entry => entry.Value is not null && sections.Contains(entry.Key.Split(':')[0], StringComparer.OrdinalIgnoreCase))
            .Select(entry => entry.Key)
            .Where(key => !Ours.Contains(key, StringComparer.OrdinalIgnoreCase))
            .Concat(InFile(configuration).Where(section => !sections.Concat(ReadElsewhere).Concat(Framework).Contains(section, StringComparer.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException($"unknown setting: {string.Join(", ", unknown)}. Known are: {string.Join(", ", Ours)}, and the sections {string.Join(", ", ReadElsewhere.Concat(Framework))}.");
        }
    }

    /// <summary>The sections of our own file: the environment holds much that is not ours.</summary>
    private static IEnumerable<string> InFile(IConfiguration configuration) =>
        from provider in (configuration as IConfigurationRoot)?.Providers ?? []
        where provider is Microsoft.Extensions.Configuration.Json.JsonConfigurationProvider
        from key in provider.GetChildKeys([], null)
        select key;
}
