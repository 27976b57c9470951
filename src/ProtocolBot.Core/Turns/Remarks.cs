using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Privacy;

namespace ProtocolBot.Core.Turns;

/// <summary>What stands out in a message: persons, numbers, addresses, hard words, an opinion about the school, somebody in danger. It points; it never judges.</summary>
internal static class Remarks
{
    private const int MostNamed = 5;

    /// <summary>As it stands or with another ending: a slip of the pen is no insult ("negen").</summary>
    private const double Spelt = 0.9;

    private static readonly (string Line, string[] Kinds)[] Personal =
    [
        (WordingIds.CheckPersons, [PersonalDataKinds.Name]),
        (WordingIds.CheckNumbers, [PersonalDataKinds.Phone, PersonalDataKinds.Bsn, PersonalDataKinds.StudentNumber, PersonalDataKinds.Iban, PersonalDataKinds.BirthDate]),
        (WordingIds.CheckAddresses, [PersonalDataKinds.Email, PersonalDataKinds.Handle, PersonalDataKinds.Address]),
    ];

    /// <summary>A line each; one line that nothing was noticed where nothing was.</summary>
    public static ImmutableArray<string> Of(Exchange exchange, string text)
    {
        var words = exchange.Lexicon.Words(text);
        ImmutableArray<string> lines = [.. Danger(exchange, words), .. Persons(exchange, text), .. Tone(exchange, words), .. Opinion(exchange, words), .. Files(exchange)];
        return lines.IsEmpty ? [exchange.Say(WordingIds.CheckNothing)] : lines;
    }

    private static IEnumerable<string> Danger(Exchange exchange, ImmutableArray<Word> words) => Urgency.Of(exchange.Lexicon, words) is Urgent.Nothing ? [] : [exchange.Say(WordingIds.CheckDanger)];

    private static IEnumerable<string> Persons(Exchange exchange, string text)
    {
        var model = new PersonalDataModel(PrivacyWords.Of(exchange.Content.Names, exchange.Content.Language), exchange.Tongue, DateOnly.FromDateTime(exchange.Input.Now.UtcDateTime));
        var found = model.Parse(text);
        return Personal
            .Select(group => (group.Line, Found: found.Where(result => group.Kinds.Contains((string)result.Resolution["value"])).Select(result => result.Text)))
            .Where(group => group.Found.Any())
            .Select(group => Named(exchange, group.Line, group.Found));
    }

    private static IEnumerable<string> Tone(Exchange exchange, ImmutableArray<Word> words) =>
        Hits(exchange.Lexicon, LanguageIds.HardWords, words) is { IsEmpty: false } hard ? [Named(exchange, WordingIds.CheckTone, hard.Select(hit => Written(words, hit)))] : [];

    /// <summary>A judgement and the school in one sentence; "ik vind het jammer" alone is none.</summary>
    private static IEnumerable<string> Opinion(Exchange exchange, ImmutableArray<Word> words)
    {
        var about = Hits(exchange.Lexicon, LanguageIds.SchoolNamed, words);
        return Hits(exchange.Lexicon, LanguageIds.Judging, words).Any(judging => about.Any(school => Math.Abs(words[school.First].Clause - words[judging.First].Clause) <= 1))
            ? [exchange.Say(WordingIds.CheckOpinion)]
            : [];
    }

    private static IEnumerable<string> Files(Exchange exchange) => exchange.Input.HasFile ? [exchange.Say(WordingIds.CheckFile)] : [];

    private static string Named(Exchange exchange, string line, IEnumerable<string> found) =>
        exchange.Say(line, ("list", string.Join(", ", found.Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNamed).Select(word => $"**{Markdown.Escape(word)}**"))));

    private static string Written(ImmutableArray<Word> words, PhraseHit hit) => string.Join(' ', words[hit.First..(hit.Last + 1)].Select(word => word.Text));

    private static ImmutableArray<PhraseHit> Hits(Lexicon lexicon, string list, ImmutableArray<Word> words) =>
        [.. lexicon.List(list).Select(phrase => phrase.Find(words, gap: 0)).OfType<PhraseHit>().Where(hit => hit.Quality >= Spelt)];
}
