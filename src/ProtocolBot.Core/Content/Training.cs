using System.Collections.Immutable;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Content;

/// <summary>What the understanding learns from: sentences as people type them, and the words for one idea. It holds no rule and decides nothing.</summary>
public sealed record Training(ImmutableArray<Intent> Intents, ImmutableArray<Concept> Concepts)
{
    public static Training None { get; } = new([], []);
}

/// <summary>One recognisable thing that people say: what it means, and many ways to say it.</summary>
public sealed record Intent
{
    /// <summary>The scenario first, then what it is about: "post.own-account.class-photo".</summary>
    public required string Id { get; init; }

    /// <summary>The scenario that it starts; null where paragraphs answer it, or nothing does.</summary>
    public required string? Scenario { get; init; }

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The deciding paragraph first.</summary>
    public required ImmutableArray<string> Articles { get; init; }

    /// <summary>Somebody is in danger now.</summary>
    public required bool Urgent { get; init; }
    public required ImmutableArray<Sentence> Sentences { get; init; }

    /// <summary>The one language in which people say this; null for both.</summary>
    public required Tongue? Only { get; init; }
    public required string File { get; init; }
    public required int Line { get; init; }
}

/// <summary>A sentence as somebody would type it.</summary>
public sealed record Sentence(string Text, Tongue Tongue, int Line);

/// <summary>Words that mean the same to us: "ll", "leerling", "student".</summary>
public sealed record Concept(string Id, Synonyms Words);

/// <summary>What sort of message it is, as traces and content write it.</summary>
public static class Kinds
{
    public const string Question = "question";
    public const string Scenario = "scenario";
    public const string Incident = "incident";
    public const string Onboarding = "onboarding";
    public const string Smalltalk = "smalltalk";
    public const string OutOfScope = "out-of-scope";
    public const string Adversarial = "adversarial";

    /// <summary>Nothing was understood; no content has it.</summary>
    public const string Unclear = "unclear";

    public static ImmutableArray<string> InContent { get; } = [Question, Scenario, Incident, Onboarding, Smalltalk, OutOfScope, Adversarial];

    /// <summary>Kinds that no paragraph answers and no dialog serves.</summary>
    public static bool IsBeside(string kind) => kind is Smalltalk or OutOfScope or Adversarial;
}
