using System.Collections.Immutable;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Turns;

/// <summary>Whom to phone, and whether somebody answers now.</summary>
internal static class PhoneLines
{
    private static readonly TimeZoneInfo School = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static ImmutableArray<PhoneLine> Of(Exchange exchange, IEnumerable<string> ids) =>
        [.. ids.Select(id => exchange.Content.Phones.Phones.GetValueOrDefault(id)).OfType<Phone>().Select(phone => Of(exchange, phone))];

    /// <summary>Name, number and hours; where no number is known the hours say where to look, and 112 is not said twice.</summary>
    public static string AsText(Exchange exchange, string name, string? number, string hours) => number is null || name.Contains(number, StringComparison.Ordinal)
        ? exchange.Say(WordingIds.PhoneWithoutNumber, ("name", name), ("hours", hours.Length > 0 ? hours : exchange.Say(WordingIds.PhoneUnknown)))
        : exchange.Say(WordingIds.PhoneLine, ("name", name), ("number", number), ("hours", hours)).TrimEnd();

    public static DateTimeOffset AtSchool(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, School);

    /// <summary>The hours say so when nobody answers now, or when the number is not known.</summary>
    private static PhoneLine Of(Exchange exchange, Phone phone)
    {
        bool? open = phone.Opening is { } opening ? IsOpen(opening, AtSchool(exchange.Input.Now)) : null;
        var hours = exchange.Say(phone.Hours) + (open is false ? " " + exchange.Say(WordingIds.PhoneClosed) : "");
        return new(exchange.Say(phone.Name), phone.Number, hours, open);
    }

    private static bool IsOpen(Opening opening, DateTimeOffset now)
    {
        var time = TimeOnly.FromTimeSpan(now.TimeOfDay);
        return opening.Days.Contains(now.DayOfWeek) && time >= opening.From && time < opening.To;
    }
}
