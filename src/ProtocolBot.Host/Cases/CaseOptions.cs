using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Host.Cases;

/// <summary>How long people have on a case, and how they are told. The defaults are the policy's.</summary>
internal sealed class CaseOptions
{
    public const string Section = "Cases";

    [Range(0.01, 720, ErrorMessage = "Cases:ReminderHours must lie between 0.01 and 720 (hours).")]
    public double ReminderHours { get; set; } = 4;

    [Range(0.01, 720, ErrorMessage = "Cases:OverdueHours must lie between 0.01 and 720 (hours).")]
    public double OverdueHours { get; set; } = 8;

    [Range(0.1, 1440, ErrorMessage = "Cases:UrgentReminderMinutes must lie between 0.1 and 1440 (minutes).")]
    public double UrgentReminderMinutes { get; set; } = 15;

    [Range(0.1, 1440, ErrorMessage = "Cases:UrgentOverdueMinutes must lie between 0.1 and 1440 (minutes).")]
    public double UrgentOverdueMinutes { get; set; } = 30;

    [Range(0.01, 720, ErrorMessage = "Cases:StageTwoHours must lie between 0.01 and 720 (hours).")]
    public double StageTwoHours { get; set; } = 24;

    [Range(1, 60, ErrorMessage = "Cases:AnswerSchoolDays must lie between 1 and 60 (school days).")]
    public int AnswerSchoolDays { get; set; } = 2;

    /// <summary>After so long without delivery in Teams a mail goes as well.</summary>
    [Range(0.1, 1440, ErrorMessage = "Cases:TeamsMinutes must lie between 0.1 and 1440 (minutes).")]
    public double TeamsMinutes { get; set; } = 10;

    [Range(0.1, 1440, ErrorMessage = "Cases:UrgentTeamsMinutes must lie between 0.1 and 1440 (minutes).")]
    public double UrgentTeamsMinutes { get; set; } = 2;

    /// <summary>After so long without any channel the next in the row is told.</summary>
    [Range(0.1, 1440, ErrorMessage = "Cases:MailMinutes must lie between 0.1 and 1440 (minutes).")]
    public double MailMinutes { get; set; } = 60;

    [Range(0.1, 1440, ErrorMessage = "Cases:UrgentMailMinutes must lie between 0.1 and 1440 (minutes).")]
    public double UrgentMailMinutes { get; set; } = 10;

    /// <summary>How long a case is kept after its end; then its key and all that was written are destroyed.</summary>
    [Range(1, 3650, ErrorMessage = "Cases:RetentionDays must lie between 1 and 3650 (days).")]
    public int RetentionDays { get; set; } = 90;

    /// <summary>Other days for a route, by its id.</summary>
    public Dictionary<string, int> RetentionDaysPerRoute { get; } = [];

    /// <summary>Where the case pages are seen from outside (https://…); empty: where this program listens, in Development alone.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>How long Teams has to take a notice.</summary>
    public TimeSpan PatienceWithTeams(Priority priority) => TimeSpan.FromMinutes(priority is Priority.Urgent ? UrgentTeamsMinutes : TeamsMinutes);

    /// <summary>How long Teams and mail have together.</summary>
    public TimeSpan PatienceWithMail(Priority priority) => TimeSpan.FromMinutes(priority is Priority.Urgent ? UrgentMailMinutes : MailMinutes);

    /// <summary>The routes that a case can take, as settings name them.</summary>
    public static IEnumerable<string> Routes => Enum.GetValues<RouteId>().Where(static route => route is not RouteId.None).Select(PolicyIds.Of);

    public bool HasGoodRetention => RetentionDaysPerRoute.All(pair => Routes.Contains(pair.Key) && pair.Value is >= 1 and <= 3650);

    public CaseTerms Terms => new()
    {
        Reminder = TimeSpan.FromHours(ReminderHours),
        Overdue = TimeSpan.FromHours(OverdueHours),
        UrgentReminder = TimeSpan.FromMinutes(UrgentReminderMinutes),
        UrgentOverdue = TimeSpan.FromMinutes(UrgentOverdueMinutes),
        StageTwo = TimeSpan.FromHours(StageTwoHours),
        AnswerSchoolDays = AnswerSchoolDays,
        RetentionDays = RetentionDays,
        RetentionDaysPerRoute = RetentionDaysPerRoute.ToImmutableDictionary(pair => Enum.GetValues<RouteId>().Single(route => PolicyIds.Of(route) == pair.Key), pair => pair.Value),
    };
}
