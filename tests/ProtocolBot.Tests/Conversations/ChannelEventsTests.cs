using System.Text.Json;
using System.Text.Json.Nodes;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Content;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>What a channel sends beside messages, and where else than in a chat of one's own.</summary>
public sealed class ChannelEventsTests(OneBot one) : IClassFixture<OneBot>
{
    private readonly Chat sanne = one.Bot.Chat();

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task Where_others_read_along_one_line_is_said_and_nothing_of_what_was_asked(string kind)
    {
        var before = one.Bot.Rows("conversation");
        var said = sanne.Said("<at>ProtocolBot</at> een leerling valt mij lastig");

        var heard = await one.Bot.ExchangeAsync(said with { Conversation = said.Conversation! with { ConversationType = kind, IsGroup = true } });

        Assert.Equal([OneBot.Wording(WordingIds.PersonalOnly)], heard.Texts);
        Assert.Null(heard.Trace("protocolbot/understanding"));
        Assert.Equal(before, one.Bot.Rows("conversation"));
    }

    [Fact]
    public async Task A_first_meeting_is_a_welcome_by_name_and_other_arrivals_are_none()
    {
        var joined = sanne.Activity() with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount { Id = "28:bot" }] };
        var heard = await one.Bot.ExchangeAsync(joined);
        Assert.Contains("Welkom, Sanne!", heard.Words, StringComparison.Ordinal);

        var other = await one.Bot.ExchangeAsync(joined with { Id = "another", MembersAdded = [new ChannelAccount { Id = "29:person" }] });
        Assert.Empty(other.Activities);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("handoff")]
    [InlineData("somethingNew")]
    public async Task Types_that_mean_nothing_to_us_are_accepted_and_change_nothing(string type)
    {
        await sanne.StartAsync("post");
        var rows = one.Bot.Rows("inbox");

        var heard = await one.Bot.ExchangeAsync(sanne.Said("stop") with { Type = type });

        Assert.Equal((200, 0, rows), ((int)heard.Status, heard.Activities.Count, one.Bot.Rows("inbox")));
        Assert.Equal("post/related", (await sanne.SayAsync("own-account")).Asks);
    }

    [Fact]
    public async Task A_card_that_executes_is_answered_like_one_that_submits()
    {
        await sanne.StartAsync("press");
        var execute = AnswerWay.Execute(sanne, new JsonObject { ["scenario"] = "press", ["question"] = "permission", ["answer"] = "no" });

        var heard = await one.Bot.ExchangeAsync(execute);

        Assert.Equal("not-allowed", heard.Verdict);
        var answer = Assert.Single(heard.Activities, activity => activity.Type == "invokeResponse");
        Assert.Equal(200, answer.Value?.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Without_expected_replies_an_executed_card_gets_its_own_answer_and_the_replies_follow()
    {
        await using var connector = await FakeConnector.StartAsync();
        var execute = AnswerWay.Execute(sanne, new JsonObject { ["scenario"] = "press" }) with { DeliveryMode = null, ServiceUrl = connector.ServiceUrl };

        var heard = await one.Bot.ExchangeAsync(execute);

        using var body = JsonDocument.Parse(heard.Body);
        Assert.Equal((200, "application/vnd.microsoft.activity.message"), (body.RootElement.GetProperty("statusCode").GetInt32(), body.RootElement.GetProperty("type").GetString()));
        var replies = await connector.WaitForAsync(1, TestContext.Current.CancellationToken);
        Assert.Equal((sanne.Conversation, execute.Id), (replies[0].Conversation?.Id, replies[0].ReplyToId));
    }

    [Fact]
    public async Task A_message_without_expected_replies_is_answered_by_the_connector_and_leaves_the_outbox()
    {
        await using var connector = await FakeConnector.StartAsync();

        var heard = await one.Bot.ExchangeAsync(sanne.Said("menu", connector.ServiceUrl));

        Assert.Equal((200, ""), ((int)heard.Status, heard.Body));
        var replies = await connector.WaitForAsync(1, TestContext.Current.CancellationToken);
        Assert.Contains(OneBot.Wording(WordingIds.MenuTitle), replies[0].Attachments?[0].Content?.GetProperty("fallbackText").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_attached_is_never_fetched_and_the_person_is_answered()
    {
        await using var connector = await FakeConnector.StartAsync();
        var picture = new Attachment { ContentType = "image/png", ContentUrl = connector.ServiceUrl + "picture.png", ThumbnailUrl = connector.ServiceUrl + "small.png" };

        var alone = await one.Bot.ExchangeAsync(sanne.Activity() with { Attachments = [picture] });
        var withText = await one.Bot.ExchangeAsync(sanne.Said("mag ik deze foto plaatsen?") with { Attachments = [picture] });

        Assert.Equal(OneBot.Wording(WordingIds.NoFiles), Assert.Single(alone.Activities).Text);
        Assert.Equal(OneBot.Wording(WordingIds.NoFiles), withText.Activities[0].Text);
        Assert.Equal("post/channel", withText.Asks);
        Assert.Empty(connector.Requests);
    }

    [Fact]
    public async Task A_channel_without_cards_gets_all_of_it_as_text()
    {
        var start = sanne.Pressed(new JsonObject { ["scenario"] = "press" }) with { ChannelId = "test" };

        var heard = await one.Bot.ExchangeAsync(start);

        Assert.Null(heard.Last.Attachments);
        Assert.Contains("1. ", heard.Text, StringComparison.Ordinal);
        Assert.Contains("2. ", heard.Text, StringComparison.Ordinal);
    }
}
