using System.Text.RegularExpressions;

using ProtocolBot.Core.Evaluation;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Commands.Evaluate;

using Xunit;

namespace ProtocolBot.Tests.OwnWords;

public sealed class EvaluateCommandTests : IDisposable
{
    private const string Photo = """{"id":"t1","lang":"nl","text":"mag ik een foto van mijn klas op mijn eigen insta","kind":"question","scenario":"post","articles":["4.4","5.3"],"verdict":"not-allowed","route":"none","urgent":false,"why":"…","difficulty":1}""";
    private const string Printer = """{"id":"t2","lang":"en","text":"the <b>printer</b> is broken again","kind":"out-of-scope","scenario":"none","articles":[],"verdict":null,"urgent":false,"difficulty":2}""";
    private const string Knife = """{"id":"t3","lang":"nl","text":"een leerling heeft een mes bij zich","kind":"incident","scenario":"escalation","articles":["5.4"],"verdict":"escalate","urgent":true,"difficulty":2}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("protocolbot-evaluate-");

    [Fact]
    public void A_small_file_gives_a_line_for_each_kind_scenario_language_and_difficulty_and_every_miss_with_its_reason()
    {
        var wrong = Photo.Replace("t1", "t4", StringComparison.Ordinal).Replace("\"post\"", "\"press\"", StringComparison.Ordinal);
        var evaluated = Evaluating.Of(SmallTraining.Content, LabelledFile.Read(File(Photo, Printer, Knife, "", wrong)).Questions);
        var card = Scorecard.Of(evaluated.Judged);
        var text = ScorecardText.Of(evaluated, card);

        Assert.Equal((new Tally(3, 4), new Tally(1, 1), new Tally(1, 1), new Tally(0, 4)), (card.All.Dialog, card.OutOfScopeRefused, card.UrgentSeen, card.WronglyAllowed));
        Assert.Equal(["kind incident", "kind out-of-scope", "kind question", "scenario escalation", "scenario none", "scenario post", "scenario press", "language en", "language nl", "difficulty 1", "difficulty 2"],
            card.Groups.Select(line => $"{line.Group} {line.Value}"));
        Assert.Matches(@"all +4 +75\.0 % ", text);
        Assert.Contains("press taken for post: 1", text, StringComparison.Ordinal);
        Assert.Matches(@"t4 mag ik.*\s+is +question, press, \[4\.4, 5\.3\], verdict not-allowed\s+taken question, post, \[4\.4, 5\.3.*\s+why +post\.photo [01]\.\d\d", text);
        Assert.DoesNotContain("t1 mag ik", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_in_the_file_or_nearly_is_not_learnt_from()
    {
        // "mag ik een klassenfoto op mijn eigen insta" of the training says the same in nearly the same words.
        var near = Photo.Replace("een foto van mijn klas", "een klassenfoto", StringComparison.Ordinal);
        var evaluated = Evaluating.Of(SmallTraining.Content, LabelledFile.Read(File(near)).Questions);

        Assert.Equal((1, 29), (evaluated.LeftOut, evaluated.Learnt));
    }

    [Fact]
    public void A_yes_that_the_label_does_not_give_is_a_wrong_one()
    {
        var question = LabelledFile.Read(File(Photo)).Questions[0];
        var understood = Understanding.Of(SmallTraining.Content, question.Text, Core.Language.Tongue.Dutch);

        Assert.True(new Judged(question, understood, VerdictKind.AllowedIf, []).WronglyAllowed);
        Assert.True(new Judged(question with { Verdict = null }, understood, VerdictKind.Allowed, []).WronglyAllowed);
        Assert.False(new Judged(question with { Verdict = "allowed" }, understood, VerdictKind.AllowedIf, []).WronglyAllowed);
        Assert.False(new Judged(question, understood, VerdictKind.NotAllowed, []).WronglyAllowed);
        Assert.False(new Judged(question, understood, null, []).WronglyAllowed);
    }

    [Fact]
    public void The_report_is_one_page_with_a_chart_and_asks_nothing_of_anybody()
    {
        var evaluated = Evaluating.Of(SmallTraining.Content, LabelledFile.Read(File(Printer.Replace("out-of-scope", "question", StringComparison.Ordinal))).Questions);
        var page = ScorecardPage.Of(evaluated, Scorecard.Of(evaluated.Judged));

        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("the &lt;b&gt;printer&lt;/b&gt; is broken", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex(@"<script|src=|href=|url\(|@import"), page);
        Assert.All(Regex.Matches(page, "https?://[^\"]*").Select(match => match.Value), address => Assert.Equal("http://www.w3.org/2000/svg", address));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_with_its_lines_and_ends_in_1()
    {
        var broken = File(Photo, "{ not json", "null", Printer.Replace("\"text\"", "\"tekst\"", StringComparison.Ordinal), "");

        Assert.Equal((1, $"There is no file {folder.FullName}/none.jsonl.\n"), await RunAsync(Path.Combine(folder.FullName, "none.jsonl")));
        var (code, errors) = await RunAsync(broken);
        Assert.Equal(1, code);
        Assert.Collection(
            errors.Trim().Split('\n'),
            line => Assert.StartsWith($"{broken}:2: This is no labelled question.", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"{broken}:3: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"{broken}:4: This is no labelled question.", line, StringComparison.Ordinal));
        Assert.Equal(1, (await RunAsync(File(""))).Code);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<(int Code, string Errors)> RunAsync(string file)
    {
        await using var errors = new StringWriter { NewLine = "\n" };
        var code = await EvaluateCommand.RunAsync(file, null, TextWriter.Null, errors, TestContext.Current.CancellationToken);
        return (code, errors.ToString());
    }

    private string File(params string[] lines)
    {
        var path = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.jsonl");
        System.IO.File.WriteAllLines(path, lines);
        return path;
    }
}
