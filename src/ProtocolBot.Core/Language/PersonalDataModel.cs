using System.Collections.Immutable;
using System.Text.RegularExpressions;

using Microsoft.Recognizers.Text;

namespace ProtocolBot.Core.Language;

/// <summary>What may be a person's name, number or address in a text. It warns; it must never refuse a text.</summary>
public sealed partial class PersonalDataModel(Lexicon lexicon, Tongue tongue) : LocalModel("personal-data", tongue)
{
    /// <summary>The resolution's "value" says what it is: email, phone, handle or name. In the order of the text, never overlapping.</summary>
    public override List<ModelResult> Parse(string query)
    {
        var found = new List<ModelResult>();
        Add(found, query, Email(), "email");
        Add(found, query, Phone(), "phone");
        Add(found, query, Handle(), "handle");
        AddNames(found, query);
        return [.. found.OrderBy(result => result.Start)];
    }

    private void Add(List<ModelResult> found, string query, Regex pattern, string kind)
    {
        foreach (var match in pattern.EnumerateMatches(query))
        {
            AddOnce(found, Found(query, match.Index, match.Index + match.Length, ("value", kind)));
        }
    }

    private void AddNames(List<ModelResult> found, string query)
    {
        var words = Word.Split(query);
        for (var at = 0; at < words.Length; at++)
        {
            if (IsName(query, words, at))
            {
                AddOnce(found, Found(query, words[at].Start, words[at].End, ("value", "name")));
            }
        }
    }

    /// <summary>A capital in the middle of a sentence, or after a cue such as "mevrouw"; a sentence's first word only before another capital.</summary>
    private bool IsName(string query, ImmutableArray<Word> words, int at)
    {
        if (!MayBeName(query, words[at]))
        {
            return false;
        }

        return at > 0 && lexicon.IsIn(LanguageIds.NameCues, words[at - 1])
            || !BeginsSentence(query, words[at].Start)
            || IsFollowedByName(query, words, at + 1);
    }

    /// <summary>"Jan Jansen", "Jan de Vries".</summary>
    private bool IsFollowedByName(string query, ImmutableArray<Word> words, int at)
    {
        while (at < words.Length && lexicon.IsIn(LanguageIds.NameParticles, words[at]))
        {
            at++;
        }

        return at < words.Length && MayBeName(query, words[at]);
    }

    private bool MayBeName(string query, Word word) =>
        word.End - word.Start > 1 && char.IsUpper(query[word.Start]) && !lexicon.IsIn(LanguageIds.NotNames, word) && !lexicon.IsIn(LanguageIds.StopWords, word)
        && !query.AsSpan(word.Start, word.End - word.Start).ContainsAnyInRange('0', '9')
        && !(word.End - word.Start <= 5 && char.IsUpper(query[word.End - 1]));

    private static bool BeginsSentence(string query, int start)
    {
        var before = query.AsSpan(0, start).TrimEnd(" \t\"'“‘(-*•");
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or '\n' or '\r' or ':';
    }

    private static void AddOnce(List<ModelResult> found, ModelResult result)
    {
        if (!found.Exists(other => other.Start <= result.End && result.Start <= other.End))
        {
            found.Add(result);
        }
    }

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){1,4}", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    /// <summary>Eight to fifteen digits with the usual signs between; so also a number of a person or a pupil.</summary>
    [GeneratedRegex(@"(?<![\w.])(\+|00)?\d(?:[ ()./-]{0,3}\d){7,14}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<![\w@])@[\w.]{2,30}", RegexOptions.CultureInvariant)]
    private static partial Regex Handle();
}
