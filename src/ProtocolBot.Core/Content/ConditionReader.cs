using System.Collections.Immutable;

using ProtocolBot.Core.Tables;

using YamlDotNet.RepresentationModel;

namespace ProtocolBot.Core.Content;

/// <summary>Reads the cells of rules, guards and additions. There are no expressions: a condition is a row of cells.</summary>
internal static class ConditionReader
{
    /// <summary>Absent means always; a map means all of it; a list of maps means any of them.</summary>
    public static Condition Read(YamlMap map, string key) => map.Find(key) switch
    {
        null => Condition.Always,
        YamlMappingNode cells => new Condition([Cells(map, cells)]),
        YamlSequenceNode list => new Condition([.. list.Children.OfType<YamlMappingNode>().Select(cells => Cells(map, cells))]),
        { } other => Wrong(map, key, other),
    };

    /// <summary>Answers that are given along: question → id or ids.</summary>
    public static Answers Answers(YamlMap map, string key)
    {
        if (map.Map(key) is not { } answers)
        {
            return Tables.Answers.None;
        }

        return answers.Entries().Aggregate(Tables.Answers.None, (all, entry) => all.With(entry.Key, new Answer.Chosen(answers.Words(entry.Key))));
    }

    private static ImmutableArray<Cell> Cells(YamlMap around, YamlMappingNode node)
    {
        var map = new YamlMap(around.File, node, around.Problems);
        return [.. map.Entries().Select(entry => new Cell(entry.Key, map.Words(entry.Key)))];
    }

    private static Condition Wrong(YamlMap map, string key, YamlNode other)
    {
        map.Problem(other, $"'{key}' must hold cells.", $"Write '{key}: {{ question: answer }}', or a list of such maps for 'any of these'.");
        return Condition.Always;
    }
}
