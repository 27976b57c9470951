using System.Text.Json;

using Moq;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Commands;
using ProtocolBot.Tests.Browser;

using Spectre.Console;

using Xunit;

namespace ProtocolBot.Tests.Terminal;

public sealed class ChatCommandTests
{
    [Fact]
    public async Task A_pipe_is_answered_and_a_number_presses_the_button()
    {
        var (bot, heard) = Replying();

        var (code, output) = await RunAsync(bot, "mag ik een foto plaatsen?\n2\n", "--as", "leraar-vo");

        Assert.Equal(0, code);
        Assert.Contains("Je praat met de bot als Youssef Amrani", output, StringComparison.Ordinal);
        Assert.Contains("1 Officieel kanaal van de school of OZHW", output, StringComparison.Ordinal);
        Assert.Contains("Mag niet", output, StringComparison.Ordinal);
        Assert.Equal([ActivityTypes.ConversationUpdate, ActivityTypes.Message, ActivityTypes.Message], heard.Select(activity => activity.Type));
        Assert.Equal("mag ik een foto plaatsen?", heard[1].Text);
        Assert.Equal("own-account", heard[2].Value?.GetProperty("answer").GetString());
        Assert.All(heard, activity => Assert.Equal("vo", activity.ChannelData?.GetProperty("persona").GetProperty("schoolKind").GetString()));
        Assert.All(heard, activity => Assert.Equal(DeliveryModes.ExpectReplies, activity.DeliveryMode));
        Assert.Equal(3, heard.Select(activity => activity.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("leidinggevende", "leidinggevende", "nl-NL")]
    [InlineData("medewerker", "medewerker", "nl-NL")]
    [InlineData("teacher-en", "medewerker", "en-US")]
    public async Task One_can_be_anybody_of_the_page_by_role_or_by_id(string who, string role, string locale)
    {
        var (bot, heard) = Replying();

        await RunAsync(bot, "", "--as", who);

        Assert.Equal(role, heard[0].ChannelData?.GetProperty("persona").GetProperty("role").GetString());
        Assert.Equal(locale, heard[0].Locale);
    }

    [Theory]
    [InlineData("--as", "koning")]
    [InlineData("--als", "fg")]
    [InlineData("--as")]
    public async Task What_means_nothing_is_told_with_what_is_possible(params string[] args)
    {
        var (code, output) = await RunAsync(Replying().Bot, "", args);

        Assert.Equal(2, code);
        Assert.Contains("leidinggevende", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_that_failed_is_shown_and_told_in_the_exit_code()
    {
        var (code, output) = await RunAsync(Replying(500).Bot, "hallo\n");

        Assert.Equal(1, code);
        Assert.Contains("500", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_number_their_choices_are_left_to_the_bot()
    {
        var reply = ChatReply.Of(new Activity { Type = ActivityTypes.Message, Text = "Waar?\n1. Hier\n2. Daar [x]" });

        Assert.True(reply.IsNumbered);
        Assert.Empty(reply.Choices);
    }

    [Fact]
    public void A_card_without_words_for_the_cardless_is_read_from_its_text_blocks()
    {
        var card = JsonElement.Parse("""{"body":[{"type":"TextBlock","text":"Een"},{"type":"Container","items":[{"type":"TextBlock","text":"Twee"}]}],"actions":[{"type":"Action.Submit","title":"Ja","data":{"a":1}},{"type":"Action.OpenUrl","title":"Site","url":"https://x"}]}""");

        var reply = ChatReply.Of(new Activity { Attachments = [new Attachment { ContentType = "application/vnd.microsoft.card.adaptive", Content = card }] });

        Assert.Equal($"Een{Environment.NewLine}Twee", reply.Text);
        Assert.Equal("Ja", Assert.Single(reply.Choices).Title);
    }

    private static async Task<(int Code, string Output)> RunAsync(Mock<IActivityHandler> bot, string input, params string[] args)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 500;
        using var reader = new StringReader(input);
        var code = await new ChatCommand(bot.Object, PageWords.Load(), console, reader, TimeProvider.System).RunAsync(args, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }

    /// <summary>A bot that puts its replies in the answer, as it does for expectReplies; what it heard, it noted.</summary>
    private static (Mock<IActivityHandler> Bot, List<Activity> Heard) Replying(int status = 200)
    {
        var (bot, heard) = (new Mock<IActivityHandler>(MockBehavior.Strict), new List<Activity>());
        bot.Setup(static handler => handler.OnTurnAsync(It.IsAny<InboundActivity>(), It.IsAny<CancellationToken>()))
            .Callback<InboundActivity, CancellationToken>((inbound, _) => heard.Add(inbound.Activity))
            .ReturnsAsync((InboundActivity inbound, CancellationToken _) => new TurnResponse(status, null, [.. ScriptedScenario.Answer(inbound.Activity)]));
        return (bot, heard);
    }
}
