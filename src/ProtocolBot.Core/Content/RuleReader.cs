using System.Collections.Immutable;

using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>Reads the rows of a decision table.</summary>
internal static class RuleReader
{
    private static readonly Dictionary<string, VerdictKind> Verdicts = Enum.GetValues<VerdictKind>().ToDictionary(PolicyIds.Of);
    private static readonly Dictionary<string, RouteId> Routes = Enum.GetValues<RouteId>().ToDictionary(PolicyIds.Of);

    public static Rule Read(YamlMap map)
    {
        var rule = new Rule(map.Word("id"), ConditionReader.Read(map, "if"), map.Has("go-on") ? GoOn(map) : Conclude(map), map.Line);
        map.Done();
        return rule;
    }

    private static Conclusion.GoOn GoOn(YamlMap rule)
    {
        if (rule.Map("go-on") is not { } map)
        {
            return new Conclusion.GoOn("", Answers.None);
        }

        var goOn = new Conclusion.GoOn(map.Word("scenario"), ConditionReader.Answers(map, "answers"));
        map.Done();
        return goOn;
    }

    private static Conclusion.Conclude Conclude(YamlMap map)
    {
        var also = map.Maps("also").Select(Addition).ToImmutableArray();
        return new Conclusion.Conclude
        {
            Kind = OneOf(map, "verdict", Verdicts),
            Headline = map.OptionalWord("headline"),
            Cites = map.Words("cites"),
            Quotes = [.. Quotes(map), .. also.SelectMany(addition => addition.Quotes)],
            Because = map.Text("because"),
            Next = [.. map.Maps("next").Select(Saying)],
            Copy = [.. map.Maps("copy").Select(Copy)],
            Also = [.. also.Select(addition => addition.Addition)],
            Interpretations = map.Words("interpretations"),
            Route = map.Has("route") ? OneOf(map, "route", Routes) : RouteId.None,
        };
    }

    private static (Addition Addition, ImmutableArray<Quote> Quotes) Addition(YamlMap map)
    {
        var addition = new Addition(ConditionReader.Read(map, "if"), map.Words("cites"), map.OptionalText("say"), map.Flag("urgent"), map.Words("interpretations"));
        var quotes = Quotes(map);
        map.Done();
        return (addition, quotes);
    }

    private static ImmutableArray<Quote> Quotes(YamlMap map) =>
        map.Map("quotes") is { } quotes ? [.. quotes.Entries().Select(entry => new Quote(entry.Key, quotes.Word(entry.Key)))] : [];

    private static Saying Saying(YamlMap map)
    {
        var saying = new Saying(ConditionReader.Read(map, "if"), map.TextBeside());
        map.Done();
        return saying;
    }

    private static CopyText Copy(YamlMap map)
    {
        var kind = map.OptionalWord("for");
        if (kind is not (null or "po" or "vo"))
        {
            map.Problem($"'for' is '{kind}'.", "Write po or vo, or leave it out for both.");
        }

        var copy = new CopyText(map.Word("id"), ConditionReader.Read(map, "if"), kind, map.Text("title"), map.Text("text"));
        map.Done();
        return copy;
    }

    private static T OneOf<T>(YamlMap map, string key, Dictionary<string, T> known)
        where T : struct
    {
        var word = map.Word(key);
        if (known.TryGetValue(word, out var value))
        {
            return value;
        }

        if (word.Length > 0)
        {
            map.Problems.Add(map.File, map.LineAt(key), $"'{key}' is '{word}'.", $"Known: {string.Join(", ", known.Keys)}.");
        }

        return default;
    }
}
