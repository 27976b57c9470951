using CsCheck;

using ProtocolBot.Core.Content;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.Content;

/// <summary>Content that is broken on purpose: each slip is noticed, in the right file and at the right line.</summary>
public sealed class BrokenContentTests
{
    private const string Long =
        "Dit is een zin die maar doorgaat en doorgaat en nog veel verder gaat dan een mens in een keer kan lezen, want er komt steeds weer een stuk bij tot er wel meer dan veertig woorden in die ene zin staan";

    private static readonly string[] Put = ["", " ", "\n", ":", "- ", "{", "]", "\"", "x: y", "\t", "&a", "*a", "!!int", "null"];

    [Fact]
    public void The_shipped_content_has_nothing_to_mend()
    {
        Assert.Empty(ShippedContent.Check(ShippedContent.Files));
    }

    [Theory]
    // A missing rule: nobody decides what holds with permission.
    [InlineData("press.yaml", "    if: { permission: \"yes\" }\n    verdict: allowed-if", "    if: { permission: \"no\" }\n    verdict: allowed-if", "No row matches", "  - id: \"2\"")]
    // A row that a row above takes whole.
    [InlineData("account.yaml", "    if: { kind: official }", "    if: { kind: school-name }", "can never be the first to match", "  - id: \"2\"")]
    [InlineData("press.yaml", "cites: [\"5.2\", \"5.1\"]", "cites: [\"5.2\", \"5.99\"]", "which the protocol does not have", "  - id: \"2\"")]
    [InlineData("account.yaml", "daarbij de naam van OZHW", "daarbij een naam van OZHW", "that are not in it", "  - id: \"1\"")]
    [InlineData("press.yaml", "permission: \"no\"", "permision: \"no\"", "which is not asked before it", "  - id: \"1\"")]
    [InlineData("press.yaml", "    route: press", "    rout: press", "is unknown here", "    rout: press")]
    [InlineData("friend-request.yaml", "go-on: { scenario: escalation", "go-on: { scenario: escalatie", "which does not exist", "  - id: \"1\"")]
    [InlineData("account.yaml", "if: { kind: official }", "if: { kind: secret }", "looks for the answer 'secret'", "  - id: \"2\"")]
    [InlineData("press.yaml", "      - id: \"no\"", "      - id: \"yes\"", "The answer of 'permission' 'yes' stands here twice", "Nee, of nog niet")]
    [InlineData("press.yaml", "Nee, of nog niet", "Nee, of nog niet, want dat moet ik eerst nog gaan vragen aan de directeur", "The label of 'no' is longer than 60", "Nee, of nog niet")]
    [InlineData("press.yaml", "nl: [nee, nog niet, ", "nl: [nee, toestemming gekregen, ", "'toestemming gekregen' means yes and no", "Nee, of nog niet")]
    [InlineData("escalation.yaml", "if: { danger: \"yes\" }", "if: { danger: maybe }", "notice 'emergency' looks for the answer 'maybe'", "  - id: emergency")]
    [InlineData("report.yaml", "veilig-thuis]", "veilig-huis]", "names the number 'veilig-huis'", "  - id: law-first")]
    [InlineData("coverage.yaml", "  - id: \"1.5\"", "  - id: \"1.55\"", "Paragraph 1.55 does not exist", "  - id: \"1.55\"")]
    [InlineData("coverage.yaml", "  - id: \"1.6\"", "  - id: \"5.2\"", "listed as unused, and a rule uses it", "  - id: \"5.2\"")]
    [InlineData("coverage.yaml", "kind: human-judgement", "kind: judgement", "'kind' is 'judgement'", "kind: judgement")]
    [InlineData("coverage.yaml", "  - id: \"1.3\"", "  - id: \"1.1\" # again", "'1.1' stands here twice", "# again")]
    [InlineData("coverage.yaml", "reason: { nl: Dit legt een woord uit.,", "reason: { nl: Dit verduidelijkt begrippenkaders overeenkomstig definitiebepalingen.,", "Hard to read", "begrippenkaders")]
    [InlineData("protocol.yaml", "  version: concept", "  version:", "'version' must be a word", "  version:")]
    [InlineData("wording.yaml", "personal-only:", "personal-onlie:", "'personal-onlie' is used nowhere", "Open mij in een eigen chat")]
    [InlineData("wording.yaml", "\"article {id}\"", "\"article\"", "leave different {blanks}", "artikel {id}")]
    [InlineData("wording.yaml", "\"artikel {id}\"", "[artikel]", "'nl' must be a word", "[artikel]")]
    [InlineData("wording.yaml", "Open mij in een eigen chat. Hier", "Bel 0900-1113111. Hier", "A phone number stands in a text", "Bel 0900-1113111")]
    [InlineData("wording.yaml", "Open mij in een eigen chat. Hier kunnen anderen meelezen.", "Open me in a chat of your own. Others can read along here.", "Dutch and English are the same", "nl: \"Open me in a chat")]
    [InlineData("language.yaml", "\nunknown:", "\nunknownn:", "'unknownn' is used nowhere", "nl: [weet ik niet,")]
    [InlineData("interpretations.yaml", "paragraphs: [\"3.1\", \"4.1\"]", "paragraphs: [\"3.1\", \"4.111\"]", "4.111", "  - id: official-channel")]
    [InlineData("interpretations.yaml", "  - id: school-situations", "  - id: official-channel # again", "'official-channel' stands here twice", "# again")]
    [InlineData("interpretations.yaml", "OZHW plaatst zelf, via mensen", "OZHW plaatst communicatieverantwoordelijkheden overeenkomstig organisatiedoelstellingen", "Hard to read", "communicatieverantwoordelijkheden")]
    [InlineData("phone-numbers.yaml", "review: 2027-05-01", "review: 1 mei 2027", "'review' is not a date", "review: 1 mei 2027")]
    [InlineData("phone-numbers.yaml", "to: \"17:00\"", "to: \"17.00\"", "'to' is not a time", "17.00")]
    [InlineData("phone-numbers.yaml", "[monday, tuesday,", "[maandag, tuesday,", "'maandag' is not a day", "[maandag")]
    [InlineData("phone-numbers.yaml", "  - id: police", "  - id: fg", "'fg' stands here twice", "De FG van OZHW")]
    [InlineData("phone-numbers.yaml", "    hours: { nl: Dag en nacht., en: Day and night. }", "    hour: { nl: Dag en nacht., en: Day and night. }", "'hours' is missing", "  - id: police")]
    public void A_slip_is_noticed_where_it_stands(string file, string old, string changed, string said, string at)
    {
        var files = ShippedContent.With(file, old, changed);

        var problem = ShippedContent.Check(files).FirstOrDefault(problem => problem.File == file && problem.Message.Contains(said, StringComparison.Ordinal));

        Assert.NotNull(problem);
        Assert.NotEmpty(problem.Remedy);
        Assert.Equal(LineOf(files, file, at), problem.Line);
    }

