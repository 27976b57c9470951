using System.Collections.Immutable;

namespace ProtocolBot.Core.Turns;

/// <summary>What a language model said to one message. Nothing in it is believed before Core has checked it. It comes in with the input, so that a turn that is decided again is decided alike.</summary>
/// <param name="Opinion">What the message is about; null when the model was not asked or gave nothing.</param>
/// <param name="Answer">Sentences that word an answer; empty when there are none.</param>
public sealed record ModelSays(ModelOpinion? Opinion, ImmutableArray<ModelSentence> Answer)
{
    public static ModelSays Nothing { get; } = new(null, []);
}

/// <summary>What a model takes a message to be about. It holds no answers to questions, on purpose: see <see cref="Opinions"/>.</summary>
public sealed record ModelOpinion(string Kind, string Scenario, ImmutableArray<string> Articles, bool Urgent);

/// <summary>One sentence of a model, the paragraph on which it says it rests, and the words of it that it quotes.</summary>
public sealed record ModelSentence(string Text, string Paragraph, string Quote);
