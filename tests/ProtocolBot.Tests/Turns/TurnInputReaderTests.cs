using System.Text.Json;

using Microsoft.Extensions.Hosting.Internal;

using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.People;
using ProtocolBot.Host.Turns;

using Xunit;

namespace ProtocolBot.Tests.Turns;

public sealed class TurnInputReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_typed_is_said()
    {
        var said = Assert.IsType<TurnInput.Said>(Read(Message("  Mag ik dit plaatsen?  ")));

        Assert.Equal("Mag ik dit plaatsen?", said.Text);
        Assert.Equal(new Person("Sanne", Role.Medewerker, null) { Id = new PersonId("29:anna") }, said.Person);
        Assert.Equal(Now, said.Now);
    }

    [Theory]
    [InlineData("en-US", Tongue.English)]
    [InlineData("EN", Tongue.English)]
    [InlineData("nl-NL", Tongue.Dutch)]
    [InlineData("tr-TR", Tongue.Dutch)]
    [InlineData(null, Tongue.Dutch)]
    public void The_channels_language_is_English_or_else_Dutch(string? locale, Tongue tongue) =>
        Assert.Equal(tongue, Read(Message("hoi") with { Locale = locale })?.Tongue);

    [Fact]
    public void A_mention_of_the_bot_is_left_out_and_of_others_kept()
    {
        var entities = new[]
        {
            Json("""{"type":"mention","text":"<at>ProtocolBot</at>","mentioned":{"id":"28:bot"}}"""),
            Json("""{"type":"mention","text":"<at>Bart</at>","mentioned":{"id":"29:bart"}}"""),
            Json("""{"type":"mention","mentioned":7}"""),
            Json("7"),
        };

        var said = Assert.IsType<TurnInput.Said>(Read(Message("<at>ProtocolBot</at> vraag van <at>Bart</at>") with { Entities = entities }));

        Assert.Equal("vraag van <at>Bart</at>", said.Text);
    }

    [Theory]
    [InlineData("ma\u200Bg\u200C d\u200Dit\u2060", "mag dit")]
    [InlineData("fo\u00ADto\uFE0F\uFEFF", "foto")]
    [InlineData("a\U000E0041\U000E007Fb", "ab")]
    [InlineData("a\u202Eb\u2066c\u200E", "abc")]
    [InlineData("a\u00A0b", "a b")]
    [InlineData("één 😀 coördinator\nnieuwe regel", "één 😀 coördinator\nnieuwe regel")]
    [InlineData("a\u0000b\u0007c", "abc")]
    public void What_nobody_sees_is_taken_out_and_the_rest_is_kept(string typed, string read) =>
        Assert.Equal(read, Assert.IsType<TurnInput.Said>(Read(Message(typed))).Text);

    [Fact]
    public void Half_a_character_is_read_as_one_that_is_unknown() =>
        Assert.Equal("a\uFFFDb", Assert.IsType<TurnInput.Said>(Read(Message("a" + (char)0xD800 + "b"))).Text);

    [Fact]
    public void A_text_too_long_is_cut_without_breaking_a_character()
    {
        var said = Assert.IsType<TurnInput.Said>(Read(Message(new string('a', 7_999) + "😀 and more")));

        Assert.Equal(new string('a', 7_999), said.Text);
    }

    [Theory]
    [InlineData("""{"scenario":"post","question":"people","answer":"colleagues"}""", "colleagues")]
    [InlineData("""{"scenario":"post","question":"people","answer":"colleagues,pupils"}""", "colleagues pupils")]
    [InlineData("""{"scenario":"post","question":"people","answer":"colleagues, pupils"}""", "colleagues pupils")]
    [InlineData("""{"scenario":"post","question":"people","answer":["colleagues","pupils",7,null]}""", "colleagues pupils")]
    [InlineData("""{"scenario":"post","question":"people","answer":{"x":1}}""", "")]
    [InlineData("""{"scenario":"post","question":"people"}""", "")]
    public void A_cards_answer_is_one_id_several_with_commas_or_a_list(string data, string answer)
    {
        var pressed = Assert.IsType<TurnInput.Pressed>(Read(Message(null) with { Value = Json(data) }));

        Assert.Equal(("post", "people"), (pressed.Scenario, pressed.Question));
        Assert.Equal(answer, string.Join(' ', pressed.Answer));
    }

    [Fact]
    public void What_is_written_in_a_cards_text_field_keeps_its_commas()
    {
        var pressed = Assert.IsType<TurnInput.Pressed>(Read(Message(null) with { Value = Json("""{"scenario":"report","question":"what","answer":"een foto, in een groep"}""") }));

        Assert.Equal("een foto, in een groep", pressed.Text);
    }

    [Fact]
    public void A_button_that_asks_for_a_fixed_thing_brings_its_arguments()
    {
        var asked = Assert.IsType<TurnInput.Asked>(Read(Message(null) with { Value = Json("""{"ask":"paragraphs","arguments":["5.8","5.9"]}""") }));

        Assert.Equal("paragraphs", asked.What);
        Assert.Equal(["5.8", "5.9"], asked.Arguments);
    }

    [Fact]
    public void A_cards_execute_means_the_same_as_its_submit()
    {
        var execute = Message(null) with { Type = ActivityTypes.Invoke, Name = "adaptiveCard/action", Value = Json("""{"action":{"type":"Action.Execute","data":{"scenario":"post","question":"channel","answer":"own-account"}}}""") };

        var pressed = Assert.IsType<TurnInput.Pressed>(Read(execute));

        Assert.Equal(("post", "channel"), (pressed.Scenario, pressed.Question));
        Assert.Equal(["own-account"], pressed.Answer);
    }

    [Theory]
    [InlineData("""{"action":{"data":7}}""")]
    [InlineData("""{"action":7}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void An_execute_without_data_means_nothing(string value) =>
        Assert.Null(Read(Message(null) with { Type = ActivityTypes.Invoke, Name = "adaptiveCard/action", Value = Json(value) }));

    [Theory]
    [InlineData("groupChat", null)]
    [InlineData("channel", null)]
    [InlineData(null, true)]
    public void Where_others_can_read_along_nothing_of_the_question_is_taken(string? type, bool? isGroup)
    {
        var conversation = new ConversationAccount { Id = "a:1", ConversationType = type, IsGroup = isGroup };

        var typed = Assert.IsType<TurnInput.Asked>(Read(Message("Jan uit 3H heeft …") with { Conversation = conversation }));
        var pressed = Assert.IsType<TurnInput.Asked>(Read(Message(null) with { Conversation = conversation, Value = Json("""{"scenario":"post"}""") }));

        Assert.Equal((Asks.PersonalOnly, Asks.PersonalOnly), (typed.What, pressed.What));
    }

    [Fact]
    public void A_picture_without_words_is_still_something_that_was_sent() =>
        Assert.Equal("", Assert.IsType<TurnInput.Said>(Read(Message(null) with { Attachments = [new Attachment { ContentType = "image/png", ContentUrl = "https://example.org/x.png" }] })).Text);

    [Fact]
    public void Only_the_bots_own_arrival_in_a_personal_chat_is_a_welcome_and_only_its_own_leaving_a_farewell()
    {
        var arrival = Message(null) with { Type = ActivityTypes.ConversationUpdate, ChannelId = "msteams", MembersAdded = [new ChannelAccount { Id = "28:bot" }] };

        Assert.IsType<TurnInput.Joined>(Read(arrival));
        Assert.Null(Read(arrival with { MembersAdded = [new ChannelAccount { Id = "29:anna" }] }));
        Assert.Null(Read(arrival with { MembersAdded = null }));
        Assert.Null(Read(arrival with { Conversation = new ConversationAccount { Id = "a:1", ConversationType = "channel" } }));
        Assert.Null(Read(arrival with { Type = ActivityTypes.InstallationUpdate, Action = "add" }));
        Assert.IsType<TurnInput.Joined>(Read(arrival with { Type = ActivityTypes.InstallationUpdate, Action = "add", ChannelId = "emulator" }));
        Assert.IsType<TurnInput.Left>(Read(arrival with { Type = ActivityTypes.InstallationUpdate, Action = "remove", ChannelId = "emulator" }));
    }

    [Theory]
    [InlineData(ActivityTypes.Typing)]
    [InlineData(ActivityTypes.MessageReaction)]
    [InlineData(ActivityTypes.EndOfConversation)]
    [InlineData(ActivityTypes.Event)]
    [InlineData("messageUpdate")]
    [InlineData("something-new")]
    public void Every_other_activity_means_nothing(string type) => Assert.Null(Read(Message("hoi") with { Type = type }));

    [Fact]
    public void Only_the_demo_page_may_say_who_one_is_and_only_in_Development()
    {
        var claim = Message("hoi") with { ChannelData = Json("""{"persona":{"role":"directeur","schoolKind":"vo","name":"Dirk Directeur"}}""") };

        Assert.Equal(new Person("Dirk", Role.Directeur, "vo"), Read(claim, Caller.DirectLine)?.Person);
        Assert.Equal(new Person("Sanne", Role.Medewerker, null), Read(claim, Caller.DirectLine, "Production")?.Person);
        Assert.All(new[] { Caller.BotFrameworkChannel, Caller.Entra, Caller.Anonymous }, caller => Assert.Equal(new Person("Sanne", Role.Medewerker, null) { Id = new PersonId("29:anna") }, Read(claim, caller)?.Person));
    }

    private static TurnInput? Read(Activity activity, Caller caller = Caller.BotFrameworkChannel, string environment = "Development")
    {
        var inbound = new InboundActivity(activity, caller);
        var school = new SchoolWorld(new OrganisationSource(Organisation.Empty, TimeProvider.System), Options.Create(new CaseOptions()), TimeProvider.System);
        return TurnInputReader.Read(inbound, new Personas(new HostingEnvironment { EnvironmentName = environment }, school).Of(inbound), Now);
    }

    private static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static Activity Message(string? text) => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = "msteams",
        From = new ChannelAccount { Id = "29:anna", Name = "Sanne de Vries" },
        Recipient = new ChannelAccount { Id = "28:bot" },
        Conversation = new ConversationAccount { Id = "a:1", ConversationType = "personal" },
        Text = text,
    };
}
