using System.Collections.Immutable;
using System.Runtime.CompilerServices;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>Answers that a sentence gives along the way. Two that could be meant are none: then the question is asked.</summary>
internal static class Fills
{
    private const string Under16 = "pupils-under-16";
    private const string From16 = "pupils-16-plus";
    private const string Danger = "danger";
    private const string No = "no";
    private const int Grown = 16;

    private static readonly ConditionalWeakTable<Choice, ImmutableArray<Phrase>[]> Cues = [];

    public static Answers Of(Lexicon lexicon, Scenario scenario, string text)
    {
        var words = WithClasses(lexicon, lexicon.Words(text));
        var steps = scenario.Dialog.Finish is FinishKind.Summary ? scenario.Dialog.Steps[..^1] : scenario.Dialog.Steps;
        var said = Answers.None;
        foreach (var step in steps)
        {
            if (Said(lexicon, step, words) is { } choice)
            {
                said = said.With(step.Id, Answer.Of(choice.Id));
            }
        }

        return said;
    }

    private static Choice? Said(Lexicon lexicon, WaterfallStep step, ImmutableArray<Word> words)
    {
        // Of several answers one may be named and others meant; so that question is always asked.
        if (step.Prompt is TextPrompt or ChoicePrompt { Many: true })
        {
            return null;
        }

        var choices = AnswerReading.ChoicesOf(step.Prompt);
        var named = ChoiceWords.NamedIn(lexicon, choices, words, gap: 0, choice => CuesOf(lexicon, choice));
        if (choices.Any(choice => choice.Id == Under16) && choices.Any(choice => choice.Id == From16) && ByAge(lexicon, words) is { } byAge)
        {
            // Of a mixed group the youngest counts; an age of 16 or more beside words for the younger is no answer.
            return byAge == From16 && named.Any(choice => choice.Id == Under16) ? null : choices.First(choice => choice.Id == byAge);
        }

        return named.Length != 1 || IsOfAll(lexicon, choices, named[0], words) || (step.Id == Danger && named[0].Id == No) ? null : named[0];
    }

    /// <summary>Pupils of an age that was not said: "of a mixed group the youngest", so words for others are not enough.</summary>
    private static bool IsOfAll(Lexicon lexicon, ImmutableArray<Choice> choices, Choice named, ImmutableArray<Word> words) =>
        choices.Any(choice => choice.Id == Under16) && named.Id is not (Under16 or From16) && lexicon.Has(LanguageIds.Pupils, words);

    /// <summary>The youngest of whom an age is told; a grown-up's age says nothing about pupils.</summary>
    private static string? ByAge(Lexicon lexicon, ImmutableArray<Word> words)
    {
        var ages = new AgeModel(lexicon, Tongue.Dutch).Read(words).Select(found => found.Age).ToImmutableArray();
        return ages.IsEmpty || (lexicon.Has(LanguageIds.Adults, words) && !lexicon.Has(LanguageIds.Pupils, words)) ? null
            : ages.Min() < Grown ? Under16 : From16;
    }

    /// <summary>"3H2" says "klas" and "leerlingen" without these words; each is added in a clause of its own.</summary>
    private static ImmutableArray<Word> WithClasses(Lexicon lexicon, ImmutableArray<Word> words)
    {
        if (!new ClassModel(lexicon, Tongue.Dutch).Read(words).Any())
        {
            return words;
        }

        var clause = words[^1].Clause + 1;
        return words.AddRange(lexicon.List(LanguageIds.ClassMeans).SelectMany(phrase => phrase.Words).Select(word => word with { Clause = clause++ }));
    }

    private static ImmutableArray<Phrase> CuesOf(Lexicon lexicon, Choice choice)
    {
        if (!Cues.TryGetValue(choice, out var cues))
        {
            cues = [[.. ChoiceWords.Phrases(choice).Where(phrase => IsCue(lexicon, choice, phrase))]];
            Cues.AddOrUpdate(choice, cues);
        }

        return cues[0];
    }

    /// <summary>"anders", "ja" and "nieuw" say something after a question, and nothing in a long sentence. Nobody's "no" or "don't know" is guessed from one word.</summary>
    private static bool IsCue(Lexicon lexicon, Choice choice, Phrase phrase) =>
        choice.Id != "unknown"
        && !lexicon.Is(LanguageIds.NoCue, phrase.Words) && !lexicon.Is(LanguageIds.Yes, phrase.Words) && !lexicon.Is(LanguageIds.No, phrase.Words)
        && !lexicon.Is(LanguageIds.Unknown, phrase.Words)
        && !phrase.Words.All(word => lexicon.IsIn(LanguageIds.StopWords, word))
        && (choice.Id != "no" || phrase.Words.Length > 1);
}
