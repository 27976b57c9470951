using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Host.Pages.Demo;
using ProtocolBot.Host.People;

namespace ProtocolBot.Tests.Killing;

/// <summary>The people through whose hands a case goes, of the sample directory.</summary>
internal sealed record Crew(PersonId Teacher, PersonId Leidinggevende, PersonId Directeur, PersonId Fg)
{
    public static Crew OfThePersonas { get; } = new(Of("leraar-vo"), Of("leidinggevende"), Of("directeur"), Of("fg"));

    public IReadOnlyList<PersonId> People => [Teacher, Leidinggevende, Directeur, Fg];

    /// <summary>Who is told what of each case that is reported, taken up, told to directeur and FG, and closed.</summary>
    public IEnumerable<(PersonId Person, NoticeKind Kind)> Expected =>
    [
        (Leidinggevende, NoticeKind.New), (Teacher, NoticeKind.Acknowledged), (Directeur, NoticeKind.StageTwo), (Fg, NoticeKind.StageTwo), (Teacher, NoticeKind.StageTwoOpened), (Teacher, NoticeKind.Closed),
    ];

    /// <summary>Teachers who have one school, read Dutch, and whose leidinggevende is there.</summary>
    public static ImmutableArray<Crew> OfTheSample()
    {
        var known = DirectoryReader.Read(CsvFolder.Read(DirectoryFiles.Sample), null).Organisation;
        return
        [
            .. from person in known.People
               where person.Posts is [{ Leidinggevende: not null }] && person.Tongue is Tongue.Dutch && known.RoleOf(person.Id, null) is Core.Routes.Role.Medewerker
               let post = person.Posts[0]
               let school = known.Find(post.School)
               where post.Leidinggevende != school.Directeur && known.Absences.All(absence => absence.Person != post.Leidinggevende)
               select new Crew(person.Id, post.Leidinggevende!.Value, school.Directeur!.Value, known.Fg!.Value),
        ];
    }

    private static PersonId Of(string persona) => Persona.Find(persona)!.PersonId;
}
