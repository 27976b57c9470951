using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>All that putting a case in words for one person may look at.</summary>
/// <param name="Names">Whether people may be named: on a page, never on a card.</param>
internal sealed record CaseSpeech(ContentSet Content, Tongue Tongue, CaseWorld World, CaseFile File, PersonId Viewer, bool Names)
{
    /// <summary>Whether it goes into a dossier: everybody by their part, also the reader, and each time with its year.</summary>
    public bool IsDossier { get; init; }

    public bool IsReporter => Viewer == File.Reporter;

    public string Say(string id, params ReadOnlySpan<(string Name, string Value)> values) => Say(Content, Tongue, id, values);

    public static string Say(ContentSet content, Tongue tongue, string id, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = content.CaseWording[id].In(tongue);
        foreach (var (name, value) in values)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Within a sentence: you, a name, or where names may not be said the part this person plays.</summary>
    public string Who(PersonId? person) => person switch
    {
        null => Say(CaseWords.Somebody),
        { } known when IsDossier => Say(CaseWords.Who(RoleOf(known))),
        { } self when self == Viewer => Say(CaseWords.You),
        { } known when Names => Name(known),
        { } known => Say(CaseWords.Who(RoleOf(known))),
    };

    /// <summary>"a, b en c".</summary>
    public string List(IEnumerable<string> items)
    {
        var all = items.ToImmutableArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {Content.Wording[WordingIds.And].In(Tongue)} {all[^1]}";
    }

    public string RoleName(PersonId person) => Say(CaseWords.Of(RoleOf(person)));

    /// <summary>The part that somebody plays, or played, on this case.</summary>
    public Role RoleOf(PersonId person) => person == File.Reporter
        ? Role.Medewerker
        : Seats().Where(seat => seat.Person == person).Select(seat => (Role?)seat.Role).FirstOrDefault() ?? Role.Medewerker;

    public string Name(PersonId person) => World.Organisation.Find(person) is { } employee
        ? employee.WorksOn(World.Today) ? employee.Name : Say(CaseWords.Left, ("name", employee.Name))
        : RoleName(person);

    /// <summary>"vandaag 14:02" on a page, else "23 november 14:02": a card still lies there tomorrow.</summary>
    public string When(DateTimeOffset at)
    {
        var culture = CultureInfo.GetCultureInfo(Tongue is Tongue.Dutch ? "nl-NL" : "en-GB");
        var (there, now) = (Turns.PhoneLines.AtSchool(at), Turns.PhoneLines.AtSchool(World.Now));
        var time = there.ToString("HH:mm", CultureInfo.InvariantCulture);
        return IsDossier ? Say(CaseWords.OnDay, ("day", there.ToString("d MMMM yyyy", culture)), ("time", time))
            : Names && there.Date == now.Date ? Say(CaseWords.Today, ("time", time)) : Say(CaseWords.OnDay, ("day", there.ToString("d MMMM", culture)), ("time", time));
    }

    /// <summary>All seats that ever were.</summary>
    private IEnumerable<Seat> Seats() => File.Seats.Concat(File.Events.SelectMany(happened => happened switch
    {
        CaseEvent.Opened opened => opened.Seats,
        CaseEvent.StageOpened opened => opened.Seats,
        CaseEvent.Frozen frozen => frozen.Guardians,
        CaseEvent.HandedOver over => [over.Seat],
        CaseEvent.PassedOn { To: { } to } => [to],
        CaseEvent.Replaced { With: { } with } => [with],
        _ => ImmutableArray<Seat>.Empty,
    }));
}
