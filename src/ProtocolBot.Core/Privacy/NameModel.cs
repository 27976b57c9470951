using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Privacy;

/// <summary>Names of people: those of the lists in any case, others by a capital inside a sentence, a title, or who is spoken of before them.</summary>
public sealed class NameModel(PrivacyWords words, Tongue tongue) : PrivacyModel(PersonalDataKinds.Name, tongue)
{
    private const int MostParts = 6;

    internal override IEnumerable<Finding> In(Reading text)
    {
        for (var at = 0; at < text.Tokens.Length; at++)
        {
            if (Names.Initials(text, at, words) is { } whole)
            {
                yield return new Finding(text.Tokens[at].Start, text.Tokens[whole].End);
                at = whole;
            }
            else if (Begins(text, at))
            {
                var last = Last(text, at);
                yield return new Finding(text.Tokens[at].Start, Names.End(text, last, words));
                at = last;
            }
        }
    }

    private bool Begins(Reading text, int at)
    {
        var token = text.Tokens[at];
        if (token.Length < 2 || text.Text.AsSpan(token.Start, token.Length).ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var capital = Names.HasCapital(text, at);
        var listed = Names.IsListed(text, at, words);
        var ordinary = Names.IsOrdinary(text, at, words);
        return !IsMonthOfDate(text, at) && (IsSaidToBeOne(text, at, capital, listed)
            || (listed && !ordinary)
            || (listed && capital && !words.StopWords.Contains(token.Plain) && (!Names.BeginsSentence(text, at) || IsFollowedBySurname(text, at)) && !words.Is(NameIds.NotNames, token.Plain))
            || (capital && !words.IsOrdinary(token.Plain) && !words.IsCompound(token.Plain) && !words.StopWords.Contains(token.Plain) && (Names.BeginsSentence(text, at) ? IsFollowedBySurname(text, at) : !IsOfAThing(text, at)))
            || (listed && !words.StopWords.Contains(token.Plain) && IsFollowedByKnownSurname(text, at)));
    }

    /// <summary>After "mevrouw" or "heet" also in lower case and unknown; after "leerling" with a capital, or when the lists have it.</summary>
    private bool IsSaidToBeOne(Reading text, int at, bool capital, bool listed)
    {
        var word = text.Tokens[at].Plain;
        if (at == 0 || !Names.IsSpace(text.Between(at - 1, at)) || words.StopWords.Contains(word) && !(capital && listed))
        {
            return false;
        }

        var before = text.Tokens[at - 1].Plain;
        var past = Names.SkipParticles(text, at - 1, words);
        return (words.Is(NameIds.Titles, before) && (capital || listed) && !(words.Is(NameIds.NotNames, word) && !listed))
            || (past < at - 1 && past >= 0 && words.Is(NameIds.Titles, text.Tokens[past].Plain) && (capital || listed) && words.Is(NameIds.SurnameParticles, before))
            || (words.Is(NameIds.NameIs, before) && (listed || (capital && !words.Is(NameIds.NotNames, word))))
            || (at > 1 && words.Is(NameIds.NameIs, text.Tokens[at - 2].Plain) && words.Is(NameIds.Pronouns, before) && (listed || capital || !words.IsOrdinary(word)))
            || (at > 1 && words.Is(NameIds.NameIs, before) && words.Is(NameIds.Pronouns, text.Tokens[at - 2].Plain) && !words.IsOrdinary(word))
            || (words.Is(NameIds.Cues, before) && capital && !words.IsOrdinary(word));
    }

    /// <summary>"Het Kruispunt", "een Audi", "in Kinderdijk".</summary>
    private bool IsOfAThing(Reading text, int at)
    {
        if (at == 0 || !Names.IsSpace(text.Between(at - 1, at)))
        {
            return false;
        }

        return words.Is(NameIds.BeforeThings, text.Tokens[at - 1].Plain) && char.IsLower(text.Text[text.Tokens[at - 1].Start]);
    }

    private bool IsMonthOfDate(Reading text, int at) => words.Month(text.Tokens[at].Plain) is not null && at > 0 && char.IsDigit(text.Text[text.Tokens[at - 1].Start]);

    /// <summary>"Jan Jansen", "Xorin de Vries": after the particles stands a word with a capital.</summary>
    private bool IsFollowedBySurname(Reading text, int at)
    {
        var next = Names.PastParticles(text, at + 1, words);
        return next < text.Tokens.Length && Names.Joins(text, at, next) && Names.HasCapital(text, next) && !words.IsOrdinary(text.Tokens[next].Plain) && !words.StopWords.Contains(text.Tokens[next].Plain);
    }

    /// <summary>"roos van dijk", "tim bakker": both on the lists, in lower case.</summary>
    private bool IsFollowedByKnownSurname(Reading text, int at)
    {
        var next = Names.PastParticles(text, at + 1, words);
        return words.Is(NameIds.FirstNames, text.Tokens[at].Plain) && next < text.Tokens.Length && Names.Joins(text, at, next) && words.Is(NameIds.Surnames, Names.Key(text, next, words))
            && (next > at + 1 ? words.Is(NameIds.SurnameParticles, text.Tokens[at + 1].Plain) : !Names.IsOrdinary(text, next, words));
    }

    /// <summary>The last word of the name that begins here.</summary>
    private int Last(Reading text, int at)
    {
        var last = at;
        for (var parts = 0; parts < MostParts; parts++)
        {
            var next = Names.PastParticles(text, last + 1, words);
            if (next >= text.Tokens.Length || !Names.Joins(text, last, next) || !Continues(text, last, next))
            {
                return last;
            }

            last = next;
        }

        return last;
    }

    private bool Continues(Reading text, int last, int next)
    {
        var word = text.Tokens[next].Plain;
        if (words.StopWords.Contains(word) || text.Tokens[next].Length < 2 || char.IsDigit(text.Text[text.Tokens[next].Start]))
        {
            return false;
        }

        return (Names.HasCapital(text, next) && !words.IsOrdinary(word))
            || (words.Is(NameIds.Surnames, Names.Key(text, next, words)) && (next == last + 1 ? !words.IsOrdinary(word) : words.Is(NameIds.SurnameParticles, text.Tokens[last + 1].Plain)));
    }
}
