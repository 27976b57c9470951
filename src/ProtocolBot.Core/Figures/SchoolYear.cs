using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Core.Directory;

namespace ProtocolBot.Core.Figures;

/// <summary>August to July, by the year in which it begins. Figures are given of whole school years alone: periods that overlap could be subtracted.</summary>
public readonly record struct SchoolYear(int Begins)
{
    private const int FirstMonth = 8;
    private const int MonthsInYear = 12;

    /// <summary>"2026-2027".</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Begins}-{Begins + 1}");

    /// <summary>"2026-08" to "2027-07".</summary>
    public ImmutableArray<DateOnly> Months
    {
        get
        {
            var first = new DateOnly(Begins, FirstMonth, 1);
            return [.. Enumerable.Range(0, MonthsInYear).Select(first.AddMonths)];
        }
    }

    public static SchoolYear Of(DateTimeOffset at) => Of(SchoolCalendar.DayOf(at));

    public static SchoolYear Of(DateOnly day) => new(day.Month >= FirstMonth ? day.Year : day.Year - 1);
}
