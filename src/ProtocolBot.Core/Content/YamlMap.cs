using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Core.Language;

using YamlDotNet.RepresentationModel;

namespace ProtocolBot.Core.Content;

/// <summary>One map of a YAML file: gives its values with their lines, and reports what is missing, unknown or of the wrong kind.</summary>
internal sealed class YamlMap
{
    private readonly YamlMappingNode node;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    public YamlMap(string file, YamlMappingNode node, Problems problems)
    {
        File = file;
        this.node = node;
        Problems = problems;
    }

    public string File { get; }

    public Problems Problems { get; }

    public int Line => LineOf(node);

    public static int LineOf(YamlNode node) => (int)node.Start.Line;

    /// <summary>The keys and their values, for maps whose keys are the author's own.</summary>
    public IEnumerable<(string Key, YamlNode Value, int Line)> Entries()
    {
        foreach (var (key, value) in node.Children)
        {
            var name = key is YamlScalarNode scalar ? scalar.Value ?? "" : "";
            used.Add(name);
            if (name.Length == 0)
            {
                Problem(key, "A key is empty or not a word.", "Write a key before the colon.");
                continue;
            }

            yield return (name, value, LineOf(key));
        }
    }

    public bool Has(string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    public YamlNode? Find(string key)
    {
        used.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    public int LineAt(string key) => Find(key) is { } value ? LineOf(value) : Line;

    /// <summary>A word that must be there.</summary>
    public string Word(string key) => OptionalWord(key) ?? Missing(key);

    public string? OptionalWord(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { Length: > 0 } value }:
                return value.Trim();
            case { } other:
                Problem(other, $"'{key}' must be a word or a sentence.", $"Write '{key}: …' with one value, between quotes where it holds a colon.");
                return null;
        }
    }

    public int? OptionalNumber(string key)
    {
        if (OptionalWord(key) is not { } word)
        {
            return null;
        }

        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Problem(Find(key)!, $"'{key}' must be a whole number, and is '{word}'.", $"Write a number such as '{key}: 3'.");
        return null;
    }

    public bool Flag(string key)
    {
        var word = OptionalWord(key);
        if (word is not (null or "true" or "false"))
        {
            Problem(Find(key)!, $"'{key}' must be true or false, and is '{word}'.", "Write true or false.");
        }

        return word == "true";
    }

    /// <summary>A text in both languages that must be there.</summary>
    public Text Text(string key)
    {
        if (OptionalText(key) is { } text)
        {
            return text;
        }

        if (Find(key) is null)
        {
            Missing(key);
        }

        return new Text("", "");
    }

    public Text? OptionalText(string key) => Map(key) is { } map ? map.ThisText() : null;

    /// <summary>This map itself as a text: nl and en.</summary>
    public Text ThisText()
    {
        var text = TextBeside();
        Done();
        return text;
    }

    /// <summary>The nl and en of a map that holds more than a text.</summary>
    public Text TextBeside() => new(Folded("nl"), Folded("en")) { Line = Line };

    public Synonyms Synonyms(string key)
    {
        if (Map(key) is not { } map)
        {
            return Language.Synonyms.None;
        }

        var words = new Synonyms(map.Words("nl"), map.Words("en")) { Line = map.Line };
        map.Done();
        return words;
    }

    /// <summary>A list of words; one word alone counts as a list of one.</summary>
    public ImmutableArray<string> Words(string key) => Find(key) switch
    {
        null => [],
        YamlScalarNode { Value: { Length: > 0 } value } => [value],
        YamlSequenceNode list => [.. list.Children.Select(WordIn).OfType<string>()],
        { } other => NoList(key, other),
    };

    /// <summary>A list of words, each with the line on which it stands.</summary>
    public ImmutableArray<(string Word, int Line)> WordsWithLines(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return [.. list.Children.Select(item => (Word: WordIn(item), Line: LineOf(item))).Where(item => item.Word is not null).Select(item => (item.Word!, item.Line))];
            case { } other:
                NoList(key, other);
                return [];
        }
    }

    public YamlMap? Map(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new YamlMap(File, map, Problems);
            case { } other:
                Problem(other, $"'{key}' must hold further keys.", $"Write '{key}: {{ … }}', for a text {{ nl: …, en: … }}.");
                return null;
        }
    }

    /// <summary>A list of maps.</summary>
    public IEnumerable<YamlMap> Maps(string key)
    {
        switch (Find(key))
        {
            case null:
                yield break;
            case YamlSequenceNode list:
                foreach (var item in list.Children)
                {
                    if (item is YamlMappingNode map)
                    {
                        yield return new YamlMap(File, map, Problems);
                    }
                    else
                    {
                        Problem(item, $"An entry of '{key}' must hold keys.", "Write '- id: …' and its keys beneath.");
                    }
                }

                yield break;
            case { } other:
                Problem(other, $"'{key}' must be a list.", "Begin each entry with a dash.");
                yield break;
        }
    }

    /// <summary>Each entry once; one whose id stood before it is reported and left out.</summary>
    public IEnumerable<T> Once<T>(IReadOnlyCollection<T> entries, Func<T, (string Id, int Line)> named)
    {
        foreach (var same in entries.GroupBy(entry => named(entry).Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Problems.Add(File, named(same.Last()).Line, $"'{same.Key}' stands here twice.", "Keep one.");
        }

        return entries.DistinctBy(entry => named(entry).Id);
    }

    /// <summary>Reports the keys that nobody asked for: a typing error in a key must not be passed over.</summary>
    public void Done()
    {
        foreach (var key in node.Children.Keys)
        {
            if (key is YamlScalarNode { Value: { } name } && !used.Contains(name))
            {
                Problem(key, $"The key '{name}' is unknown here.", $"Known here: {string.Join(", ", used.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    public void Problem(YamlNode at, string message, string remedy) => Problems.Add(File, LineOf(at), message, remedy);

    public void Problem(string message, string remedy) => Problems.Add(File, Line, message, remedy);

    /// <summary>Spaces are folded; a line break that is written on purpose stays.</summary>
    private string Folded(string language) =>
        string.Join('\n', Word(language).Split('\n').Select(line => string.Join(' ', line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)))).Trim();

    private string? WordIn(YamlNode item)
    {
        if (item is YamlScalarNode { Value: { Length: > 0 } value })
        {
            return value;
        }

        Problem(item, "An entry of the list is empty or not a word.", "Write one word or phrase for each entry.");
        return null;
    }

    private ImmutableArray<string> NoList(string key, YamlNode other)
    {
        Problem(other, $"'{key}' must be a list of words.", $"Write '{key}: [one, two]'.");
        return [];
    }

    private string Missing(string key)
    {
        if (!Has(key))
        {
            Problems.Add(File, Line, $"'{key}' is missing.", $"Add '{key}: …'.");
        }

        return "";
    }
}
