using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Content;

/// <summary>Reads protocol.yaml: the school's text, verbatim.</summary>
internal static class ProtocolReader
{
    public static Protocol Read(YamlMap map)
    {
        var head = map.Map("protocol");
        var version = head?.Word("version") ?? "";
        var title = head?.Text("title") ?? new Text("", "");
        head?.Done();
        var paragraphs = map.Maps("paragraphs").Select(Paragraph).ToList();
        map.Done();
        return new Protocol(version, title, [.. map.Once(paragraphs, paragraph => (paragraph.Id, paragraph.Line))]);
    }

    private static Paragraph Paragraph(YamlMap map)
    {
        var paragraph = new Paragraph(map.Word("id"), map.Word("article"), Fold(map.Word("verbatim")), map.Text("plain"), map.Synonyms("topics")) { Line = map.Line };
        map.Done();
        return paragraph;
    }

    /// <summary>Line breaks and double spaces are artefacts of the source; nothing else is touched.</summary>
    public static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Reads interpretations.yaml.</summary>
internal static class InterpretationsReader
{
    public static FrozenDictionary<string, Interpretation> Read(YamlMap map)
    {
        var entries = map.Maps("interpretations").Select(Interpretation).ToList();
        map.Done();
        return map.Once(entries, entry => (entry.Id, entry.Line)).ToFrozenDictionary(entry => entry.Id, StringComparer.Ordinal);
    }

    private static Interpretation Interpretation(YamlMap map)
    {
        var entry = new Interpretation(map.Word("id"), map.Text("point"), map.Words("paragraphs"), map.Text("reading"), map.Text("why"), map.Word("status"), map.Word("owner")) { Line = map.Line };
        map.Done();
        return entry;
    }
}

/// <summary>Reads phone-numbers.yaml: the one dated record of numbers and hours.</summary>
internal static class PhonesReader
{
    public static PhoneList Read(YamlMap map)
    {
        var phones = map.Maps("phones").Select(Phone).ToList();
        var list = new PhoneList(
            map.Word("owner"),
            Date(map, "checked"),
            Date(map, "review"),
            map.Once(phones, phone => (phone.Id, phone.Name.Line)).ToFrozenDictionary(phone => phone.Id, StringComparer.Ordinal))
        { ReviewLine = map.LineAt("review") };
        map.Done();
        return list;
    }

    private static Phone Phone(YamlMap map)
    {
        var phone = new Phone(map.Word("id"), map.Text("name"), map.OptionalWord("number"), map.Text("hours"), Opening(map), map.Flag("free"));
        map.Done();
        return phone;
    }

    private static Opening? Opening(YamlMap phone)
    {
        if (phone.Map("opening") is not { } map)
        {
            return null;
        }

        ImmutableArray<DayOfWeek> days = [.. map.Words("days").Select(day => Day(map, day)).OfType<DayOfWeek>()];
        var opening = new Opening(days, Time(map, "from"), Time(map, "to"));
        map.Done();
        return opening;
    }

    private static DayOfWeek? Day(YamlMap map, string word)
    {
        if (Enum.TryParse<DayOfWeek>(word, ignoreCase: true, out var day))
        {
            return day;
        }

        map.Problems.Add(map.File, map.LineAt("days"), $"'{word}' is not a day.", "Write monday, tuesday, …");
        return null;
    }

    private static TimeOnly Time(YamlMap map, string key)
    {
        if (TimeOnly.TryParseExact(map.Word(key), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        map.Problems.Add(map.File, map.LineAt(key), $"'{key}' is not a time.", "Write it as \"08:00\", between quotes.");
        return default;
    }

    private static DateOnly Date(YamlMap map, string key)
    {
        if (DateOnly.TryParseExact(map.Word(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        map.Problems.Add(map.File, map.LineAt(key), $"'{key}' is not a date.", "Write it as 2026-11-23.");
        return default;
    }
}

/// <summary>Reads the files that are one list of texts by id: wording.yaml, page.yaml, mail.yaml.</summary>
internal static class WordingReader
{
    public static Wording Read(YamlMap map)
    {
        var texts = new Dictionary<string, Text>(StringComparer.Ordinal);
        foreach (var (id, _, _) in map.Entries())
        {
            texts[id] = map.Text(id);
        }

        return new Wording(texts.ToFrozenDictionary(StringComparer.Ordinal));
    }
}

/// <summary>Reads model.yaml: what a language model is told.</summary>
internal static class ModelReader
{
    public static ModelPrompts Read(YamlMap map)
    {
        var prompts = new ModelPrompts(map.Word("understand"), map.Word("word"));
        map.Done();
        return prompts;
    }
}

/// <summary>Reads language.yaml and names.yaml: the word lists of the recognisers.</summary>
internal static class LanguageReader
{
    public static LanguageLists Read(YamlMap map)
    {
        var lists = new Dictionary<string, Synonyms>(StringComparer.Ordinal);
        foreach (var (id, _, _) in map.Entries())
        {
            lists[id] = map.Synonyms(id);
        }

        return new LanguageLists(lists.ToFrozenDictionary(StringComparer.Ordinal));
    }
}

/// <summary>Reads coverage.yaml: why a paragraph is used by no rule.</summary>
internal static class CoverageReader
{
    public static FrozenDictionary<string, Uncovered> Read(YamlMap map)
    {
        var entries = map.Maps("coverage").Select(Entry).ToList();
        map.Done();
        return map.Once(entries, entry => (entry.Paragraph, entry.Line)).ToFrozenDictionary(entry => entry.Paragraph, StringComparer.Ordinal);
    }

    private static Uncovered Entry(YamlMap map)
    {
        var kind = map.Word("kind");
        if (kind is not ("information" or "human-judgement" or ""))
        {
            map.Problems.Add(map.File, map.LineAt("kind"), $"'kind' is '{kind}'.", "Write information or human-judgement.");
        }

        var entry = new Uncovered(map.Word("id"), kind, map.Text("reason"), map.Line);
        map.Done();
        return entry;
    }
}
