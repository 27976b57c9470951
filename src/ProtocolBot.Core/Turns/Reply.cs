using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>Something the bot says. The host turns it into a card and its plain-text twin; the words are all here.</summary>
public abstract record Reply
{
    private Reply()
    {
    }

    public required Tongue Tongue { get; init; }

    /// <summary>Set on the first reply to a message in free text.</summary>
    public UnderstandingTrace? Understanding { get; init; }

    /// <summary>A text (markdown: bold, lists, links), with buttons beneath.</summary>
    public sealed record Message(string? Title, string Text, ImmutableArray<Button> Buttons) : Reply;

    /// <summary>A question of a dialog.</summary>
    public sealed record Question : Reply
    {
        public required string Scenario { get; init; }
        public required string ScenarioTitle { get; init; }
        public required WaterfallStep Step { get; init; }
        /// <summary>This question's number, and how many there can be at most.</summary>
        public required int Number { get; init; }
        public required int AtMost { get; init; }
        public required string Ask { get; init; }
        /// <summary>What is said above it: "dat begreep ik niet", what was understood, an old button.</summary>
        public required ImmutableArray<string> Before { get; init; }
        public required ImmutableArray<Option> Options { get; init; }
        /// <summary>terug, waarom?, stop.</summary>
        public required ImmutableArray<Button> Buttons { get; init; }
        public required string Placeholder { get; init; }
        public required string SubmitLabel { get; init; }
        /// <summary>Stands in the empty field for one's own words; null where one chooses.</summary>
        public required string? Hint { get; init; }
    }

    /// <summary>The verdict, at a glance, with its paragraphs to unfold.</summary>
    public sealed record VerdictCard : Reply
    {
        public required Verdict Verdict { get; init; }
        public required VerdictWords Words { get; init; }
        public required ImmutableArray<Button> Buttons { get; init; }
    }

    /// <summary>The summary of a dialog that ends in "Verstuur": the verdict, the answers, who will be told; asks its confirm question.</summary>
    public sealed record Summary : Reply
    {
        public required Question Confirm { get; init; }
        public required Verdict Verdict { get; init; }
        public required VerdictWords Words { get; init; }
        /// <summary>Question and answer, as people read them.</summary>
        public required ImmutableArray<(string Label, string Value)> Facts { get; init; }
        /// <summary>Who hears it, in what order, what is kept and for how long.</summary>
        public required ImmutableArray<string> WhoAndWhat { get; init; }
    }

    /// <summary>A step of the course: something to read, to choose, or what became of a choice.</summary>
    public sealed record Lesson : Reply
    {
        /// <summary>The id of what is asked; null where nothing is.</summary>
        public required string? Step { get; init; }
        /// <summary>Which lesson it is, of how many; null beside the lessons.</summary>
        public required string? Place { get; init; }
        public required string Title { get; init; }
        /// <summary>Markdown of our own; what people wrote is never in it.</summary>
        public required ImmutableArray<string> Texts { get; init; }
        /// <summary>Said above it.</summary>
        public ImmutableArray<string> Before { get; init; } = [];
        public ImmutableArray<Option> Options { get; init; } = [];
        /// <summary>Ways on that are no answer.</summary>
        public ImmutableArray<Button> Buttons { get; init; } = [];
        /// <summary>Whether it was right; null where nothing was answered.</summary>
        public bool? IsRight { get; init; }
        public ImmutableArray<Paragraph> Cited { get; init; } = [];
        public string ParagraphsTitle { get; init; } = "";
        public required LessonTrace Trace { get; init; }
    }

    /// <summary>The person's own cases; the host puts in what deciding cannot know.</summary>
    public sealed record MyCases : Reply;

    /// <summary>What is kept of the person; the host puts in what deciding cannot know.</summary>
    /// <param name="Running">The dialog that runs, and how many answers it holds; null when none does.</param>
    public sealed record MyData((string Title, int Answers)? Running, ImmutableArray<Button> Buttons) : Reply;

    /// <summary>Where all of it can be seen; the host knows the address.</summary>
    public sealed record MyDataPage : Reply;

    /// <summary>A case as this person sees it: no names, no story.</summary>
    public sealed record CaseCard(CaseView View) : Reply;

    /// <summary>112, or the law that goes first: before any question.</summary>
    public sealed record NoticeCard(string Id, string Title, string Text, ImmutableArray<PhoneLine> Phones) : Reply;

    /// <summary>Paragraphs of the protocol, verbatim, with plain words beneath.</summary>
    public sealed record Paragraphs(string Title, ImmutableArray<Paragraph> Cited, string PlainLabel, ImmutableArray<Button> Buttons) : Reply
    {
        /// <summary>The same in a language model's words, above the quotes and labelled; null where there are none.</summary>
        public WordedAnswer? Worded { get; init; }
    }
}

/// <summary>What a verdict looks like in words, in one language.</summary>
public sealed record VerdictWords
{
    public required string Headline { get; init; }
    public required string Because { get; init; }
    /// <summary>"Voorwaarden", "Wat je nu doet" or "Goed om te weten".</summary>
    public required string NextTitle { get; init; }
    public required ImmutableArray<string> Next { get; init; }
    /// <summary>"Dit is advies volgens artikel …; … beslist".</summary>
    public required string Advice { get; init; }
    public required ImmutableArray<Paragraph> Cited { get; init; }
    public required string ParagraphsTitle { get; init; }
    public required ImmutableArray<string> Interpretations { get; init; }
    public required string InterpretationsTitle { get; init; }
    public required ImmutableArray<(string Title, string Text)> Copy { get; init; }
    public required string CopyTitle { get; init; }
    /// <summary>"Concept: het protocol is nog niet vastgesteld", or null.</summary>
    public required string? Draft { get; init; }
}

/// <summary>An answer to press; its data is what the contract's section 3 says.</summary>
public sealed record Option(string Id, string Label);

/// <summary>A number to phone and whether somebody answers now.</summary>
public sealed record PhoneLine(string Name, string? Number, string Hours, bool? OpenNow);

/// <summary>A button that is not an answer: starts a scenario, or asks for a fixed thing.</summary>
public sealed record Button(string Label, ButtonKind Kind, string Value, ImmutableArray<string> Arguments)
{
    public static Button Start(string label, string scenario) => new(label, ButtonKind.Scenario, scenario, []);

    public static Button Ask(string label, string what, params ReadOnlySpan<string> arguments) => new(label, ButtonKind.Ask, what, [.. arguments]);
}

/// <summary>What a button does.</summary>
public enum ButtonKind
{
    Scenario,
    Ask,
}

/// <summary>Where one is in the course: the contract's trace.</summary>
/// <param name="Lesson">The number of the lesson, or in the quiz of the question.</param>
/// <param name="Kind">lesson, situation, quiz or acknowledgement.</param>
/// <param name="Score">Of a hundred; only where a try of the quiz has ended.</param>
public sealed record LessonTrace(int Lesson, int Of, string Kind, int? Score = null);

/// <summary>What was understood of free text: the contract's trace.</summary>
public sealed record UnderstandingTrace(string Kind, string Scenario, ImmutableArray<string> Articles, bool Urgent, double Confidence, string By);
