using System.Collections.Immutable;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Turns;

/// <summary>Whom to phone, and whether somebody answers now.</summary>
internal static class PhoneLines
{
    private static readonly TimeZoneInfo School = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static ImmutableArray<PhoneLine> Of(Exchange exchange, IEnumerable<string> ids) =>
        [.. ids.Select(id => exchange.Content.Phones.Phones.GetValueOrDefault(id)).OfType<Phone>().Select(phone => Of(exchange, phone))];

    public static string AsText(Exchange exchange, PhoneLine line) =>
        exchange.Say(WordingIds.PhoneLine, ("name", line.Name), ("number", line.Number ?? exchange.Say(WordingIds.PhoneUnknown)), ("hours", line.Hours)).TrimEnd();

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
