using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Turns;

/// <summary>What a language model may be asked about a message, and what of it may leave. While a dialog runs that is nothing: an answer may be a story about somebody.</summary>
public static class AskingModel
{
    /// <summary>Nobody's question is longer; what is sent costs time and money.</summary>
    private const int LongestText = 1_500;

    /// <summary>What would be decided with what is known so far; null where nothing is asked.</summary>
    public static TurnDecision? Decide(ContentSet content, TurnState state, TurnInput.Said said) =>
        state.Dialogs.Active is null ? Turn.Decide(content, state, said) : null;

    /// <summary>Whether to ask what the message is about: only where the local path is not sure. What the rules decided (danger, an attack, a command) is never asked.</summary>
    /// <param name="below">The confidence from which the local path is sure.</param>
    public static bool MayUnderstand(TurnDecision? decided, double below) =>
        decided is { Replies: [{ Understanding: { By: not "rules", Urgent: false, Kind: not ("adversarial" or "smalltalk") } trace }, ..] } && trace.Confidence < below;

    /// <summary>The paragraphs that answer the message and may be put in other words; none where something else is said.</summary>
    public static ImmutableArray<Paragraph> ToWord(TurnDecision? decided) =>
        decided is { Replies: [.., Reply.Paragraphs { Understanding: not null } found] } ? found.Cited : [];

    /// <summary>The text without names, numbers and addresses.</summary>
    public static string Leaves(ContentSet content, Tongue tongue, string text)
    {
        var masked = Outgoing.Mask(content, tongue, text);
        return masked.Length <= LongestText ? masked : masked[..(char.IsHighSurrogate(masked[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }
}
