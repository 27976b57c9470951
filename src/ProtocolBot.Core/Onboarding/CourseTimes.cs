using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

using ProtocolBot.Core.Directory;

namespace ProtocolBot.Core.Onboarding;

/// <summary>When the course comes back by itself. Times are those of the school.</summary>
public static partial class CourseTimes
{
    public const int MostReminders = 3;

    private static readonly TimeZoneInfo School = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    private static readonly TimeSpan Later = TimeSpan.FromHours(2);
    private static readonly TimeOnly Morning = new(8, 0);

    /// <summary>Times that are offered; any other can be typed.</summary>
    public static ImmutableArray<TimeOnly> Offered { get; } = [new(8, 0), new(10, 0), new(12, 30), new(15, 30)];

    /// <summary>After how many days a question comes back: one, four and twelve weeks.</summary>
    private static readonly ImmutableArray<int> RefreshAfter = [7, 28, 84];

    public static DateTimeOffset LaterToday(DateTimeOffset now) => now + Later;

    public static DateTimeOffset Tomorrow(DateTimeOffset now, TimeOnly time) => At(SchoolCalendar.DayOf(now).AddDays(1), time);

    /// <summary>The next reminder for who has not finished, or has not answered; null when there were enough.</summary>
    public static LessonTimer? Reminder(Learner learner, SchoolCalendar calendar, DateTimeOffset now) =>
        learner is { WantsNoReminders: false, Reminded: < MostReminders } and ({ Passed: null } or { Acknowledgements.IsEmpty: true })
        ? new LessonTimer(LessonTimerKind.Reminder, Monday(calendar, now, learner.Reminded))
        : null;

    /// <summary>The next refresher; null when there were all, or none is wanted.</summary>
    public static LessonTimer? Refresher(Learner learner, SchoolCalendar calendar) => learner is { Passed: { } passed, WantsNoRefreshers: false } && learner.Refreshed < RefreshAfter.Length
        ? new LessonTimer(LessonTimerKind.Refresher, Open(calendar, SchoolCalendar.DayOf(passed).AddDays(RefreshAfter[learner.Refreshed])))
        : null;

    /// <summary>In the morning of the next school day: for a new version.</summary>
    public static LessonTimer Version(SchoolCalendar calendar, DateTimeOffset now) => new(LessonTimerKind.Version, Open(calendar, SchoolCalendar.DayOf(now).AddDays(1)));

    /// <summary>"9", "9:15", "09.15", "9 uur", "half tien" is not read; null where no time of day stands in it.</summary>
    public static TimeOnly? Read(string text)
    {
        if (Clock().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var hour = int.Parse(match.Groups["hour"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Success: true } minutes ? int.Parse(minutes.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    /// <summary>Mondays at eight, each time a week later.</summary>
    private static DateTimeOffset Monday(SchoolCalendar calendar, DateTimeOffset now, int reminded)
    {
        var day = SchoolCalendar.DayOf(now).AddDays(1 + (7 * Math.Min(reminded, 1)));
        while (day.DayOfWeek != DayOfWeek.Monday)
        {
            day = day.AddDays(1);
        }

        return Open(calendar, day);
    }

    private static DateTimeOffset Open(SchoolCalendar calendar, DateOnly day)
    {
        while (!calendar.IsSchoolDay(day))
        {
            day = day.AddDays(1);
        }

        return At(day, Morning);
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        // An hour that is skipped in spring is the one after it.
        var real = School.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(real, School.GetUtcOffset(real)).ToUniversalTime();
    }

    [GeneratedRegex(@"(?<!\d)(?<hour>\d{1,2})(?:[:.u](?<minute>\d{2}))?(?![\d:.])", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}
