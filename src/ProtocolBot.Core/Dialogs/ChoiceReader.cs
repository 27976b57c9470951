using System.Collections.Immutable;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Dialogs;

/// <summary>Reads a choice: its id, label, synonym, number, place in the list, or yes and no. It never guesses between two.</summary>
internal sealed class ChoiceReader(Lexicon lexicon, ImmutableArray<Choice> choices, bool many, string? alone)
{
    private const string YesId = "yes";
    private const string NoId = "no";
    private const string UnknownId = "unknown";

    public AnswerReading Read(string text)
    {
        var words = lexicon.Words(text);
        if (words.IsEmpty)
        {
            return new AnswerReading.NotUnderstood();
        }

        var whole = Whole(text, words);
        return whole.Length > 0 ? Take(whole, true) : ReadList(text, words) ?? ReadYesNo(words) ?? ReadSentence(text, words);
    }

    /// <summary>The answers that were pressed or named, as an answer to this prompt.</summary>
    public static AnswerReading Chosen(Prompt prompt, ImmutableArray<Choice> chosen, bool sure) => prompt switch
    {
        ChoicePrompt { Many: true, Alone: { } alone } when chosen.Length > 1 && chosen.FirstOrDefault(choice => choice.Id == alone) is { } only =>
            new AnswerReading.AloneWithOthers(only),
        ChoicePrompt { Many: true } => Understood(chosen, sure),
        _ when chosen.Length == 1 => Understood(chosen, sure),
        _ => new AnswerReading.Several(chosen),
    };

    private static AnswerReading.Understood Understood(ImmutableArray<Choice> chosen, bool sure) =>
        new(new Answer.Chosen([.. chosen.Select(choice => choice.Id)]), sure);

    private AnswerReading Take(ImmutableArray<Choice> chosen, bool sure) => Chosen(new ChoicePrompt(choices, many, alone), chosen, sure);

    /// <summary>The choices that the text names and nothing besides.</summary>
    private ImmutableArray<Choice> Whole(string text, ImmutableArray<Word> words)
    {
        var id = text.Trim();
        if (choices.FirstOrDefault(choice => choice.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } named)
        {
            return [named];
        }

        var core = lexicon.Without(LanguageIds.Courtesy, words);
        var said = choices.Where(choice => ChoiceWords.Phrases(choice).Any(phrase => phrase.Is(words) || phrase.Is(core))).ToImmutableArray();
        return said.IsEmpty ? Placed(words) : many && said.Length > 1 ? [said[0]] : said;
    }

    private ImmutableArray<Choice> Placed(ImmutableArray<Word> words) => new OrdinalModel(lexicon, Tongue.Dutch).Read(words) switch
    {
        OrdinalModel.Last => [choices[^1]],
        { } place when place <= choices.Length => [choices[place - 1]],
        _ => [],
    };

    /// <summary>"1 en 3", "leidinggevende, directeur": every part must be one of the choices.</summary>
    private AnswerReading? ReadList(string text, ImmutableArray<Word> words)
    {
        if (!many)
        {
            return null;
        }

        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in Parts(words))
        {
            var whole = Whole(text[part[0].Start..part[^1].End], part);
            var named = whole.IsEmpty ? PartOfLabel(part) : whole;
            if (named.Length != 1)
            {
                return null;
            }

            chosen.Add(named[0].Id);
        }

        return chosen.Count == 0 ? null : Take([.. choices.Where(choice => chosen.Contains(choice.Id))], true);
    }

    private IEnumerable<ImmutableArray<Word>> Parts(ImmutableArray<Word> words)
    {
        var part = ImmutableArray.CreateBuilder<Word>();
        foreach (var word in words)
        {
            var joins = lexicon.IsIn(LanguageIds.Joiners, word);
            if (part.Count > 0 && (joins || word.Clause != part[^1].Clause))
            {
                yield return part.ToImmutable();
                part.Clear();
            }

            if (!joins)
            {
                part.Add(word);
            }
        }

        if (part.Count > 0)
        {
            yield return part.ToImmutable();
        }
    }

    private AnswerReading? ReadYesNo(ImmutableArray<Word> words)
    {
        var (value, sure) = new YesNoModel(lexicon, Tongue.Dutch).Read(words);
        return value switch
        {
            YesNo.Neither => null,
            YesNo.AsksWhy => new AnswerReading.AsksWhy(),
            YesNo.Unknown => ById(UnknownId, sure) ?? (AnswerReading)new AnswerReading.DoesNotKnow(),
            YesNo.Yes => ById(YesId, sure),
            YesNo.No => ById(NoId, sure),
            YesNo.Partly => choices.Any(choice => choice.Id is YesId or NoId) ? new AnswerReading.Partly() : null,
        };
    }

    private AnswerReading.Understood? ById(string id, bool sure) =>
        choices.FirstOrDefault(choice => choice.Id == id) is { } choice ? Understood([choice], sure) : null;

    /// <summary>One of the choices named in a sentence, or a part of a label. A question, a "maar" and a "niet" are no answer.</summary>
    private AnswerReading ReadSentence(string text, ImmutableArray<Word> words)
    {
        if (lexicon.Has(LanguageIds.Exceptions, words) || text.TrimEnd().EndsWith('?'))
        {
            return lexicon.Has(LanguageIds.Exceptions, words) && Named(words).Length > 0 ? new AnswerReading.Partly() : new AnswerReading.NotUnderstood();
        }

        var named = Named(words);
        if (named.Length == 0)
        {
            named = PartOfLabel(words);
        }

        return named.Length == 0 ? new AnswerReading.NotUnderstood() : Take(named, words.Length <= 4);
    }

    private ImmutableArray<Choice> PartOfLabel(ImmutableArray<Word> words)
    {
        var core = lexicon.Without(LanguageIds.Courtesy, words);
        return [.. choices.Where(choice => ChoiceWords.IsPartOfLabel(lexicon, choice, core))];
    }

    private ImmutableArray<Choice> Named(ImmutableArray<Word> words) => ChoiceWords.NamedIn(lexicon, choices, words, gap: 1, ChoiceWords.Phrases);
}
