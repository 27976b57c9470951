using System.Collections.Immutable;

namespace ProtocolBot.Core.Directory;

/// <summary>Days on which the schools are closed, both included.</summary>
public sealed record Holiday(string Name, DateOnly From, DateOnly Through)
{
    public bool Covers(DateOnly day) => From <= day && day <= Through;
}

/// <summary>Counts in school time: Monday to Friday, 08:00 to 17:00 at school, outside holidays. A deadline in it always falls in school hours.</summary>
public sealed record SchoolCalendar
{
    /// <summary>No holiday is longer: a range that says so is a typing error, and would put off every deadline.</summary>
    public const int LongestHolidayDays = 60;

    private static readonly TimeZoneInfo School = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    private static readonly TimeOnly Opens = new(8, 0);
    private static readonly TimeOnly Closes = new(17, 0);

    /// <summary>The holidays; those longer than <see cref="LongestHolidayDays"/> count as none.</summary>
    public ImmutableArray<Holiday> Holidays { get; init => field = [.. value.Where(IsPlausible)]; } = [];

    public static bool IsPlausible(Holiday holiday) =>
        holiday.From <= holiday.Through && holiday.Through.DayNumber - holiday.From.DayNumber < LongestHolidayDays;

    /// <summary>The day at school at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, School).DateTime);

    public bool IsSchoolDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Any(holiday => holiday.Covers(day));

    /// <summary>The instant at which that much school time has passed, in UTC. Nothing at all is the first instant in school hours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public DateTimeOffset AddSchoolTime(DateTimeOffset from, TimeSpan schoolHours)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(schoolHours, TimeSpan.Zero);
        var rest = schoolHours;
        for (var day = DayOf(from); ; day = day.AddDays(1))
        {
            if (!IsSchoolDay(day))
            {
                continue;
            }

            var (opens, closes) = (At(day, Opens), At(day, Closes));
            var start = from > opens ? from.ToUniversalTime() : opens;
            if (start <= closes && closes - start >= rest)
            {
                return start + rest;
            }

            rest -= start < closes ? closes - start : TimeSpan.Zero;
        }
    }

    /// <summary>A school day is nine hours of school time: from Monday 10:00, two days are Wednesday 10:00; from Saturday, one day is Monday 17:00.</summary>
    public DateTimeOffset AddSchoolDays(DateTimeOffset from, int days) => AddSchoolTime(from, (Closes - Opens) * days);

    /// <summary>In UTC. The clock is never moved in school hours, so each of these times is there once.</summary>
    private static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, School.GetUtcOffset(local)).ToUniversalTime();
    }
}
