using System.Net;
using System.Text.Json.Nodes;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Storage;
using ProtocolBot.Host.Turns;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Turns;

/// <summary>One message through the real endpoint, the real content and a real database.</summary>
public sealed class TurnHandlerTests
{
    [Fact]
    public async Task A_dialog_is_walked_to_its_verdict_and_leaves_no_row()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var chat = bot.Chat();

        var begun = await chat.StartAsync("friend-request");
        await chat.PressAsync("friend-request", "who", "pupil");
        var remembered = await VersionAsync(bot, chat);
        var heard = await chat.PressAsync("friend-request", "concern", "none");
        while (heard is { Asks: { } asks, Verdict: null })
        {
            heard = await chat.PressAsync("friend-request", asks.Split('/')[1], heard.Answers[0]);
        }

        Assert.Equal("friend-request/who", begun.Asks);
        Assert.NotEqual(0, remembered);
        Assert.NotNull(heard.Verdict);
        Assert.Equal(0, await VersionAsync(bot, chat));
    }

    [Fact]
    public async Task A_message_that_comes_again_has_one_effect_and_the_same_answer()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var chat = bot.Chat();
        await chat.StartAsync("friend-request");
        var press = chat.Pressed(new JsonObject { ["scenario"] = "friend-request", ["question"] = "who", ["answer"] = "pupil" });

        var first = await bot.ExchangeAsync(press);
        var version = await VersionAsync(bot, chat);
        var again = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bot.ExchangeAsync(press)));

        Assert.NotEmpty(first.Activities);
        Assert.All(again, one => Assert.Equal(first.Body, one.Body));
        Assert.Equal(version, await VersionAsync(bot, chat));
    }

    [Fact]
    public async Task Messages_sent_at_once_in_one_conversation_are_all_handled_one_after_the_other()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var chat = bot.Chat();
        await chat.StartAsync("friend-request");
        var version = await VersionAsync(bot, chat);

        var heard = await Task.WhenAll(Enumerable.Range(0, 25).Select(at => chat.SayAsync($"qzxv {at} plrm")));

        Assert.All(heard, one => Assert.Equal(HttpStatusCode.OK, one.Status));
        Assert.All(heard, one => Assert.Equal("friend-request/who", one.Asks));
        Assert.Equal(version + 25, await VersionAsync(bot, chat));
    }

    [Fact]
    public async Task Two_processes_on_one_database_lose_none_of_each_others_answers()
    {
        await using var one = await BotUnderTest.StartAsync();
        await using var other = await BotUnderTest.StartAsync(one.Folder);
        var chat = one.Chat();
        await chat.StartAsync("friend-request");
        var version = await VersionAsync(one, chat);

        var heard = await Task.WhenAll(Enumerable.Range(0, 12).Select(at => (at % 2 == 0 ? one : other).ExchangeAsync(chat.Said($"qzxv {at} plrm"))));

        var handled = heard.Count(static answer => answer.Asks == "friend-request/who");
        Assert.Equal(version + handled, await VersionAsync(one, chat));
        Assert.All(heard.Where(static answer => answer.Asks is null), static answer => Assert.Contains("112", answer.Text, StringComparison.Ordinal));
        Assert.True(handled > 0);
    }

    [Fact]
    public async Task A_restart_goes_on_where_the_conversation_was()
    {
        await using var before = await BotUnderTest.StartAsync();
        var chat = before.Chat();
        var asked = await chat.StartAsync("friend-request");

        await using var after = await BotUnderTest.StartAsync(before.Folder);
        var heard = await after.ExchangeAsync(chat.Said("waarom?"));

        Assert.Equal(asked.Asks, heard.Asks);
    }

    [Fact]
    public async Task Without_expectReplies_the_replies_go_to_the_connector_and_the_answer_is_empty()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await BotUnderTest.StartAsync();
        var chat = bot.Chat();

        var heard = await bot.ExchangeAsync(chat.Said("menu", connector.ServiceUrl));
        var sent = await connector.WaitForAsync(1, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, ""), (heard.Status, heard.Body));
        Assert.Equal(chat.Conversation, sent[0].Conversation?.Id);
        Assert.Equal(("28:bot", "29:leraar-vo"), (sent[0].From?.Id, sent[0].Recipient?.Id));
    }

    [Fact]
    public async Task A_cards_execute_is_answered_as_the_client_expects()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await BotUnderTest.StartAsync();
        var chat = bot.Chat();
        var execute = chat.Pressed(new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["data"] = new JsonObject { ["scenario"] = "friend-request" } } }) with
        {
            Type = ActivityTypes.Invoke,
            Name = "adaptiveCard/action",
        };

        var inBody = await bot.ExchangeAsync(execute);
        var byConnector = await bot.ExchangeAsync(execute with { Id = "2", DeliveryMode = null, ServiceUrl = connector.ServiceUrl });
        var broken = await bot.ExchangeAsync(chat.Pressed([]) with { Type = ActivityTypes.Invoke, Name = "adaptiveCard/action" });
        var unknown = await bot.ExchangeAsync(execute with { Id = "3", Name = "task/fetch" });

        Assert.Equal("friend-request/who", inBody.Asks);
        Assert.Equal("invokeResponse", inBody.Activities[^1].Type);
        Assert.Equal(200, JsonNode.Parse(byConnector.Body)?["statusCode"]?.GetValue<int>());
        Assert.NotEmpty(await connector.WaitForAsync(1, TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.OK, 400), (broken.Status, JsonNode.Parse(broken.Body)?["statusCode"]?.GetValue<int>()));
        Assert.Equal(HttpStatusCode.NotImplemented, unknown.Status);
    }

    [Fact]
    public async Task In_a_group_one_line_is_said_and_nothing_is_kept()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var chat = bot.Chat();

        var heard = await bot.ExchangeAsync(chat.Said("friend-request") with { Conversation = new ConversationAccount { Id = chat.Conversation, ConversationType = "groupChat", IsGroup = true } });

        Assert.Single(heard.Activities);
        Assert.Null(heard.Asks);
        Assert.Equal(0, await VersionAsync(bot, chat));
    }

    [Fact]
    public async Task What_means_nothing_is_accepted_in_silence()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var chat = bot.Chat();

        var reaction = await bot.ExchangeAsync(chat.Activity() with { Type = ActivityTypes.MessageReaction });
        var picture = await bot.ExchangeAsync(chat.Activity() with { Attachments = [new Attachment { ContentType = "image/png", ContentUrl = "https://example.org/x.png" }] });

        Assert.Equal((HttpStatusCode.OK, 0), (reaction.Status, reaction.Activities.Count));
        Assert.NotEmpty(picture.Activities);
    }

    [Fact]
    public async Task When_nothing_can_be_stored_the_person_is_told_so_and_whom_to_phone()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Get<BotDb>().DisposeAsync();

        var dutch = await bot.Chat().StartAsync("friend-request");
        var english = await bot.Chat("en-GB").StartAsync("friend-request");
        var byConnector = await bot.ExchangeAsync(bot.Chat().Said("friend-request", connector.ServiceUrl));
        var sent = await connector.WaitForAsync(1, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, dutch.Status);
        Assert.Contains("niet bewaard en niet gemeld", dutch.Text, StringComparison.Ordinal);
        Assert.Contains("112", dutch.Text, StringComparison.Ordinal);
        Assert.Contains("not stored and not reported", english.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, byConnector.Status);
        Assert.Contains("niet gemeld", sent[0].Text, StringComparison.Ordinal);
        Assert.Null(dutch.Asks);
    }

    /// <summary>0 when nothing is remembered.</summary>
    private static async Task<long> VersionAsync(BotUnderTest bot, Chat chat) =>
        (await bot.Get<BotDb>().LoadAsync(Keys.Conversation(chat.Activity()), TestContext.Current.CancellationToken)).Version;
}
