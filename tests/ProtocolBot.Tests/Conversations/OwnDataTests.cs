using ProtocolBot.BotFramework;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>"Mijn gegevens": what is kept is told, shown on a page, and erased when somebody is sure.</summary>
public sealed class OwnDataTests(OneBot one) : OwnDataContract(one), IClassFixture<OneBot>;

/// <summary>The same on PostgreSQL.</summary>
public sealed class OwnDataOnPostgresTests(OneBotOnPostgres one) : OwnDataContract(one), IClassFixture<OneBotOnPostgres>;

/// <summary>What holds on both databases.</summary>
public abstract class OwnDataContract(OneBot one)
{
    private readonly Chat sanne = one.Bot.Chat(persona: $"sanne-{Guid.NewGuid():n}");

    [Fact]
    public async Task What_runs_is_told_with_its_count_and_the_question_is_asked_again()
    {
        await sanne.StartAsync("post");
        await sanne.SayAsync("own-account");

        var heard = await sanne.SayAsync("mijn gegevens");

        Assert.Contains("Je antwoorden tot nu toe: 1.", heard.Words, StringComparison.Ordinal);
        Assert.Contains("Meldingen die je deed: 0.", heard.Words, StringComparison.Ordinal);
        Assert.Equal("post/related", heard.Asks);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("de tweede")]
    [InlineData("Wis wat je van mij weet")]
    [InlineData("mijn gegevens wissen graag")]
    [InlineData("erase my data")]
    public async Task The_choice_is_made_by_its_label_a_synonym_or_its_number(string said)
    {
        await sanne.SayAsync("mijn gegevens");

        Assert.Contains(OneBot.Wording(WordingIds.EraseDataTitle), (await sanne.SayAsync(said)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("alles over mij bekijken")]
    public async Task The_other_choice_gives_a_link_to_a_page_and_no_story(string said)
    {
        await sanne.SayAsync("my data");

        Assert.Contains("/meldingen/mijn-gegevens)", (await sanne.SayAsync(said)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_dialog_a_number_answers_its_question_and_the_words_of_the_choice_are_still_understood()
    {
        await sanne.StartAsync("post");
        await sanne.SayAsync("mijn gegevens");
        Assert.Equal("post/related", (await sanne.SayAsync("2")).Asks);

        await sanne.SayAsync("mijn gegevens");
        Assert.Contains(OneBot.Wording(WordingIds.EraseDataTitle), (await sanne.SayAsync("wis mijn gegevens")).Words, StringComparison.Ordinal);
        var kept = await sanne.SayAsync("nee");

        Assert.Contains(OneBot.Wording(WordingIds.DataKept), kept.Words, StringComparison.Ordinal);
        Assert.Equal("post/related", kept.Asks);
    }

    [Theory]
    [InlineData("misschien")]
    [InlineData("ja, maar niet mijn taal")]
    [InlineData("ik denk het wel")]
    public async Task Nothing_is_erased_on_a_guess(string said)
    {
        await sanne.SayAsync("English");
        await sanne.AskAsync("erase-data");

        var heard = await sanne.SayAsync(said);

        Assert.DoesNotContain(OneBot.Wording(WordingIds.DataErased), heard.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(OneBot.Wording(WordingIds.DataErased, Tongue.English), heard.Words, StringComparison.Ordinal);
        Assert.Contains(OneBot.Wording(WordingIds.MyDataTongue, Tongue.English), (await sanne.SayAsync("my data")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_that_comes_later_erases_nothing()
    {
        await sanne.AskAsync("erase-data");
        await sanne.SayAsync("menu");

        Assert.DoesNotContain(OneBot.Wording(WordingIds.DataErased), (await sanne.SayAsync("ja")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_sure_is_forgotten_and_this_turn_keeps_nothing_anew()
    {
        await using var connector = await FakeConnector.StartAsync();
        await SayToAsync(connector, "English", 1);
        await SayToAsync(connector, "erase my data", 2);
        var before = (State: one.Bot.Rows("conversation"), Person: one.Bot.Rows("person"));

        var said = await SayToAsync(connector, "yes", 3);

        Assert.Contains(OneBot.Wording(WordingIds.DataErased, Tongue.English), said.Attachments is [{ Content: { } card }] ? card.GetRawText() : said.Text, StringComparison.Ordinal);
        Assert.Equal((before.State - 1, before.Person - 1), (one.Bot.Rows("conversation"), one.Bot.Rows("person")));

        // The next word is the first again: where the person is, is kept once more.
        await SayToAsync(connector, "menu", 4);
        Assert.Equal(before.Person, one.Bot.Rows("person"));
    }

    [Theory]
    [InlineData("installationUpdate")]
    [InlineData("conversationUpdate")]
    public async Task Who_takes_the_app_away_is_forgotten_and_hears_nothing(string type)
    {
        await using var connector = await FakeConnector.StartAsync();
        await SayToAsync(connector, "English", 1);
        var before = (State: one.Bot.Rows("conversation"), Person: one.Bot.Rows("person"));

        await one.Bot.ExchangeAsync(sanne.Activity(connector.ServiceUrl) with
        {
            Type = type,
            Action = type == ActivityTypes.InstallationUpdate ? "remove" : null,
            MembersRemoved = type == ActivityTypes.ConversationUpdate ? [new ChannelAccount { Id = "28:bot" }] : null,
        });

        Assert.Equal((before.State - 1, before.Person - 1), (one.Bot.Rows("conversation"), one.Bot.Rows("person")));
        Assert.Single(connector.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task Who_leaves_with_a_reply_still_waiting_does_not_get_it_later()
    {
        await using var connector = await FakeConnector.StartAsync();
        connector.Otherwise = static _ => ConnectorAnswer.Throttled(TimeSpan.FromHours(1));
        await one.Bot.ExchangeAsync(sanne.Said("menu", connector.ServiceUrl));
        await connector.WaitForRequestsAsync(1, TestContext.Current.CancellationToken);
        var lane = $"outbox WHERE conversation = '{ProtocolBot.Host.Turns.Keys.Conversation(sanne.Activity()).Hash}'";
        Assert.Equal(1, one.Bot.Rows(lane));

        await one.Bot.ExchangeAsync(sanne.Activity(connector.ServiceUrl) with { Type = ActivityTypes.InstallationUpdate, Action = "remove" });

        Assert.Equal(0, one.Bot.Rows(lane));
    }

    [Fact]
    public async Task Another_version_of_the_app_and_another_member_forget_nobody()
    {
        await sanne.SayAsync("English");
        var before = one.Bot.Rows("conversation");

        await one.Bot.ExchangeAsync(sanne.Activity() with { Type = ActivityTypes.InstallationUpdate, Action = "remove-upgrade" });
        await one.Bot.ExchangeAsync(sanne.Activity() with { Type = ActivityTypes.ConversationUpdate, MembersRemoved = [new ChannelAccount { Id = "29:somebody" }] });

        Assert.Equal(before, one.Bot.Rows("conversation"));
    }

    [Fact]
    public async Task Who_has_the_app_again_is_not_welcomed_a_second_time()
    {
        var added = sanne.Activity() with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount { Id = "28:bot" }] };
        var first = await one.Bot.ExchangeAsync(added);
        await one.Bot.ExchangeAsync(sanne.Activity() with { Type = ActivityTypes.InstallationUpdate, Action = "remove" });

        var again = await one.Bot.ExchangeAsync(added with { Id = "again" });
        var redelivered = await one.Bot.ExchangeAsync(added);

        Assert.NotEmpty(first.Activities);
        Assert.Empty(again.Activities);
        Assert.Equal(first.Words, redelivered.Words);
    }

    private async Task<Activity> SayToAsync(FakeConnector connector, string text, int count)
    {
        await one.Bot.ExchangeAsync(sanne.Said(text, connector.ServiceUrl));
        return (await connector.WaitForAsync(count, TestContext.Current.CancellationToken))[count - 1];
    }
}
