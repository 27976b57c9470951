using CsCheck;

using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;

using Xunit;

namespace ProtocolBot.Tests.Turns;

public sealed class ReceiptTests
{
    [Fact]
    public void A_receipt_reproduces_the_verdict()
    {
        var play = new Play().Start("friend-request").Choose("pupil").Choose("none").Choose("private").Choose("new");
        var verdict = play.Verdict.Verdict;
        var button = play.Verdict.Buttons.Single(candidate => candidate.Value == Asks.Receipt);

        var text = Assert.IsType<Reply.Message>(Assert.Single(play.Push(button).Replies)).Text;
        var explained = Assert.IsType<Explanation.Decided>(Explanation.Explain(Spoken.Content, text[text.LastIndexOf("PB1/", StringComparison.Ordinal)..]));

        Assert.Contains("23 november 2026", text, StringComparison.Ordinal);
        Assert.Equal((verdict.Rule, true, true), (explained.Verdict.Rule, explained.SameContent, explained.SameRule));
        Assert.Equal(verdict.Articles, explained.Verdict.Articles);
    }

    [Fact]
    public void It_says_when_the_content_has_changed_since()
    {
        var code = Code();

        var explained = Assert.IsType<Explanation.Decided>(Explanation.Explain(Spoken.Read("another-content"), code));

        Assert.False(explained.SameContent);
        Assert.True(explained.SameRule);
    }

    [Fact]
    public void Line_breaks_of_copying_do_not_matter_and_a_changed_character_does()
    {
        var code = Code();

        Assert.NotNull(Receipt.Read(code.Insert(20, "\n ")));
        Gen.Select(Gen.Int[0, code.Length - 1], Gen.Char['!', '~']).Where((at, other) => code[at] != other)
            .Sample((at, other) => Receipt.Read(code[..at] + other + code[(at + 1)..]) is null);
    }

    [Fact]
    public void No_text_makes_reading_throw() => Gen.String[0, 200].Sample(text => Receipt.Read(text) is null && Receipt.Read("PB1/" + text) is null);

    [Fact]
    public void It_holds_no_word_that_the_person_wrote()
    {
        var receipt = new Receipt("concept", "hash", "post", "4", new(2026, 11, 23), Answers.None.With("channel", Answer.Of("own-account")).With("description", new Answer.Written("geheim")));

        Assert.DoesNotContain("geheim", receipt.Code, StringComparison.Ordinal);
        Assert.IsType<Answer.Skipped>(Receipt.Read(receipt.Code)!.Answers["description"]);
    }

    [Fact]
    public void A_receipt_of_a_scenario_that_is_gone_says_so() =>
        Assert.IsType<Explanation.NoLonger>(Explanation.Explain(Spoken.Content, new Receipt("1", "h", "gone", "1", new(2026, 1, 1), Answers.None).Code));

    private static string Code() =>
        new Play().Start("friend-request").Choose("pupil").Choose("none").Choose("private").Choose("new").Verdict.Buttons.Single(candidate => candidate.Value == Asks.Receipt).Arguments[0];
}
