using System.Collections.Immutable;
using System.Text.Json.Serialization;

using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Core.Evaluation;

/// <summary>A question with what somebody who knows the protocol says it means.</summary>
public sealed record LabelledQuestion
{
    public required string Id { get; init; }
    [JsonPropertyName("lang")]
    public required string Language { get; init; }
    public required string Text { get; init; }
    public required string Kind { get; init; }

    /// <summary>A scenario's id, or none.</summary>
    public required string Scenario { get; init; }

    /// <summary>The deciding paragraph first.</summary>
    public required ImmutableArray<string> Articles { get; init; }

    /// <summary>Null where more must be asked before there is one.</summary>
    public required string? Verdict { get; init; }
    public required bool Urgent { get; init; }
    public required int Difficulty { get; init; }
}

/// <summary>One question beside what was understood of it.</summary>
/// <param name="Verdict">The one that the answers found in the text lead to, if they do.</param>
/// <param name="Why">What spoke most for it, for whoever mends the training.</param>
public sealed record Judged(LabelledQuestion Question, Understood Understood, VerdictKind? Verdict, ImmutableArray<string> Why)
{
    private static readonly ImmutableArray<string> RealKinds = [Content.Kinds.Question, Content.Kinds.Scenario, Content.Kinds.Incident, Content.Kinds.Onboarding];

    private const int Top = 3;

    public bool RightDialog => Understood.Trace.Scenario == Question.Scenario;

    public bool RightKind => Understood.Trace.Kind == Question.Kind;

    public bool IsCited => !Question.Articles.IsEmpty;

    public bool RightFirst => IsCited && !Understood.Trace.Articles.IsEmpty && Understood.Trace.Articles[0] == Question.Articles[0];

    public bool RightInTop => IsCited && Understood.Trace.Articles.Take(Top).Contains(Question.Articles[0]);

    public bool RightUrgency => Understood.Trace.Urgent == Question.Urgent;

    public bool IsReal => RealKinds.Contains(Question.Kind);

    /// <summary>Neither a dialog nor a paragraph: "that is not in the protocol", or "I do not understand".</summary>
    public bool Refused => Understood.Meaning is Meaning.OutOfScope or Meaning.Unclear;

    /// <summary>A real question that got no answer of any sort.</summary>
    public bool SentAway => IsReal && (Refused || Understood.Meaning is Meaning.Smalltalk or Meaning.Adversarial);

    /// <summary>It would be told that it may, while it may not or more must be asked.</summary>
    public bool WronglyAllowed => Verdict is VerdictKind.Allowed or VerdictKind.AllowedIf && Question.Verdict is not ("allowed" or "allowed-if");

    public bool IsMiss => !RightDialog || !RightUrgency || WronglyAllowed || SentAway || (IsCited && !RightFirst)
        || (Question.Kind == Content.Kinds.OutOfScope && !Refused) || (Question.Kind == Content.Kinds.Adversarial && !RightKind);
}
