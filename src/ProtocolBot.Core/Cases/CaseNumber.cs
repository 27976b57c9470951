using System.Globalization;
using System.Text.Json.Serialization;

namespace ProtocolBot.Core.Cases;

/// <summary>The number that people say to one another: "2026-483920". Drawn, not counted, so that it tells nobody how many cases there are.</summary>
[JsonConverter(typeof(CaseNumberJson))]
public readonly record struct CaseNumber(string Value)
{
    /// <summary>How many there are in a year.</summary>
    public const int PerYear = 1_000_000;

    private const int YearDigits = 4;
    private const int DrawnDigits = 6;

    /// <param name="drawn">From 0 up to <see cref="PerYear"/>.</param>
    public static CaseNumber Of(int year, int drawn) => new(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{drawn:000000}"));

    /// <summary>Null when it is no number of a case.</summary>
    public static CaseNumber? Read(string? text) =>
        text is { Length: YearDigits + 1 + DrawnDigits } && text[YearDigits] == '-' && text.Where((_, at) => at != YearDigits).All(char.IsAsciiDigit) ? new CaseNumber(text) : null;

    public override string ToString() => Value;
}
