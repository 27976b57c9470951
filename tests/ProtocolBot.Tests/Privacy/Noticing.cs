using ProtocolBot.Core.Language;
using ProtocolBot.Core.Privacy;
using ProtocolBot.Tests.Language;

namespace ProtocolBot.Tests.Privacy;

/// <summary>The recognisers with the shipped words, on a fixed day.</summary>
internal static class Noticing
{
    public static DateOnly Today { get; } = new(2026, 11, 23);

    public static PersonalDataModel Model { get; } = new(ShippedWords.Privacy, Tongue.Dutch, Today);

    public static IReadOnlyList<(string Kind, string Text)> In(string text) => [.. Model.Parse(text).Select(found => ((string)found.Resolution["value"], found.Text))];

    /// <summary>Whether all of it is covered by what was found, whatever it was taken for.</summary>
    public static bool Covers(string text, string secret)
    {
        var (start, end) = (text.IndexOf(secret, StringComparison.Ordinal), text.IndexOf(secret, StringComparison.Ordinal) + secret.Length);
        var found = Model.Parse(text);
        return Enumerable.Range(start, end - start).Where(at => char.IsLetterOrDigit(text[at])).All(at => found.Exists(result => result.Start <= at && at <= result.End));
    }
}
