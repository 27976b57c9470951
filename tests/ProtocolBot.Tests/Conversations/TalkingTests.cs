using System.Text.Json;
using System.Text.Json.Nodes;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

public sealed class TalkingOnSqliteTests(OneBot one) : TalkingTests(one), IClassFixture<OneBot>;

public sealed class TalkingOnPostgresTests(OneBotOnPostgres one) : TalkingTests(one), IClassFixture<OneBotOnPostgres>;

/// <summary>Talking with the whole bot, in Dutch and English: from a question to a verdict, with all that people say in between.</summary>
public abstract class TalkingTests(OneBot one)
{
    private readonly Chat sanne = one.Bot.Chat();
    private readonly Chat emma = one.Bot.Chat("en-GB", "Emma Smith");

    [Fact]
    public async Task The_menu_names_every_situation_and_its_numbers_start_them()
    {
        var menu = await sanne.SayAsync("menu");
        var titles = ShippedContent.Set.Scenarios.Where(scenario => scenario.Menu is not null).OrderBy(scenario => scenario.Menu).ToList();
        Assert.All(titles, (scenario, at) => Assert.Contains($"{at + 1}. {scenario.Title.Dutch}", menu.Words, StringComparison.Ordinal));

        var started = await sanne.SayAsync("2");
        Assert.Equal("friend-request/who", started.Asks);
    }

