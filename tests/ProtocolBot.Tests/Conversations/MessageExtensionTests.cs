using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>"Controleer dit bericht": what stands out in a message, and the questions of "mag ik dit plaatsen?", in a window that remembers nothing.</summary>
public sealed class MessageExtensionTests(OneBot one) : IClassFixture<OneBot>
{
    private readonly Chat sanne = one.Bot.Chat();

    [Fact]
    public async Task Names_numbers_hard_words_and_an_opinion_about_school_are_pointed_at()
    {
        var card = await OpenAsync("Juf Fatima el Amrani is een leugenaar, bel haar maar op 06-12345678. Ik vind de schoolleiding een schande.");

        Assert.All(["Fatima el Amrani", "06\\-12345678", "leugenaar"], word => Assert.Contains(word.Replace("\\", "", StringComparison.Ordinal), Words(card).Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All([WordingIds.CheckPersons, WordingIds.CheckNumbers, WordingIds.CheckTone, WordingIds.CheckOpinion, WordingIds.CheckKeeps], id => Assert.Contains(OneBot.Wording(id), Words(card), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Morgen gaan we om negen uur met de bus naar het museum. Neem je lunch mee!")]
    [InlineData("De les over breuken staat klaar. Tot morgen.")]
    public async Task In_an_ordinary_message_nothing_stands_out_and_that_is_said_with_its_limit(string text)
    {
        var words = Words(await OpenAsync(text));

        Assert.Contains(OneBot.Wording(WordingIds.CheckNothing), words, StringComparison.Ordinal);
        Assert.DoesNotContain(OneBot.Wording(WordingIds.CheckTone), words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_in_danger_in_a_message_is_told_first()
    {
        var words = Words(await OpenAsync("ik wil niet meer leven, ik sta nu bij het spoor"));

        Assert.Contains(OneBot.Wording(WordingIds.CheckDanger), words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_not_looked_at_and_that_is_said()
    {
        var card = Card(await InvokeAsync("composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = "check",
            ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>kijk <img src=\"https://example.org/x.png\"></p>" } },
        }));

        Assert.Contains(OneBot.Wording(WordingIds.CheckFile), Words(card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_is_no_text_and_what_nobody_sees_is_taken_out()
    {
        var words = Words(await OpenAsync("<div>Jij&nbsp;bent een <b>idi\u200Boot</b>&amp;meer</div>"));

        Assert.Contains("idioot", words, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_message_the_window_asks_for_one_and_goes_on_with_it()
    {
        var asking = Card(await InvokeAsync("composeExtension/fetchTask", new JsonObject { ["commandId"] = "check", ["commandContext"] = "compose" }));
        Assert.Contains("\"id\":\"check\"", asking.GetRawText(), StringComparison.Ordinal);

        var empty = Card(await SubmitAsync(new JsonObject { ["check"] = "   " }));
        Assert.Contains("\"id\":\"check\"", empty.GetRawText(), StringComparison.Ordinal);

        var looked = Card(await SubmitAsync(new JsonObject { ["check"] = "Proficiat aan Daan van Dijk, weer gewonnen met voetbal" }));
        Assert.Contains("Daan", Words(looked), StringComparison.Ordinal);
        Assert.NotEmpty(Buttons(looked));
    }

    [Fact]
    public async Task The_questions_end_in_the_same_verdict_as_in_the_chat_and_one_can_go_back()
    {
        var card = await OpenAsync("Zo leuk dit!");
        card = await PressAsync(card, "own-account");
        Assert.Contains("\"related\"", string.Concat(Buttons(card).Select(button => button.ToJsonString())), StringComparison.Ordinal);

        card = await DoAsync(card, button => (string?)button["ask"] == "back");
        Assert.Contains("school-channel", card.GetRawText(), StringComparison.Ordinal);

        card = await PressAsync(await PressAsync(await PressAsync(card, "own-account"), "yes"), "pupils-under-16");
        Assert.Contains(OneBot.Wording(WordingIds.Headline("not-allowed")), Words(card), StringComparison.Ordinal);
        Assert.Contains("5.3", Words(card), StringComparison.Ordinal);
        Assert.DoesNotContain(Buttons(card), button => button["question"] is not null);
    }

    [Fact]
    public async Task Nothing_of_it_is_stored_not_even_that_it_was_asked()
    {
        string[] tables = ["conversation", "inbox", "outbox"];
        var before = tables.Select(one.Bot.Rows).ToList();

        await PressAsync(await OpenAsync("Fatima is een trut"), "own-account");

        Assert.Equal(before, tables.Select(one.Bot.Rows));
        Assert.DoesNotContain(one.Bot.Log.Lines, line => line.Text.Contains("Fatima", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_channel_only_who_opened_the_window_sees_it_so_it_works_there_too()
    {
        var said = Invoke("composeExtension/fetchTask", new JsonObject { ["commandId"] = "check" });
        using var response = await one.Bot.PostAsync(said with { Conversation = said.Conversation! with { ConversationType = "channel", IsGroup = true } });

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Contains("continue", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"at\":\"post\",\"answers\":{\"channel\":[\"no-such-answer\"],\"nothing\":[\"x\"]},\"scenario\":\"post\",\"question\":\"channel\",\"answer\":\"own-account\"}")]
    [InlineData("{\"at\":\"no-such-dialog\",\"answers\":{},\"question\":\"x\",\"answer\":\"y\"}")]
    [InlineData("{\"at\":\"post\",\"answers\":\"none\",\"ask\":\"receipt\",\"arguments\":[\"x\"]}")]
    [InlineData("{\"at\":\"escalation\",\"answers\":{},\"scenario\":\"escalation\",\"question\":\"danger\",\"answer\":\"yes\"}")]
    [InlineData("{\"at\":\"post\",\"case\":\"2026-000001\",\"action\":\"acknowledge\"}")]
    public async Task A_button_that_somebody_made_up_is_met_kindly_and_reaches_nothing_else(string data)
    {
        var cases = one.Bot.Rows("outbox");

        Assert.Empty(CardLint.Check(Card(await SubmitAsync(JsonNode.Parse(data)!.AsObject()))));
        Assert.Equal(cases, one.Bot.Rows("outbox"));
    }

    [Theory]
    [InlineData("composeExtension/fetchTask", "\"x\"")]
    [InlineData("composeExtension/submitAction", "{}")]
    [InlineData("composeExtension/submitAction", "{\"data\":[]}")]
    public async Task What_cannot_be_read_is_refused(string name, string value)
    {
        using var response = await one.Bot.PostAsync(sanne.Activity() with { Type = ActivityTypes.Invoke, Name = name, Value = JsonElement.Parse(value), DeliveryMode = null });

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task English_is_spoken_to_who_has_Teams_in_English()
    {
        var card = Card(await InvokeAsync("composeExtension/fetchTask", Message("What an idiot"), "en-GB"));

        Assert.Contains(OneBot.Wording(WordingIds.CheckTone, Tongue.English), Words(card), StringComparison.Ordinal);
    }

    private async Task<JsonElement> OpenAsync(string text) => Card(await InvokeAsync("composeExtension/fetchTask", Message(text)));

    private async Task<JsonElement> PressAsync(JsonElement card, string answer) => await DoAsync(card, button => (string?)button["answer"] == answer);

    /// <summary>Presses a button of the card, or chooses in its list where there is no such button.</summary>
    private async Task<JsonElement> DoAsync(JsonElement card, Func<JsonObject, bool> which) =>
        Card(await SubmitAsync((JsonObject)Buttons(card).First(which).DeepClone()));

    private Task<JsonElement> SubmitAsync(JsonObject data) => InvokeAsync("composeExtension/submitAction", new JsonObject { ["commandId"] = "check", ["data"] = data });

    private async Task<JsonElement> InvokeAsync(string name, JsonObject value, string locale = "nl-NL")
    {
        using var response = await one.Bot.PostAsync(Invoke(name, value) with { Locale = locale });
        Assert.Equal(200, (int)response.StatusCode);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Activity Invoke(string name, JsonObject value) =>
        sanne.Activity() with { Type = ActivityTypes.Invoke, Name = name, DeliveryMode = null, Value = JsonSerializer.SerializeToElement(value) };

    private static JsonObject Message(string content) => new() { ["commandId"] = "check", ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = content } } };

    private static JsonElement Card(JsonElement answer)
    {
        var card = answer.GetProperty("task").GetProperty("value").GetProperty("card").GetProperty("content");
        Assert.Empty(CardLint.Check(card).Select(flaw => string.Create(CultureInfo.InvariantCulture, $"{flaw}")));
        return card;
    }

    private static string Words(JsonElement card) => Markdown.Plain(card.GetProperty("fallbackText").GetString()!);

    private static List<JsonObject> Buttons(JsonElement card) => [.. Submits(JsonNode.Parse(card.GetRawText())).Select(button => (JsonObject)button["data"]!)];

    private static IEnumerable<JsonObject> Submits(JsonNode? node) => node switch
    {
        JsonObject map when map["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == "Action.Submit" => [map],
        JsonObject map => map.SelectMany(member => Submits(member.Value)),
        JsonArray list => list.SelectMany(Submits),
        _ => [],
    };
}
