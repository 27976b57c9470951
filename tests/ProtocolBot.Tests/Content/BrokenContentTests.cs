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
    [InlineData("press.yaml", "    if: { permission: \"yes\" }\n    verdict: allowed-if", "    if: { permission: \"no\" }\n    verdict: allowed-if", "No row matches")]
    // A row that a row above takes whole.
    [InlineData("account.yaml", "    if: { kind: official }", "    if: { kind: school-name }", "can never be the first to match")]
    [InlineData("friend-request.yaml", "cites: [\"5.9\"]", "cites: [\"5.99\"]", "which the protocol does not have")]
    [InlineData("post.yaml", "niet toegestaan sociale media accounts", "niet toegestaan social media accounts", "that are not in it")]
    [InlineData("press.yaml", "permission: \"no\"", "permision: \"no\"", "which is not asked before it")]
    [InlineData("press.yaml", "    route: press", "    rout: press", "is unknown here")]
    [InlineData("friend-request.yaml", "go-on: { scenario: escalation", "go-on: { scenario: escalatie", "which does not exist")]
    [InlineData("friend-request.yaml", "account: private", "account: secret", "looks for the answer 'secret'")]
    [InlineData("coverage.yaml", "  - id: \"1.5\"", "  - id: \"1.55\"", "does not exist")]
    [InlineData("protocol.yaml", "  version: concept", "  version:", "'version'")]
    [InlineData("wording.yaml", "personal-only:", "personal-onlie:", "'personal-onlie' is used nowhere")]
    [InlineData("interpretations.yaml", "paragraphs: [\"3.1\", \"4.1\"]", "paragraphs: [\"3.1\", \"4.111\"]", "4.111")]
    public void A_slip_is_noticed_where_it_stands(string file, string old, string changed, string said)
    {
        var files = ShippedContent.With(file, old, changed);

        var problem = ShippedContent.Check(files).FirstOrDefault(problem => problem.File == file && problem.Message.Contains(said, StringComparison.Ordinal));

        Assert.NotNull(problem);
        Assert.NotEmpty(problem.Remedy);
        Assert.InRange(problem.Line, 1, files.Single(entry => entry.Path == file).Text.Split('\n').Length);
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
    public void A_phone_number_in_a_text_is_told()
    {
        var files = ShippedContent.With("wording.yaml", "Open mij in een eigen chat.", "Bel 0900-1113111.");
        Assert.Contains(ShippedContent.Check(files), problem => problem.Message.StartsWith("A phone number stands in a text", StringComparison.Ordinal));
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
