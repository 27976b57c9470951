using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Turns;

/// <summary>Whom to phone, and whether somebody answers now.</summary>
internal static class PhoneLines
{
    private static readonly TimeZoneInfo School = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static ImmutableArray<PhoneLine> Of(Exchange exchange, IEnumerable<string> ids) => Of(exchange.Content, exchange.Tongue, exchange.Input.Now, ids);

    public static ImmutableArray<PhoneLine> Of(ContentSet content, Tongue tongue, DateTimeOffset now, IEnumerable<string> ids) =>
        [.. ids.Select(id => content.Phones.Phones.GetValueOrDefault(id)).OfType<Phone>().Select(phone => Of(content, tongue, now, phone))];

    /// <summary>Name, number and hours; where no number is known the hours say where to look, and 112 is not said twice.</summary>
    public static string AsText(Exchange exchange, string name, string? number, string hours) => number is null || name.Contains(number, StringComparison.Ordinal)
        ? exchange.Say(WordingIds.PhoneWithoutNumber, ("name", name), ("hours", hours.Length > 0 ? hours : exchange.Say(WordingIds.PhoneUnknown)))
        : exchange.Say(WordingIds.PhoneLine, ("name", name), ("number", number), ("hours", hours)).TrimEnd();

    public static DateTimeOffset AtSchool(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, School);

    /// <summary>The hours say so when nobody answers now, or when the number is not known.</summary>
    private static PhoneLine Of(ContentSet content, Tongue tongue, DateTimeOffset now, Phone phone)
    {
        bool? open = phone.Opening is { } opening ? IsOpen(opening, AtSchool(now)) : null;
        var hours = phone.Hours.In(tongue) + (open is false ? " " + content.Wording[WordingIds.PhoneClosed].In(tongue) : "");
        return new(phone.Name.In(tongue), phone.Number, hours, open);
    }

    private static bool IsOpen(Opening opening, DateTimeOffset now)
    {
        var time = TimeOnly.FromTimeSpan(now.TimeOfDay);
        return opening.Days.Contains(now.DayOfWeek) && time >= opening.From && time < opening.To;
    }
}
