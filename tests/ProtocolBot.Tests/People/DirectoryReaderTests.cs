using System.Text;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Host.Pages.Demo;
using ProtocolBot.Host.People;

using Xunit;

namespace ProtocolBot.Tests.People;

public sealed class DirectoryReaderTests
{
    private const string Id = "11111111-2222-4333-8444-555555555555";

    [Theory]
    [InlineData(";", "\n", false)]
    [InlineData(",", "\n", false)]
    [InlineData(";", "\r\n", true)]
    [InlineData(",", "\r\n", true)]
    public void Whatever_a_spreadsheet_writes_is_the_same_directory(string separator, string end, bool mark)
    {
        var draft = new DirectoryDraft();
        var folder = Directory.CreateTempSubdirectory("protocolbot-");
        foreach (var (file, text) in draft.Texts())
        {
            File.WriteAllText(Path.Combine(folder.FullName, file), text.Replace(";", separator, StringComparison.Ordinal).Replace("\n", end, StringComparison.Ordinal), new UTF8Encoding(mark));
        }

        var reading = DirectoryReader.Read(CsvFolder.Read(folder.FullName), null);
        folder.Delete(recursive: true);

        var expected = draft.Read().Organisation;
        Assert.Empty(reading.Problems);
        Assert.Equal(expected.People.Select(person => (person.Id, person.Name, person.Tongue, string.Join('|', person.Posts))), reading.Organisation.People.Select(person => (person.Id, person.Name, person.Tongue, string.Join('|', person.Posts))));
        Assert.Equal(expected.Schools, reading.Organisation.Schools);
        Assert.Contains(reading.Organisation.People, person => person.Name == "Renée Kramer");
    }

