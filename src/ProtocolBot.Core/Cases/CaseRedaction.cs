using System.Text.RegularExpressions;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Privacy;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Core.Cases;

/// <summary>Takes people out of what was written on a case: all that the privacy guard notices, and everybody whom the directory knows. What it misses a person must see.</summary>
internal sealed class CaseRedaction
{
    private const int ShortestName = 3;

    private readonly LeavingOut leaving;
    private readonly Regex? known;
    private readonly string sign;

    public CaseRedaction(CaseSpeech speech)
    {
        leaving = new LeavingOut(speech.Content, speech.Tongue, speech.World.Now);
        sign = speech.Content.Wording[WordingIds.Masked(PersonalDataKinds.Name)].In(speech.Tongue);
        known = Names(speech) is { Length: > 0 } names ? new Regex($@"(?<![\p{{L}}\p{{N}}])(?:{names})(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant) : null;
    }

    public string Of(string text) => known is null ? leaving.Of(text) : leaving.Of(known.Replace(text, sign));

    /// <summary>The longest first, so that "Sanne de Wit" leaves no "Sanne". Of who is on the case also the first name alone.</summary>
    private static string Names(CaseSpeech speech)
    {
        var file = speech.File;
        var onCase = file.Seats.Select(seat => seat.Person).Concat(file.Barred).Append(file.Reporter).ToHashSet();
        return string.Join('|', speech.World.Organisation.People
            .SelectMany(person => Parts(person, onCase.Contains(person.Id)))
            .Where(name => name.Length >= ShortestName)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(name => name.Length)
            .Select(Regex.Escape));
    }

    private static IEnumerable<string> Parts(Employee person, bool isOnCase)
    {
        var space = person.Name.IndexOf(' ', StringComparison.Ordinal);
        yield return person.Name;
        if (space > 0)
        {
            yield return person.Name[(space + 1)..];
            if (isOnCase)
            {
                yield return person.Name[..space];
            }
        }
    }
}