    [Fact]
    public async Task From_a_question_in_ones_own_words_to_the_verdict()
    {
        var heard = await sanne.SayAsync("mag ik een foto van mijn klas op insta zetten?");
        var understood = Assert.NotNull(heard.Trace("protocolbot/understanding"));
        Assert.Equal(("post", "local", false), (understood.GetProperty("scenario").GetString(), understood.GetProperty("by").GetString(), understood.GetProperty("urgent").GetBoolean()));
        Assert.Equal("post/channel", heard.Asks);

        heard = await sanne.SayAsync("op de insta van school");
        Assert.Equal("post/people", heard.Asks);

        heard = await sanne.SayAsync("ze zijn 13");
        Assert.Equal("post/consent", heard.Asks);

        heard = await sanne.SayAsync("geen idee");
        Assert.Equal("not-allowed", heard.Verdict);
        Assert.Contains("Nog niet", heard.Words, StringComparison.Ordinal);
        Assert.Contains("SomToday", heard.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_in_English()
    {
        var heard = await emma.SayAsync("can I post a photo of my class on the school's instagram?");
        Assert.Equal("post/people", heard.Asks);

        heard = await emma.SayAsync("they are 17");
        Assert.Equal("post/consent", heard.Asks);

        heard = await emma.SayAsync("no");
        Assert.Equal("not-allowed", heard.Verdict);
        Assert.Contains("Not allowed", heard.Words, StringComparison.Ordinal);
        Assert.Equal("en-GB", heard.Last.Locale);
    }

    [Fact]
    public async Task What_was_said_at_once_isWantednot_asked_again_and_isWantedcorrected_with_one_press_after_the_verdict_too()
    {
        var heard = await sanne.SayAsync("foto van 3H2 op mijn eigen insta, ze zijn 15");
        Assert.Equal(("not-allowed", null), (heard.Verdict, heard.Asks));
        Assert.Equal(["own-account", "yes", "pupils-under-16"], new[] { "channel", "related", "people" }.Select(question => heard.Trace("protocolbot/verdict")?.GetProperty("answers").GetProperty(question).GetString()));

        var wrong = Button(heard, data => data.TryGetProperty("ask", out var ask) && ask.GetString() == "change" && data.GetProperty("arguments")[0].GetString() == "people");
        heard = await sanne.DoAsync(wrong);
        Assert.Equal("post/people", heard.Asks);

        heard = await sanne.PressAsync("post", "people", "none");
        Assert.Equal("post/setting", heard.Asks);
    }

    [Fact]
    public async Task Back_why_summary_help_and_restart_in_the_middle()
    {
        await sanne.StartAsync("post");
        await sanne.SayAsync("school-channel");
        Assert.Equal("post/consent", (await sanne.SayAsync("volwassenen")).Asks);

        var why = await sanne.SayAsync("waarom?");
        Assert.Equal("post/consent", why.Asks);
        Assert.Contains(ShippedContent.Set.Scenario("post")!.Dialog.Step("consent")!.Why.Dutch, why.Words, StringComparison.Ordinal);

        var summary = await sanne.SayAsync("samenvatting");
        Assert.Equal("post/consent", summary.Asks);
        Assert.Contains("Een officieel kanaal van de school of OZHW", summary.Words, StringComparison.Ordinal);

        var help = await sanne.SayAsync("help");
        Assert.Equal("post/consent", help.Asks);
        Assert.Contains(OneBot.Wording(WordingIds.HelpTitle), help.Words, StringComparison.Ordinal);

        Assert.Equal("post/people", (await sanne.SayAsync("terug")).Asks);
        Assert.Equal("post/channel", (await sanne.SayAsync("opnieuw")).Asks);
    }

    [Fact]
    public async Task The_same_words_in_English()
    {
        await emma.StartAsync("friend-request");
        Assert.Equal("friend-request/concern", (await emma.SayAsync("a pupil")).Asks);
        Assert.Contains("friend-request/concern", (await emma.SayAsync("why?")).Asks, StringComparison.Ordinal);
        Assert.Contains("A pupil or student", (await emma.SayAsync("summary")).Words, StringComparison.Ordinal);
        Assert.Equal("friend-request/who", (await emma.SayAsync("back")).Asks);
        Assert.Equal("friend-request/who", (await emma.SayAsync("restart")).Asks);
        Assert.Contains(OneBot.Wording(WordingIds.Stopped, Tongue.English), (await emma.SayAsync("stop")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_leaves_nothing_behind()
    {
        var before = one.Bot.Rows("conversation");
        await sanne.StartAsync("escalation");
        await sanne.SayAsync("nee");
        Assert.Equal(before + 1, one.Bot.Rows("conversation"));

        var stopped = await sanne.SayAsync("ik wil niet verder, stop");

        Assert.Null(stopped.Asks);
        Assert.Contains(OneBot.Wording(WordingIds.Stopped), stopped.Words, StringComparison.Ordinal);
        Assert.Equal(before, one.Bot.Rows("conversation"));
    }

    [Fact]
    public async Task A_side_question_isWantedanswered_and_the_open_question_asked_again()
    {
        await sanne.StartAsync("post");
        var heard = await sanne.SayAsync("wat is sociale media eigenlijk?");

        Assert.NotNull(heard.Trace("protocolbot/answer"));
        Assert.NotNull(heard.Trace("https://schema.org/Message"));
        Assert.Equal("post/channel", heard.Asks);
        Assert.Equal("post/related", (await sanne.SayAsync("2")).Asks);
    }

    [Fact]
    public async Task A_language_that_isWantedchosen_stays_until_another_isWantedchosen()
    {
        await sanne.StartAsync("press");
        var english = await sanne.SayAsync("English");
        Assert.Equal(("press/permission", "en-GB"), (english.Asks, english.Last.Locale));

        await sanne.SayAsync("stop");
        Assert.Equal("en-GB", (await sanne.SayAsync("menu")).Last.Locale);
        Assert.Equal("nl-NL", (await sanne.SayAsync("Nederlands")).Last.Locale);
    }

    [Fact]
    public async Task What_isWantednot_understood_leads_to_a_list_then_to_a_person()
    {
        await sanne.StartAsync("post");
        Assert.Contains(OneBot.Wording(WordingIds.ReAsk), (await sanne.SayAsync("bla die bla")).Words, StringComparison.Ordinal);
        Assert.Contains(OneBot.Wording(WordingIds.ReAskList), (await sanne.SayAsync("blub")).Words, StringComparison.Ordinal);

        var person = await sanne.SayAsync("nog eens blub");
        Assert.Contains(OneBot.Wording(WordingIds.HumanTitle), person.Words, StringComparison.Ordinal);
        Assert.Equal("post/channel", person.Asks);
    }

    [Theory]
    [InlineData(7_999)]
    [InlineData(60_000)]
    public async Task A_text_longer_than_any_question_isWantedmet_kindly(int length)
    {
        var heard = await sanne.SayAsync(string.Concat(Enumerable.Repeat("mag dit nou wel of niet? ", length / 25)));

        Assert.Equal(200, (int)heard.Status);
        Assert.NotEmpty(heard.Activities);
    }

    [Fact]
    public async Task A_description_that_isWantedtoo_long_isWantedasked_again_and_the_dialog_goes_on()
    {
        await sanne.StartAsync("doubt");
        var heard = await sanne.SayAsync(new string('a', 1_001));
        Assert.Equal("doubt/what", heard.Asks);
        Assert.Contains("1001", heard.Words, StringComparison.Ordinal);

        Assert.Equal("doubt/where", (await sanne.SayAsync(new string('a', 1_000))).Asks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200b\u2060")]
    public async Task An_empty_message_says_nothing_and_changes_nothing(string text)
    {
        await sanne.StartAsync("post");

        var heard = await sanne.SayAsync(text);

        Assert.Equal((200, 0), ((int)heard.Status, heard.Activities.Count));
        Assert.Equal("post/related", (await sanne.SayAsync("own-account")).Asks);
    }

    /// <summary>The data of a button that stands somewhere in the cards.</summary>
    private static JsonObject Button(Heard heard, Func<JsonElement, bool> isWanted) =>
        heard.Activities.SelectMany(activity => activity.Attachments ?? []).SelectMany(card => Buttons(card.Content!.Value)).Where(isWanted)
            .Select(data => JsonNode.Parse(data.GetRawText())!.AsObject()).First();

    private static IEnumerable<JsonElement> Buttons(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("type", out var type) && type.ValueEquals("Action.Submit") => [element.GetProperty("data")],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Buttons(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Buttons),
        _ => [],
    };
}
