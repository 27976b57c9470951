using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>How long people have (policy, section 2). Defaults stand here; settings may say otherwise.</summary>
public sealed record CaseTerms
{
    public TimeSpan Reminder { get; init; } = TimeSpan.FromHours(4);
    public TimeSpan Overdue { get; init; } = TimeSpan.FromHours(8);
    public TimeSpan UrgentReminder { get; init; } = TimeSpan.FromMinutes(15);
    public TimeSpan UrgentOverdue { get; init; } = TimeSpan.FromMinutes(30);
    public TimeSpan StageTwo { get; init; } = TimeSpan.FromHours(24);
    public int AnswerSchoolDays { get; init; } = 2;
    public TimeSpan Review { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Days after its end that a case is kept.</summary>
    public int RetentionDays { get; init; } = 90;

    /// <summary>Where a route has days of its own.</summary>
    public ImmutableDictionary<RouteId, int> RetentionDaysPerRoute { get; init; } = ImmutableDictionary<RouteId, int>.Empty;

    public int LongestRetention => Enum.GetValues<RouteId>().Where(static route => route is not RouteId.None).Max(RetentionOf);

    public static CaseTerms Default { get; } = new();

    public int RetentionOf(RouteId route) => RetentionDaysPerRoute.GetValueOrDefault(route, RetentionDays);

    internal DateTimeOffset ReminderAfter(CaseOpening opening, SchoolCalendar calendar, DateTimeOffset from) =>
        Add(opening, calendar, from, opening.Priority is Priority.Urgent ? UrgentReminder : Reminder);

    internal DateTimeOffset OverdueAfter(CaseOpening opening, SchoolCalendar calendar, DateTimeOffset from) =>
        Add(opening, calendar, from, opening.Priority is Priority.Urgent ? UrgentOverdue : Overdue);

    /// <summary>Around the clock for derail and report, and wherever it is urgent; in school hours for doubt and press.</summary>
    private static DateTimeOffset Add(CaseOpening opening, SchoolCalendar calendar, DateTimeOffset from, TimeSpan time) => opening switch
    {
        { Priority: Priority.Urgent } => from + time,
        { Route: RouteId.Doubt or RouteId.Press } => calendar.AddSchoolTime(from, time),
        _ => from + time,
    };
}
