using ProtocolBot.Core.Directory;

namespace ProtocolBot.Tests.People;

/// <summary>Each of the 24 defects, made in the files, with the place at which it must be found.</summary>
internal static class BrokenDirectories
{
    private const string People = "people.csv";
    private const string Posts = "posts.csv";
    private const string Schools = "schools.csv";
    private const string Roles = "roles.csv";

    /// <param name="Row">A word of the row whose line is named; empty for the first line.</param>
    public sealed record Breaking(DirectoryDefect Defect, string File, string Row, Action<DirectoryDraft> Break);

    /// <summary>Those that leave a part without anybody come last: they look at who holds it by then.</summary>
    public static IReadOnlyList<Breaking> All { get; } =
    [
        new(DirectoryDefect.NoLeidinggevende, Posts, "sanne.dewit", draft => draft.Set(Posts, "sanne.dewit", "leidinggevende", "")),
        new(DirectoryDefect.Self, Posts, "lieke.jacobs", draft => draft.Set(Posts, "lieke.jacobs", "leidinggevende", "lieke.jacobs@ozhw.example")),
        new(DirectoryDefect.Cycle, Posts, "johan.vermeer", draft => draft.Set(Posts, "johan.vermeer", "leidinggevende", "ans.scholten@ozhw.example")),
        new(DirectoryDefect.LeftService, People, Id("tom.brouwer"), draft => draft.Set(People, Id("tom.brouwer"), "left", "2026-11-01")),
        new(DirectoryDefect.NoTeamsAccount, People, Id("wendy.schouten"), draft => draft.Set(People, Id("wendy.schouten"), "teams", "nee")),
        new(DirectoryDefect.AppNotInstalled, People, Id("bas.hendriks"), draft => draft.Set(People, Id("bas.hendriks"), "app", "no")),
        new(DirectoryDefect.Guest, People, Id("karin.mulder"), draft => draft.Set(People, Id("karin.mulder"), "guest", "ja")),
        new(DirectoryDefect.TwoLeidinggevenden, Posts, "daan.visser", draft => draft.Add(Posts, "daan.visser@ozhw.example", "vo1", "pieter.degroot@ozhw.example")),
        new(DirectoryDefect.OtherSchool, Posts, "femke.postma", draft => draft.Set(Posts, "femke.postma", "leidinggevende", "mark.kuipers@ozhw.example")),
        new(DirectoryDefect.DirectorVacant, Schools, "po2", draft => draft.Set(Schools, "po2", "directeur", "")),
        new(DirectoryDefect.DirectorIsLeidinggevende, Schools, "po3", draft => draft.Set(Posts, "aylin.demir", "leidinggevende", "soraya.bensaid@ozhw.example")),
        new(DirectoryDefect.FgIsDirector, Schools, "vo1", draft => draft.Set(Roles, "fg", "person", "johan.vermeer@ozhw.example")),
        new(DirectoryDefect.AllOnLeave, Schools, "po1", draft => Away(draft, "karin.mulder@ozhw.example", "ingrid.smeets@ozhw.example")),
        new(DirectoryDefect.DisabledAccount, People, Id("pieter.degroot"), draft => draft.Set(People, Id("pieter.degroot"), "enabled", "no")),
        new(DirectoryDefect.UnknownId, Posts, "roos.willems", draft => draft.Set(Posts, "roos.willems", "leidinggevende", "00000000-1111-4222-8333-444444444444")),
        new(DirectoryDefect.StaleImport, People, "", draft => draft.Saved = DirectoryDraft.Monday.AddDays(-91)),
        new(DirectoryDefect.HalfImport, People, "", draft => Torn(draft)),
        new(DirectoryDefect.DuplicatePerson, People, Id("sem.koster"), draft => draft.Copy(People, Id("sem.koster"))),
        new(DirectoryDefect.EmptyPhoneList, Schools, "po3", draft => Silence(draft, "po3", Id("soraya.bensaid"), Id("wendy.schouten"))),
        new(DirectoryDefect.ExpiredNumberRecord, "phone-numbers.yaml", "", draft => draft.PhonesReview = new DateOnly(2026, 11, 23)),
        new(DirectoryDefect.SchoolClosed, "holidays.csv", "", draft => draft.Add("holidays.csv", "Studieweek", draft.Today, "2026-11-27")),
        new(DirectoryDefect.RoleHolderIsSubject, Roles, "latifa.elidrissi", draft => draft.Add(Roles, "bestuur", "latifa.elidrissi@ozhw.example")),
        new(DirectoryDefect.FgVacant, Roles, "", draft => Leave(draft, "fg")),
        new(DirectoryDefect.BoardMissing, Roles, "", draft => Leave(draft, "bestuur")),
    ];

    private static void Away(DirectoryDraft draft, params string[] people)
    {
        foreach (var person in people)
        {
            draft.Add("absences.csv", person, "2026-11-16", "2026-11-23");
        }
    }

    private static void Torn(DirectoryDraft draft)
    {
        for (var line = 0; line < 4; line++)
        {
            draft.Add(Schools, "po9", "\"De onderbroken");
        }
    }

    private static void Silence(DirectoryDraft draft, string school, params string[] people)
    {
        draft.Set(Schools, school, "phone", "");
        foreach (var person in people)
        {
            draft.Set(People, person, "phone", "");
        }
    }

    private static void Leave(DirectoryDraft draft, string role)
    {
        foreach (var person in draft.Cells(Roles, role, "person").ToList())
        {
            draft.Set(People, Id(person.Split('@')[0]), "left", draft.Today);
        }
    }

    private static string Id(string name)
    {
        var row = File.ReadLines(Path.Combine(Host.People.DirectoryFiles.Sample, People)).First(line => line.Contains($";{name}@", StringComparison.Ordinal));
        return row.Split(';')[0];
    }
}
