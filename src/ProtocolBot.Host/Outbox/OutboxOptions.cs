using System.ComponentModel.DataAnnotations;

namespace ProtocolBot.Host.Outbox;

/// <summary>How replies are kept and sent.</summary>
internal sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>How long a process may hold a reply before another takes it over. Longer than the longest request to a connector; after a crash replies wait no longer than this.</summary>
    [Range(25, 600, ErrorMessage = "Outbox:LeaseSeconds must lie between 25 and 600 (seconds).")]
    public int LeaseSeconds { get; set; } = 28;

    /// <summary>After this many failures a reply is parked and an alarm is logged.</summary>
    [Range(1, 50, ErrorMessage = "Outbox:MostAttempts must lie between 1 and 50.")]
    public int MostAttempts { get; set; } = 8;

    /// <summary>How many requests this process may make to Teams. Microsoft lets a bot make 30 in a tenant: several processes share 24.</summary>
    [Range(1, 50, ErrorMessage = "Outbox:RequestsPerSecond must lie between 1 and 50.")]
    public int RequestsPerSecond { get; set; } = 24;

    /// <summary>How long the body of an answer is kept, so that a redelivered activity gets the same.</summary>
    [Range(1, 1440, ErrorMessage = "Outbox:RedeliveryMinutes must lie between 1 and 1440 (minutes).")]
    public int RedeliveryMinutes { get; set; } = 10;

    /// <summary>How long the key of an activity is kept, so that it is known again.</summary>
    [Range(1, 365, ErrorMessage = "Outbox:MemoryDays must lie between 1 and 365 (days).")]
    public int MemoryDays { get; set; } = 30;

    /// <summary>How long a dialog that nobody finishes is remembered.</summary>
    [Range(1, 720, ErrorMessage = "Outbox:UnfinishedHours must lie between 1 and 720 (hours).")]
    public int UnfinishedHours { get; set; } = 24;

    public TimeSpan Unfinished => TimeSpan.FromHours(UnfinishedHours);

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);
}