    [Fact]
    public void A_sentence_that_code_says_and_wording_lacks_is_told_after_the_last_one()
    {
        var text = ShippedContent.Files.Single(file => file.Path == "wording.yaml").Text;
        var entry = text[text.IndexOf("personal-only:", StringComparison.Ordinal)..text.IndexOf("not-stored:", StringComparison.Ordinal)];
        var files = ShippedContent.With("wording.yaml", entry, "");

        var problem = Assert.Single(ShippedContent.Check(files));

        Assert.Equal(("wording.yaml", "'personal-only' is missing."), (problem.File, problem.Message));
        Assert.InRange(problem.Line, text.Split('\n').Length - 12, text.Split('\n').Length);
    }

    [Fact]
    public void A_paragraph_that_nobody_uses_is_told_where_it_stands_in_the_protocol()
    {
        var text = ShippedContent.Files.Single(file => file.Path == "coverage.yaml").Text;
        var entry = text[text.IndexOf("  - id: \"1.5\"", StringComparison.Ordinal)..text.IndexOf("  - id: \"1.6\"", StringComparison.Ordinal)];
        var files = ShippedContent.With("coverage.yaml", entry, "");

        var problem = Assert.Single(ShippedContent.Check(files));

        Assert.Equal(("protocol.yaml", "Paragraph 1.5 is used by no rule."), (problem.File, problem.Message));
        Assert.Equal(LineOf(files, "protocol.yaml", "- id: \"1.5\""), problem.Line);
    }

