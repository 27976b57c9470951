using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Core.Figures;

/// <summary>The articles that decide about a place where somebody wants to post, as the rules of that scenario have them.</summary>
internal static class PostRules
{
    private const string Channel = "channel";

    public static ImmutableArray<string> ArticlesOf(ContentSet content, string place) =>
        content.Scenario(ScenarioIds.Post) is not { } post ? []
        : [.. post.Dialog.Rules.Where(rule => IsAbout(rule, place)).SelectMany(rule => Cites(content, rule.Then)).Distinct()];

    private static bool IsAbout(Rule rule, string place) => rule.If.AnyOf.Any(cells => cells.Any(cell => cell.Question == Channel && cell.Ids.Contains(place)));

    private static IEnumerable<string> Cites(ContentSet content, Conclusion then) => then switch
    {
        Conclusion.Conclude conclude => conclude.Cites,
        Conclusion.GoOn on => content.Scenario(on.Scenario)?.Dialog.Rules.Select(rule => rule.Then).OfType<Conclusion.Conclude>().Where(conclude => conclude.Kind is not VerdictKind.AskFirst).SelectMany(conclude => conclude.Cites) ?? [],
        _ => [],
    };
}
