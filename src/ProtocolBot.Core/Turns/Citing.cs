using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Understanding;

namespace ProtocolBot.Core.Turns;

/// <summary>Which paragraphs a message in free text is about, best first.</summary>
internal static class Citing
{
    private const int Most = 3;

    /// <summary>What was guessed, and after it what the scenario's rules cite. A verdict that what was said makes certain puts its own paragraph first, where that is among the likely ones.</summary>
    public static ImmutableArray<string> Of(Scenario scenario, Answers said, Guess guess)
    {
        var guessed = guess.Articles.Select(article => article.Id).Take(Most).ToImmutableArray();
        var deciding = Positions.Certain(scenario, said, Routes.Role.Medewerker) is { Kind: not VerdictKind.Info, Articles: [var first, ..] } && guessed.Contains(first) ? [first] : ImmutableArray<string>.Empty;
        return [.. deciding.Concat(guessed).Concat(OfRules(scenario)).Distinct().Take(Most)];
    }

    /// <summary>The paragraphs of the verdict, if what was said is enough for one.</summary>
    public static ImmutableArray<string>? OfVerdict(Scenario scenario, Answers said) => Positions.Certain(scenario, said, Routes.Role.Medewerker)?.Articles;

    /// <summary>Those that the scenario's rules cite, most often first.</summary>
    public static ImmutableArray<string> OfRules(Scenario scenario) =>
    [
        .. scenario.Dialog.Rules.Select(rule => rule.Then).OfType<Conclusion.Conclude>().SelectMany(conclude => conclude.Cites)
            .GroupBy(id => id).OrderByDescending(group => group.Count()).Select(group => group.Key),
    ];
}

/// <summary>Numbers of paragraphs that a text names: "5.8", "4.9c".</summary>
internal static partial class ParagraphNumbers
{
    public static IEnumerable<string> In(string text)
    {
        foreach (Match match in Number().Matches(string.Concat(text.Where(character => char.GetUnicodeCategory(character) is not UnicodeCategory.Format))))
        {
            yield return match.Value.ToLowerInvariant();
        }
    }

    [GeneratedRegex(@"(?<![\d.,])[1-9]\.[1-9][0-9]?[a-e]?(?![\d\w]|[.,]\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