    [Fact]
    public void Dialogs_that_lead_to_one_another_for_ever_are_told_at_the_row_that_does_so()
    {
        var files = ShippedContent.With("escalation.yaml", "rules:\n", "rules:\n  - id: \"round\"\n    if: { stage: derailed }\n    go-on: { scenario: friend-request }\n\n");

        var problems = ShippedContent.Check(files).Where(problem => problem.Message.StartsWith("Going on from here", StringComparison.Ordinal)).ToList();

        Assert.Contains(problems, problem => problem.File == "escalation.yaml" && problem.Line == LineOf(files, "escalation.yaml", "- id: \"round\""));
        Assert.Contains(problems, problem => problem.File == "friend-request.yaml" && problem.Line == LineOf(files, "friend-request.yaml", "  - id: \"1\""));
    }

    [Fact]
    public void An_English_label_that_was_left_out_is_told_with_its_line()
    {
        var text = ShippedContent.Files.Single(file => file.Path == "friend-request.yaml").Text;
        var label = text.Split('\n').First(line => line.TrimStart().StartsWith("label:", StringComparison.Ordinal));
        var files = ShippedContent.With("friend-request.yaml", label, label[..label.IndexOf(", en:", StringComparison.Ordinal)] + " }");

        var problem = Assert.Single(ShippedContent.Check(files));

        Assert.Equal("'en' is missing.", problem.Message);
        Assert.Equal(LineOf(files, "friend-request.yaml", label[..label.IndexOf(", en:", StringComparison.Ordinal)]), problem.Line);
    }

    [Fact]
    public void A_sentence_of_forty_words_is_told_with_its_line()
    {
        var files = ShippedContent.With("monitoring.yaml", "OZHW kan meekijken", Long);

        var problems = ShippedContent.Check(files).Where(problem => problem.Message.StartsWith("A sentence of", StringComparison.Ordinal)).ToList();

        var problem = Assert.Single(problems);
        Assert.Equal(("monitoring.yaml", LineOf(files, "monitoring.yaml", "maar doorgaat")), (problem.File, problem.Line));
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var files = ShippedContent.With("press.yaml", "    route: press", "    rout: press").Select(file => file.Path == "account.yaml" ? file with { Text = file.Text.Replace("menu: 7", "menu: seven", StringComparison.Ordinal) } : file).ToList();

        var problems = ContentReader.Read(files).Problems;

        Assert.Equal(["account.yaml", "press.yaml"], problems.Select(problem => problem.File).Distinct());
    }

    [Fact]
    public void A_file_that_is_missing_or_no_yaml_is_told()
    {
        var without = ShippedContent.Files.Where(file => file.Path != "phone-numbers.yaml").ToList();
        var broken = ShippedContent.With("post.yaml", "scenario: post", "scenario: post\n  - what: [");

        Assert.Contains(ContentReader.Read(without).Problems, problem => problem.File == "phone-numbers.yaml");
        Assert.Contains(ContentReader.Read(broken).Problems, problem => problem is { File: "post.yaml", Line: > 0 });
    }

    [Fact]
    public void Whatever_becomes_of_a_file_reading_tells_it_and_never_throws()
    {
        var names = ShippedContent.Files.Select(file => file.Path).ToArray();
        var damage = Gen.Select(Gen.Int[0, names.Length - 1], Gen.Int[0, 100_000], Gen.Int[0, 40], Gen.Int[0, Put.Length - 1]);

        damage.Sample((file, place, length, put) =>
        {
            var files = ShippedContent.Files.Select(entry => entry.Path == names[file] ? entry with { Text = Damaged(entry.Text, place, length, Put[put]) } : entry).ToList();
            var reading = ContentReader.Read(files);
            Assert.True(reading.Content is not null || !reading.Problems.IsEmpty);
            Assert.All(reading.Problems, problem => Assert.True(problem.Line >= 1 && problem.Remedy.Length > 0));
        }, iter: 150);
    }

    private static string Damaged(string text, int place, int length, string put)
    {
        var from = place % (text.Length + 1);
        return string.Concat(text.AsSpan(0, from), put, text.AsSpan(Math.Min(text.Length, from + length)));
    }

    private static int LineOf(IReadOnlyList<ContentFile> files, string file, string words) =>
        files.Single(entry => entry.Path == file).Text.Split('\n').ToList().FindIndex(line => line.Contains(words, StringComparison.Ordinal)) + 1;
}
