using System.Collections.Frozen;
using System.Collections.Immutable;

using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>All of dialogs/, read and found to be whole. Made by ContentReader; never half.</summary>
public sealed record ContentSet
{
    public required Protocol Protocol { get; init; }
    /// <summary>In the order of the menu.</summary>
    public required ImmutableArray<Scenario> Scenarios { get; init; }
    public required FrozenDictionary<string, Interpretation> Interpretations { get; init; }
    public required Wording Wording { get; init; }
    /// <summary>The word lists of the recognisers.</summary>
    public required LanguageLists Language { get; init; }
    /// <summary>The words by which names, numbers and addresses of people are noticed.</summary>
    public required LanguageLists Names { get; init; }
    public required PhoneList Phones { get; init; }
    /// <summary>What the understanding of free text learns from.</summary>
    public required Training Training { get; init; }
    /// <summary>Paragraphs that no rule uses, each with the reason.</summary>
    public required FrozenDictionary<string, Uncovered> Uncovered { get; init; }
    /// <summary>Texts of the demo page; the conversation never uses them.</summary>
    public required Wording PageWording { get; init; }
    /// <summary>What cards and pages of cases say.</summary>
    public required Wording CaseWording { get; init; }
    /// <summary>What the pages of the FG say.</summary>
    public required Wording FgWording { get; init; }
    /// <summary>Texts of the mails that stand in for a notice in Teams.</summary>
    public required Wording MailWording { get; init; }
    /// <summary>What a language model is told, where one is set up; no person reads it.</summary>
    public required ModelPrompts Model { get; init; }
    /// <summary>The course for new staff; null where a school group has none.</summary>
    public Course? Course { get; init; }
    /// <summary>SHA-256 over all files, hexadecimal, first 16 characters: stored with every dialog and verdict.</summary>
    public required string Hash { get; init; }

    public Scenario? Scenario(string id) => Scenarios.FirstOrDefault(scenario => scenario.Id == id);
}

/// <summary>A situation a teacher can be in: its questions, its rules, and the words that lead to it.</summary>
public sealed record Scenario
{
    public required string Id { get; init; }
    public required Text Title { get; init; }
    public required Text About { get; init; }
    /// <summary>Its place in the menu; null keeps it out of it.</summary>
    public required int? Menu { get; init; }
    public required WaterfallDialog Dialog { get; init; }
    /// <summary>Screens that are shown as soon as they apply, once, before the next question (112, the law).</summary>
    public required ImmutableArray<Notice> Notices { get; init; }
    /// <summary>Words and phrases that start this dialog.</summary>
    public required Synonyms StartsWith { get; init; }
}

/// <summary>Something that must be read before going on, with the numbers to phone.</summary>
/// <param name="Phones">Ids in phone-numbers.yaml, in the order to show them.</param>
public sealed record Notice(string Id, Condition If, Text Title, Text Text, ImmutableArray<string> Phones)
{
    /// <summary>Where it stands in its file, as with all that is written in dialogs/.</summary>
    public int Line { get; init; }
}

/// <summary>The protocol of the school: its version and its paragraphs, verbatim.</summary>
/// <param name="Version">"concept" while its dates are not filled in.</param>
public sealed record Protocol(string Version, Text Title, ImmutableArray<Paragraph> Paragraphs)
{
    private readonly FrozenDictionary<string, Paragraph> byId = Paragraphs.ToFrozenDictionary(paragraph => paragraph.Id, StringComparer.Ordinal);

    public Paragraph? Find(string id) => byId.GetValueOrDefault(id);
}

/// <summary>One paragraph: "5.8", "4.9c" or "Inleiding".</summary>
/// <param name="Verbatim">The Dutch words of the protocol, unchanged but for line breaks and double spaces.</param>
/// <param name="Plain">What it says in plain Dutch (B1) and plain English.</param>
/// <param name="Topics">Words by which people look for it.</param>
public sealed record Paragraph(string Id, string Article, string Verbatim, Text Plain, Synonyms Topics)
{
    public int Line { get; init; }
}

/// <summary>A reading chosen where the protocol is silent or in tension with itself, to be confirmed by OZHW.</summary>
public sealed record Interpretation(string Id, Text Point, ImmutableArray<string> Paragraphs, Text Reading, Text Why, string Status, string Owner)
{
    public int Line { get; init; }
}

/// <summary>A paragraph that no rule uses: it informs, or asks for a person's judgement.</summary>
public sealed record Uncovered(string Paragraph, string Kind, Text Reason, int Line);

/// <summary>Texts of the bot itself, by id. The ids that code uses are constants in WordingIds; the check compares both ways.</summary>
public sealed record Wording(FrozenDictionary<string, Text> Texts)
{
    public Text this[string id] => Texts.TryGetValue(id, out var text) ? text : throw new InvalidOperationException($"the wording has no '{id}'");
}

/// <summary>The tasks that a language model may be given: to say what a message is about, and to word an answer from paragraphs.</summary>
public sealed record ModelPrompts(string Understand, string Word);

/// <summary>The one dated record of numbers and hours.</summary>
public sealed record PhoneList(string Owner, DateOnly Checked, DateOnly Review, FrozenDictionary<string, Phone> Phones)
{
    /// <summary>Where the review date stands.</summary>
    public int ReviewLine { get; init; }
}

/// <summary>Who can be phoned, and when.</summary>
/// <param name="Number">Null while OZHW has not given it.</param>
/// <param name="Opening">Null where it answers day and night, or where the hours are not known.</param>
public sealed record Phone(string Id, Text Name, string? Number, Text Hours, Opening? Opening, bool Free);

/// <summary>School or office hours, in Europe/Amsterdam.</summary>
public sealed record Opening(ImmutableArray<DayOfWeek> Days, TimeOnly From, TimeOnly To);
