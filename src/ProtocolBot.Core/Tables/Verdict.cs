using System.Collections.Immutable;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Tables;

/// <summary>What the bot may say of a situation. The ids are fixed in the policy.</summary>
public enum VerdictKind
{
    Allowed,
    AllowedIf,
    NotAllowed,
    AskFirst,
    Escalate,
    Report,
    Info,
}

/// <summary>A row of a decision table: when it matches, and what follows. The first row that matches wins.</summary>
/// <param name="Id">The number of the row in the policy, unique in its table.</param>
/// <param name="Line">Where it stands in its file, for messages to its author.</param>
public sealed record Rule(string Id, Condition If, Conclusion Then, int Line);

/// <summary>What follows from a row: a verdict, or going on in another scenario with answers already given.</summary>
public abstract record Conclusion
{
    private Conclusion()
    {
    }

    /// <summary>Goes on in another scenario; these answers, and those to questions of the same id, need not be asked again.</summary>
    public sealed record GoOn(string Scenario, Answers Answers) : Conclusion;

    /// <summary>A verdict as its author wrote it; <see cref="Verdict"/> is that for one person's answers.</summary>
    public sealed record Conclude : Conclusion
    {
        public required VerdictKind Kind { get; init; }
        /// <summary>An id in wording.yaml that replaces the verdict's ordinary headline ("Nog niet").</summary>
        public string? Headline { get; init; }
        /// <summary>Paragraphs, the deciding one first.</summary>
        public required ImmutableArray<string> Cites { get; init; }
        /// <summary>For each paragraph the words it rests on, verbatim.</summary>
        public required ImmutableArray<Quote> Quotes { get; init; }
        /// <summary>The reason, one sentence.</summary>
        public required Text Because { get; init; }
        /// <summary>Conditions or next steps, each with the answers for which it is said.</summary>
        public ImmutableArray<Saying> Next { get; init; } = [];
        /// <summary>Texts for the teacher to copy and send.</summary>
        public ImmutableArray<CopyText> Copy { get; init; } = [];
        /// <summary>What more holds for some answers: further paragraphs, or urgency.</summary>
        public ImmutableArray<Addition> Also { get; init; } = [];
        /// <summary>Ids in interpretations.yaml that this verdict rests on.</summary>
        public ImmutableArray<string> Interpretations { get; init; } = [];
        public RouteId Route { get; init; } = RouteId.None;
    }
}

/// <summary>Words of a paragraph, found in it verbatim.</summary>
public sealed record Quote(string Paragraph, string Words);

/// <summary>A sentence that is said when its condition holds.</summary>
public sealed record Saying(Condition If, Text Text);

/// <summary>A text to copy, for primary (po) or secondary (vo) schools or both (null).</summary>
public sealed record CopyText(string Id, Condition If, string? SchoolKind, Text Title, Text Text);

/// <summary>What is added to a verdict when more holds.</summary>
public sealed record Addition(Condition If, ImmutableArray<string> Cites, Text? Say, bool Urgent, ImmutableArray<string> Interpretations);

/// <summary>The verdict for one person's answers: advice according to these paragraphs, and who hears of it.</summary>
public sealed record Verdict
{
    public required string Scenario { get; init; }
    public required string Rule { get; init; }
    public required VerdictKind Kind { get; init; }
    public required string? Headline { get; init; }
    /// <summary>The deciding paragraph first.</summary>
    public required ImmutableArray<string> Articles { get; init; }
    public required Text Because { get; init; }
    public required ImmutableArray<Text> Next { get; init; }
    public required ImmutableArray<CopyText> Copy { get; init; }
    public required ImmutableArray<string> Interpretations { get; init; }
    public required RouteId Route { get; init; }
    public required Priority Priority { get; init; }
    /// <summary>Who is told, stage by stage; empty where nobody is.</summary>
    public required ImmutableArray<Role> Receivers { get; init; }
    public required Answers Answers { get; init; }
    /// <summary>Roles whom it concerns.</summary>
    public required ImmutableArray<Role> Concerned { get; init; }
    /// <summary>The receiver that the person chose, or the policy fixed; null where the route fixes it.</summary>
    public required Role? Chosen { get; init; }
}
