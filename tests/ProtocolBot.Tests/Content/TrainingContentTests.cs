using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.Content;

/// <summary>The training sentences are content like any other: what is wrong in them is told with file and line.</summary>
public sealed class TrainingContentTests
{
    private const string File = "understanding/zz-of-this-test.yaml";

    private const string Whole = """
        # Sentences of this test alone.
        intents:
          - id: post.of-this-test
            scenario: post
            kind: question
            articles: ["1.1", "5.3"]
            only: nl
            nl:
              - "zeg test een"
              - "zeg test twee"
              - "zeg test drie"
              - "zeg test vijf"
        """;

    [Fact]
    public void What_is_whole_is_read_with_its_lines()
    {
        var intent = Read(Whole).Training.Intents.Single(intent => intent.Id == "post.of-this-test");

        Assert.Equal(("post", Kinds.Question, false, (Tongue?)Tongue.Dutch, 3), (intent.Scenario, intent.Kind, intent.Urgent, intent.Only, intent.Line));
        Assert.Equal(["1.1", "5.3"], intent.Articles);
        Assert.Equal(new Sentence("zeg test een", Tongue.Dutch, 9), intent.Sentences[0]);
        Assert.Empty(ContentCheck.Full(Read(Whole)));
    }

    [Theory]
    [InlineData("scenario: post", "scenario: poster", "leads to the scenario 'poster', which does not exist", 3)]
    [InlineData("kind: question", "kind: answer", "has the kind 'answer'", 3)]
    [InlineData("\"5.3\"", "\"5.33\"", "names paragraph 5.33, which the protocol does not have", 3)]
    [InlineData("\"5.3\"", "\"1.1\"", "has 2 articles", 3)]
    [InlineData("[\"1.1\", \"5.3\"]", "[]", "has 0 articles", 3)]
    [InlineData("only: nl", "urgent: true", "with a scenario or urgency that does not go with it", 3)]
    [InlineData("    only: nl\n", "", "has 0 sentences in English", 3)]
    [InlineData("      - \"zeg test drie\"\n", "", "has 3 sentences in Dutch", 3)]
    [InlineData("only: nl", "only: fr", "'only' is 'fr'", 7)]
    [InlineData("zeg test vijf", "Zeg, TEST één!", "stands also in 'post.of-this-test', line 9", 12)]
    [InlineData("zeg test vijf", "!?", "A sentence without words", 12)]
    [InlineData("kind: question", "kinds: question", "The key 'kinds' is unknown here", 5)]
    public void A_slip_is_told_where_it_stands(string old, string changed, string said, int line)
    {
        var files = ShippedContent.Files.Append(new ContentFile(File, Whole.Replace(old, changed, StringComparison.Ordinal))).ToList();

        var problems = ShippedContent.Check(files).Where(problem => problem.File == File).ToList();

        Assert.Contains(problems, problem => problem.Message.Contains(said, StringComparison.Ordinal) && problem.Line == line && problem.Remedy.Length > 0);
    }

    [Fact]
    public void An_intent_that_stands_twice_is_told()
    {
        var again = new ContentFile("understanding/zz-second.yaml", Whole.Replace("zeg test", "zeg nog eens", StringComparison.Ordinal));

        var problem = Assert.Single(ShippedContent.Check([.. ShippedContent.Files, new(File, Whole), again]));

        Assert.Equal((File.Replace("zz-of-this-test", "zz-second", StringComparison.Ordinal), 3), (problem.File, problem.Line));
        Assert.Contains("stands in the training twice", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_concept_needs_words_in_both_languages()
    {
        var text = ShippedContent.Files.Single(file => file.Path == "understanding/concepts.yaml").Text;
        var files = ShippedContent.With("understanding/concepts.yaml", text[text.IndexOf("  en: [pupil,", StringComparison.Ordinal)..text.IndexOf("parent:", StringComparison.Ordinal)], "");

        Assert.Contains(ShippedContent.Check(files), problem => problem.File == "understanding/concepts.yaml" && problem.Message.Contains("'pupil' has no words", StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_sentence_changes_the_content_s_hash() =>
        Assert.NotEqual(Read(Whole).Hash, Read(Whole.Replace("test een", "test nul", StringComparison.Ordinal)).Hash);

    private static ContentSet Read(string text) => ContentReader.Read([.. ShippedContent.Files, new(File, text)]) switch
    {
        { Content: { } content } => content,
        var reading => throw new InvalidOperationException(string.Join(Environment.NewLine, reading.Problems)),
    };
}