    [Fact]
    public void An_older_Excel_keeps_its_accents_and_is_reported()
    {
        var folder = Directory.CreateTempSubdirectory("protocolbot-");
        File.WriteAllBytes(Path.Combine(folder.FullName, "people.csv"), Encoding.Latin1.GetBytes($"sep=;\r\nid;name\r\n{Id};Zoë Müller\r\n;;\r\n"));

        var reading = DirectoryReader.Read(CsvFolder.Read(folder.FullName), Organisation.Empty);
        folder.Delete(recursive: true);

        Assert.Equal("Zoë Müller", Assert.Single(reading.Organisation.People).Name);
        Assert.Contains("not UTF-8", Assert.Single(reading.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("people.csv", "{0};Anna;an\"na@ozhw.example;;;", "quote")]
    [InlineData("people.csv", "{0};Anna;;;fr;", "'language'")]
    [InlineData("people.csv", "{0};Anna;;;;misschien", "'leidinggevende'")]
    [InlineData("people.csv", "{0};;;;;", "'name'")]
    [InlineData("people.csv", ";Anna;;;;", "'id'")]
    [InlineData("people.csv", "{0};Anna;;;;;;;;;;extra", "more cells")]
    [InlineData("schools.csv", "po9;De Zwaan;mbo;;", "'kind'")]
    [InlineData("roles.csv", "baas;{0}", "'role'")]
    [InlineData("roles.csv", "fg;{0}", "already an FG")]
    [InlineData("absences.csv", "{0};morgen;2026-11-30", "'from'")]
    [InlineData("absences.csv", "{0};2026-11-30;2026-11-01", "ends before")]
    [InlineData("holidays.csv", "Zomer;2026-07-01;2027-07-01", "longer than 60 days")]
    public void A_broken_line_is_reported_where_it_stands_and_the_rest_counts(string file, string line, string said)
    {
        var draft = new DirectoryDraft();
        var texts = draft.Texts();
        var before = draft.Read();
        texts[file] += string.Format(System.Globalization.CultureInfo.InvariantCulture, line, Id) + "\n";

        var after = DirectoryReader.Read(new CsvFolder(texts, draft.Saved, []), null);

        var problem = Assert.Single(after.Problems);
        Assert.Equal((file, texts[file].Count(letter => letter == '\n')), (problem.File, problem.Line));
        Assert.Contains(said, problem.Message + problem.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(before.Organisation.People.Length, after.Organisation.People.Length);
        Assert.Equal(before.Organisation.Fg, after.Organisation.Fg);
        Assert.False(after.IsHalf);
    }

    [Fact]
    public void A_stray_quote_costs_no_other_line()
    {
        var reading = Read("people.csv", $"id;name\n{Id};\"Anna\n22222222-2222-4333-8444-555555555555;\"de Vries; \"\"Bep\"\"\"\n");

        Assert.Equal("de Vries; \"Bep\"", Assert.Single(reading.Organisation.People).Name);
        Assert.Equal(2, Assert.Single(reading.Problems).Line);
    }

    [Fact]
    public void A_column_that_must_be_there_and_is_not_costs_the_file_alone()
    {
        var draft = new DirectoryDraft();
        var texts = draft.Texts();
        texts["posts.csv"] = texts["posts.csv"].Replace("leidinggevende", "leidingevende", StringComparison.Ordinal).Replace("school;", "schol;", StringComparison.Ordinal);

        var reading = DirectoryReader.Read(new CsvFolder(texts, draft.Saved, []), null);

        Assert.Equal(60, reading.Organisation.People.Length);
        Assert.True(reading.IsHalf);
        Assert.Equal(3, reading.Problems.Count(problem => problem is { File: "posts.csv", Line: 1 }));
    }

    [Fact]
    public void Cells_are_read_as_people_write_them()
    {
        var reading = Read("people.csv", $"id,name,left,teams,enabled,language,guest,ID\n");
        Assert.Contains("'id' must be there once", reading.Problems[0].Message, StringComparison.Ordinal);

        reading = Read("people.csv", $" ID , Name ,left,teams,enabled,language,guest,leidinggevende\n {Id.ToUpperInvariant()} , Anna ,1-9-2026,NEE,Ja,EN,,x\n");
        var anna = Assert.Single(reading.Organisation.People);
        Assert.Equal(
            (new PersonId(Id), "Anna", new DateOnly(2026, 9, 1), false, true, Tongue.English, false, true),
            (anna.Id, anna.Name, anna.LeftOn, anna.HasTeams, anna.IsEnabled, anna.Tongue, anna.IsGuest, anna.IsLeidinggevende));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void An_id_that_is_none_of_Entra_is_reported_and_the_person_kept()
    {
        var reading = Read("people.csv", "id;name\n12345;Anna\n");

        Assert.Single(reading.Organisation.People);
        Assert.Contains("object id", Assert.Single(reading.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("people.csv")]
    [InlineData("posts.csv")]
    [InlineData("schools.csv")]
    [InlineData("roles.csv")]
    public void A_file_that_is_missing_makes_half_a_directory(string file)
    {
        var draft = new DirectoryDraft();
        draft.Remove(file);

        var reading = draft.Read();

        Assert.True(reading.IsHalf);
        Assert.Equal((file, 1), (reading.Problems[0].File, reading.Problems[0].Line));
    }

    [Fact]
    public void The_sample_has_five_schools_sixty_people_and_one_gap()
    {
        var reading = DirectoryReader.Read(CsvFolder.Read(DirectoryFiles.Sample), null);
        var school = reading.Organisation;

        Assert.Empty(reading.Problems);
        Assert.Equal((60, 3, 2, 2, 2), (school.People.Length, school.Schools.Count(one => one.Kind == "po"), school.Schools.Count(one => one.Kind == "vo"), school.Board.Length, school.AdministratorIds.Length));
        Assert.Single(school.People, person => person.Posts.Length == 2);
        var facts = new DirectoryFacts(school with { Imported = DirectoryDraft.Monday }, DirectoryDraft.Monday);
        Assert.Equal([DirectoryDefect.NoLeidinggevende], DirectoryCheck.Find(facts).Select(problem => problem.Defect));
    }

    [Fact]
    public void In_the_sample_a_deputy_acts_for_the_leidinggevende_who_is_away()
    {
        var school = DirectoryReader.Read(CsvFolder.Read(DirectoryFiles.Sample), null).Organisation;
        var today = new DateOnly(2026, 11, 23);
        var away = school.Absences.Single().Person;
        var reporter = school.People.First(person => person.Posts.Any(post => post.Leidinggevende == away) && !person.IsLeidinggevende);

        var acting = school.ActingHolder(Role.Leidinggevende, reporter.Id, new SchoolId("vo2"), today, []);

        Assert.Equal(away, school.Holder(Role.Leidinggevende, reporter.Id, new SchoolId("vo2")));
        Assert.Equal("Tom Brouwer", school.Find(acting.GetValueOrDefault())?.Name);
    }

    [Fact]
    public void Everybody_of_the_demo_page_is_in_the_sample_with_name_role_school_and_language()
    {
        var school = DirectoryReader.Read(CsvFolder.Read(DirectoryFiles.Sample), null).Organisation;

        Assert.All(Persona.All, persona =>
        {
            var person = school.Find(persona.PersonId);
            Assert.NotNull(person);
            Assert.Equal((persona.Name, persona.Tongue), (person.Name, person.Tongue));
            Assert.Equal(persona.Role, Core.Content.PolicyIds.Of(school.RoleOf(person.Id, null)));
            Assert.Equal(persona.SchoolKind, person.Posts.IsEmpty ? null : school.Find(person.Posts[0].School)?.Kind);
        });
        var vo = new SchoolId("vo1");
        Assert.All(new[] { "leraar-vo", "nieuwe-medewerker", "teacher-en" }, id => Assert.Equal(Id("leidinggevende"), school.Holder(Role.Leidinggevende, Id(id), vo)));
        Assert.Equal(Id("directeur"), school.Holder(Role.Directeur, Id("leraar-vo"), vo));
        Assert.Equal(Id("fg"), school.Holder(Role.Fg, Id("leraar-po"), new SchoolId("po1")));
        Assert.Equal("Willem Hofstra", school.Find(school.Holder(Role.Bestuur, Id("leraar-po"), vo).GetValueOrDefault())?.Name);

        static PersonId Id(string persona) => Persona.Find(persona)?.PersonId ?? default;
    }

    private static DirectoryReading Read(string file, string text) => DirectoryReader.Read(new CsvFolder(new Dictionary<string, string> { [file] = text }, DirectoryDraft.Monday, []), Organisation.Empty);
}
