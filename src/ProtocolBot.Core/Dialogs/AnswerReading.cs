using System.Collections.Immutable;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Dialogs;

/// <summary>What a person's words are as an answer to the present question. Only <see cref="Understood"/> is an answer; the rest asks on.</summary>
public abstract record AnswerReading
{
    private AnswerReading()
    {
    }

    /// <param name="Sure">False: take it, and say how it was taken.</param>
    public sealed record Understood(Answer Answer, bool Sure) : AnswerReading;

    /// <summary>"Ja, maar …": which of the answers is it, then?</summary>
    public sealed record Partly : AnswerReading;

    /// <summary>"Weet ik niet", where that is not one of the answers.</summary>
    public sealed record DoesNotKnow : AnswerReading;

    /// <summary>It could be any of these.</summary>
    public sealed record Several(ImmutableArray<Choice> Choices) : AnswerReading;

    /// <summary>"Geen van hen" together with someone.</summary>
    public sealed record AloneWithOthers(Choice Alone) : AnswerReading;

    public sealed record TooLong(int Length, int Most) : AnswerReading;

    /// <summary>"Waarom niet?"</summary>
    public sealed record AsksWhy : AnswerReading;

    public sealed record NotUnderstood : AnswerReading;

    /// <summary>Reads what was typed.</summary>
    public static AnswerReading Of(Lexicon lexicon, Prompt prompt, string text) => prompt switch
    {
        TextPrompt own => OwnWordsReader.Read(lexicon, own, text),
        ChoicePrompt choice => new ChoiceReader(lexicon, choice.Choices, choice.Many, choice.Alone).Read(text),
        ConfirmPrompt confirm => new ChoiceReader(lexicon, confirm.Choices, false, null).Read(text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Reads what was pressed: ids, or words of the person's own where the question asks for them.</summary>
    public static AnswerReading Of(Lexicon lexicon, Prompt prompt, ImmutableArray<string> ids, string? text)
    {
        if (prompt is not TextPrompt && ids.Length > 0)
        {
            var known = ChoicesOf(prompt);
            var chosen = known.Where(choice => ids.Contains(choice.Id, StringComparer.Ordinal)).ToImmutableArray();
            if (chosen.Length == ids.Distinct(StringComparer.Ordinal).Count())
            {
                return ChoiceReader.Chosen(prompt, chosen, sure: true);
            }
        }

        var typed = string.IsNullOrWhiteSpace(text) ? string.Join(", ", ids) : text;
        return string.IsNullOrWhiteSpace(typed) ? new NotUnderstood() : Of(lexicon, prompt, typed);
    }

    public static ImmutableArray<Choice> ChoicesOf(Prompt prompt) => prompt switch
    {
        ChoicePrompt choice => choice.Choices,
        ConfirmPrompt confirm => confirm.Choices,
        TextPrompt => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
