using CsCheck;

using ProtocolBot.Core.Directory;

using Xunit;

namespace ProtocolBot.Tests.People;

public sealed class SchoolCalendarTests
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    private static readonly DateTimeOffset From = new(2025, 9, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly SchoolCalendar Calendar = new()
    {
        Holidays =
        [
            new Holiday("Herfst", new(2026, 10, 17), new(2026, 10, 25)),
            new Holiday("Kerst", new(2026, 12, 19), new(2027, 1, 3)),
            new Holiday("Zomer", new(2026, 7, 18), new(2026, 8, 30)),
        ],
    };

    private static readonly Gen<DateTimeOffset> Instants = Gen.Long[0, 3L * 365 * 24 * 3600].Select(seconds => From.AddSeconds(seconds));
    private static readonly Gen<TimeSpan> Times = Gen.Int[0, 60 * 3600].Select(seconds => TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("2026-11-23T10:00", 2, "2026-11-25T10:00")] // a Monday
    [InlineData("2026-11-23T20:00", 1, "2026-11-24T17:00")] // after school: all of the next day
    [InlineData("2026-11-21T12:00", 1, "2026-11-23T17:00")] // a Saturday
    [InlineData("2026-11-20T16:00", 1, "2026-11-23T16:00")] // over a weekend
    [InlineData("2026-10-16T12:00", 2, "2026-10-27T12:00")] // over the holiday, in which the clock is moved
    [InlineData("2027-03-26T12:00", 1, "2027-03-29T12:00")] // over the weekend of the other move
    [InlineData("2026-12-18T17:00", 1, "2027-01-04T17:00")]
    public void School_days_pass_as_people_count_them(string from, int days, string until) =>
        Assert.Equal(At(until), Calendar.AddSchoolDays(At(from), days));

    [Theory]
    [InlineData("2026-11-23T16:00", 60, "2026-11-23T17:00")]
    [InlineData("2026-11-23T16:00", 61, "2026-11-24T08:01")]
    [InlineData("2026-11-23T06:00", 30, "2026-11-23T08:30")]
    [InlineData("2026-11-22T23:59", 0, "2026-11-23T08:00")]
    public void School_time_passes_in_school_hours_alone(string from, int minutes, string until) =>
        Assert.Equal(At(until), Calendar.AddSchoolTime(At(from), TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("2026-10-25")] // 25 hours long
    [InlineData("2027-03-28")] // 23 hours long
    [InlineData("2025-10-26")]
    [InlineData("2026-03-29")]
    public void A_deadline_on_either_side_of_a_moved_clock_keeps_its_hour_at_school(string sunday)
    {
        var always = new SchoolCalendar();
        var friday = DateOnly.Parse(sunday, System.Globalization.CultureInfo.InvariantCulture).AddDays(-2).ToDateTime(new TimeOnly(16, 0));
        var from = new DateTimeOffset(friday, Amsterdam.GetUtcOffset(friday));

        var until = TimeZoneInfo.ConvertTime(always.AddSchoolTime(from, TimeSpan.FromHours(2)), Amsterdam);

        Assert.Equal(friday.AddDays(3).AddHours(-7), until.DateTime);
        Assert.NotEqual(from.Offset, until.Offset);
    }

    [Fact]
    public void A_deadline_always_falls_in_school_hours_and_never_before_its_beginning() => Gen.Select(Instants, Times).Sample((from, time) =>
    {
        var until = Calendar.AddSchoolTime(from, time);

        var local = TimeZoneInfo.ConvertTime(until, Amsterdam);
        Assert.True(until >= from + time);
        Assert.Equal(TimeSpan.Zero, until.Offset);
        Assert.True(Calendar.IsSchoolDay(DateOnly.FromDateTime(local.DateTime)));
        Assert.InRange(local.TimeOfDay, TimeSpan.FromHours(8), TimeSpan.FromHours(17));
    });

    [Fact]
    public void Twice_a_time_is_the_same_as_both_at_once() => Gen.Select(Instants, Times, Times).Sample((from, one, other) =>
        Assert.Equal(Calendar.AddSchoolTime(from, one + other), Calendar.AddSchoolTime(Calendar.AddSchoolTime(from, one), other)));

    [Fact]
    public void Who_begins_later_or_has_more_time_is_never_due_earlier() => Gen.Select(Instants, Times, Times).Sample((from, time, later) =>
    {
        Assert.True(Calendar.AddSchoolTime(from + later, time) >= Calendar.AddSchoolTime(from, time));
        Assert.True(Calendar.AddSchoolTime(from, time + later) >= Calendar.AddSchoolTime(from, time));
    });

    [Fact]
    public void It_agrees_with_counting_minute_by_minute() => Gen.Select(Instants.Select(at => at.AddSeconds(-at.Second)), Gen.Int[0, 20 * 60]).Sample(
        (from, minutes) => Assert.Equal(Counted(from, minutes), Calendar.AddSchoolTime(from, TimeSpan.FromMinutes(minutes))), iter: 60);

    [Fact]
    public void A_holiday_of_a_century_is_a_typing_error_and_puts_off_nothing()
    {
        var calendar = new SchoolCalendar { Holidays = [new Holiday("Zomer", new(2026, 7, 18), new(2126, 8, 30)), new Holiday("Kerst", new(2027, 1, 3), new(2026, 12, 19))] };

        Assert.Empty(calendar.Holidays);
        Assert.Equal(At("2026-11-24T10:00"), calendar.AddSchoolDays(At("2026-11-23T10:00"), 1));
    }

    [Fact]
    public void A_negative_time_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddSchoolTime(From, TimeSpan.FromSeconds(-1)));

    /// <summary>The same, said as simply as can be.</summary>
    private static DateTimeOffset Counted(DateTimeOffset from, int minutes)
    {
        var at = from;
        while (!IsOpen(at))
        {
            at = at.AddMinutes(1);
        }

        for (var left = minutes; left > 0; at = at.AddMinutes(1))
        {
            left -= IsOpen(at) && IsOpen(at.AddMinutes(1)) ? 1 : 0;
        }

        return at;
    }

    private static bool IsOpen(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Amsterdam);
        return Calendar.IsSchoolDay(DateOnly.FromDateTime(local.DateTime)) && local.TimeOfDay >= TimeSpan.FromHours(8) && local.TimeOfDay <= TimeSpan.FromHours(17);
    }

    private static DateTimeOffset At(string local)
    {
        var time = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, Amsterdam.GetUtcOffset(time));
    }
}
