using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cards;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Cards;

public sealed class ReplyRendererTests
{
    private static readonly ReplyRenderer WithTraces = new(SampleReplies.Content, traces: true);

    private static readonly ReplyRenderer Silent = new(SampleReplies.Content, traces: false);

    public static TheoryData<string> Kinds => [.. SampleReplies.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_reply_looks_as_approved(string kind)
    {
        var activity = WithTraces.Render(SampleReplies.All[kind], "msteams");

        Golden.Json($"reply-{kind}", JsonSerializer.SerializeToElement(activity, WireJson.Outbound.Activity));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_reply_reads_as_approved_where_there_are_no_cards(string kind)
    {
        var activity = WithTraces.Render(SampleReplies.All[kind], "sms");

        Assert.Null(activity.Attachments);
        Assert.Equal("plain", activity.TextFormat);
        Golden.Text($"twin-{kind}.txt", activity.Text!);
    }

    [Fact]
    public async Task Every_card_passes_the_lint_and_the_schema()
    {
        var cards = SampleReplies.All.Values.Select(reply => Silent.Render(reply, "msteams").Attachments?[0].Content).OfType<JsonElement>().ToList();

        var problems = await CardSchema.ProblemsAsync(cards, TestContext.Current.CancellationToken);

        Assert.Equal(SampleReplies.All.Count - 1, cards.Count);
        Assert.All(cards, card => Assert.Empty(CardLint.Check(card)));
        Assert.All(problems, Assert.Empty);
    }

    [Theory]
    [InlineData("msteams", true)]
    [InlineData("msteams:sub", true)]
    [InlineData("directline", true)]
    [InlineData("webchat", true)]
    [InlineData("emulator", true)]
    [InlineData("playground", true)]
    [InlineData("sms", false)]
    [InlineData(null, false)]
    public void A_channel_gets_the_card_or_its_twin_and_never_both(string? channel, bool card)
    {
        var activity = Silent.Render(SampleReplies.Choice, channel);

        Assert.Equal(card, activity.Attachments is not null);
        Assert.Equal(card, activity.Text is null);
        Assert.Equal(card, activity.Summary is not null);
        Assert.NotNull(activity.TextFormat);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_card_falls_back_on_the_same_twin(string kind)
    {
        var card = Silent.Render(SampleReplies.All[kind], "msteams").Attachments?[0].Content;

        if (kind != "line")
            Assert.Equal(Silent.Render(SampleReplies.All[kind], "sms").Text, card!.Value.GetProperty("fallbackText").GetString());
        else
            Assert.Null(card);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_asks_expects_an_answer_and_what_does_not_leaves_it_open(string kind)
    {
        var reply = SampleReplies.All[kind];

        Assert.Equal(reply is Reply.Question or Reply.Summary ? "expectingInput" : "acceptingInput", Silent.Render(reply, "msteams").InputHint);
    }

    [Fact]
    public void Without_traces_only_the_sources_travel()
    {
        Assert.Null(Silent.Render(SampleReplies.Choice, "msteams").Entities);
        Assert.Equal("https://schema.org/Message", Assert.Single(Silent.Render(SampleReplies.VerdictCard, "msteams").Entities!).GetProperty("type").GetString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_a_person_wrote_is_never_in_an_entity(string kind)
    {
        var entities = WithTraces.Render(SampleReplies.All[kind], "msteams").Entities ?? [];

        Assert.DoesNotContain(entities, entity => entity.GetRawText().Contains("Jan", StringComparison.Ordinal));
    }

    [Fact]
    public void A_card_that_is_too_heavy_first_loses_its_twin_and_then_becomes_it()
    {
        var heavy = Silent.Render(SampleReplies.Line with { Title = "Veel", Text = new string('a', 10_000) }, "msteams");
        var tooHeavy = Silent.Render(SampleReplies.Line with { Title = "Veel", Text = new string('a', 40_000) }, "msteams");

        Assert.Empty(CardLint.Check(heavy.Attachments![0].Content!.Value));
        Assert.Equal((true, true), (tooHeavy.Attachments is null, tooHeavy.Text!.Length > 40_000));
    }
}
