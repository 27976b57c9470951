using System.Text;
using System.Text.RegularExpressions;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Privacy;

namespace ProtocolBot.Core.Turns;

/// <summary>Takes out of a text what says who it is about, before it leaves this machine. It would rather take out too much.</summary>
public static partial class Outgoing
{
    public static string Mask(ContentSet content, Tongue tongue, string text)
    {
        // Places first: a street would be taken for a name, and its number left.
        var placeless = Place().Replace(text, Word(WordingIds.MaskedPhone));
        var masked = new StringBuilder(placeless);
        // No date is a birthday by its age here: every row of digits goes, below.
        foreach (var found in new PersonalDataModel(PrivacyWords.Of(content.Names, content.Language), tongue, DateOnly.MinValue).Parse(placeless).OrderByDescending(result => result.Start))
        {
            masked.Remove(found.Start, found.End - found.Start + 1).Insert(found.Start, Word(WordingIds.Masked((string)found.Resolution["value"])));
        }

        return Number().Replace(Link().Replace(masked.ToString(), Word(WordingIds.MaskedHandle)), Word(WordingIds.MaskedPhone));

        string Word(string id) => content.Wording[id].In(tongue);
    }

    /// <summary>A link often holds somebody's account.</summary>
    [GeneratedRegex(@"\b(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|com|be|de|net|org|eu|me|io|gg|tv|app)\b(?:/\S*)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    /// <summary>A Dutch postcode with its house number, or a street with one.</summary>
    [GeneratedRegex(@"\b[1-9]\d{3} ?[A-Za-z]{2}\b(?: ?\d+\w?)?|\b\w+(?:straat|laan|weg|plein|dijk|kade|hof|singel|steeg|pad) \d+\w?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    /// <summary>Ages, classes and paragraphs have at most two digits together; dates and numbers of people have more.</summary>
    [GeneratedRegex(@"\d(?:[ ./-]?\d){2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
