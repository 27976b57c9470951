using System.Net;
using System.Text.Json.Nodes;

using ProtocolBot.Core.Content;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>Buttons of before, presses that come twice, messages that come at once, and a deploy in between.</summary>
public sealed class RepeatedTests(OneBot one) : IClassFixture<OneBot>
{
    private readonly Chat sanne = one.Bot.Chat();

    [Fact]
    public async Task An_old_button_is_met_with_the_present_question()
    {
        await sanne.StartAsync("post");
        await sanne.PressAsync("post", "channel", "own-account");

        var heard = await sanne.PressAsync("post", "channel", "school-channel");

        Assert.Equal("post/related", heard.Asks);
        Assert.Contains(OneBot.Wording(WordingIds.OldButton), heard.Words, StringComparison.Ordinal);
        Assert.Equal("allowed", (await sanne.PressAsync("post", "related", "no")).Verdict);
    }

    [Fact]
    public async Task An_old_button_after_the_end_is_met_with_the_menu()
    {
        await sanne.StartAsync("press");
        Assert.Equal("allowed-if", (await sanne.PressAsync("press", "permission", "yes")).Verdict);

        var heard = await sanne.PressAsync("press", "permission", "no");

        Assert.Equal((null, null), (heard.Verdict, heard.Asks));
        Assert.Contains(OneBot.Wording(WordingIds.OldButtonIdle), heard.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_press_answers_one_question_and_not_the_next()
    {
        await sanne.StartAsync("discussion");
        await sanne.PressAsync("discussion", "about-school", "yes");

        var again = await sanne.PressAsync("discussion", "about-school", "yes");

        Assert.Equal("discussion/stance", again.Asks);
        Assert.Contains(OneBot.Wording(WordingIds.OldButton), again.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_that_comes_again_has_its_effect_once_and_gets_the_same_answer()
    {
        await sanne.StartAsync("discussion");
        var press = sanne.Said("ja");
        var first = await one.Bot.ExchangeAsync(press);
        Assert.Equal("discussion/stance", first.Asks);
        var before = one.Bot.Rows("inbox");

        var again = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => one.Bot.ExchangeAsync(press)));

        Assert.All(again, heard => Assert.Equal((HttpStatusCode.OK, first.Body), (heard.Status, heard.Body)));
        Assert.Equal(before, one.Bot.Rows("inbox"));
        Assert.Equal("discussion/name", (await sanne.SayAsync("fine")).Asks);
    }

    [Fact]
    public async Task The_first_delivery_may_come_several_times_at_once()
    {
        var start = sanne.Pressed(new JsonObject { ["scenario"] = "post" });
        var before = one.Bot.Rows("inbox");

        var heard = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => one.Bot.ExchangeAsync(start)));

        Assert.Single(heard.Select(answer => answer.Body).Distinct());
        Assert.Equal("post/channel", heard[0].Asks);
        Assert.Equal(before + 1, one.Bot.Rows("inbox"));
    }

    [Fact]
    public async Task Messages_at_once_are_all_handled_one_after_the_other()
    {
        await sanne.StartAsync("post");
        var before = one.Bot.Rows("inbox");

        var heard = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => sanne.PressAsync("post", "channel", "own-account")));

        Assert.All(heard, answer => Assert.Equal("post/related", answer.Asks));
        Assert.Single(heard, answer => !answer.Words.Contains(OneBot.Wording(WordingIds.OldButton), StringComparison.Ordinal));
        Assert.Equal(before + 12, one.Bot.Rows("inbox"));
    }

    [Fact]
    public async Task Two_people_do_not_hear_of_each_other()
    {
        var daan = one.Bot.Chat(name: "Daan Bakker");
        await sanne.StartAsync("post");
        await daan.StartAsync("escalation");

        Assert.Equal("post/related", (await sanne.SayAsync("2")).Asks);
        Assert.Equal("escalation/who", (await daan.SayAsync("2")).Asks);
    }

    [Fact]
    public async Task A_deploy_in_the_middle_of_a_conversation_keeps_what_was_said_and_says_so()
    {
        var home = Directory.CreateTempSubdirectory("protocolbot-deploy-");
        try
        {
            var dialogs = Renewed(home.FullName);
            await using var before = await BotUnderTest.StartAsync(home.FullName);
            var chat = before.Chat();
            await chat.StartAsync("post");
            await chat.PressAsync("post", "channel", "own-account");

            // Both run for a while, on one database, as they do while a deploy rolls out.
            await using var after = await BotUnderTest.StartAsync(home.FullName, settings: $"Content:Folder={dialogs}");
            var heard = await after.ExchangeAsync(chat.Said("2"));
            Assert.Equal("post/related", heard.Asks);
            Assert.Contains(OneBot.Wording(WordingIds.ContentChanged), heard.Words, StringComparison.Ordinal);
            Assert.Contains("Raakt het aan school?", heard.Words, StringComparison.Ordinal);

            heard = await after.ExchangeAsync(chat.Said("nee"));
            Assert.Equal("allowed", heard.Verdict);
            Assert.NotEqual(ShippedContent.Set.Hash, heard.Trace("protocolbot/verdict")?.GetProperty("contentHash").GetString());
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    /// <summary>The content, with one question put in other words.</summary>
    private static string Renewed(string home)
    {
        var folder = Path.Combine(home, "dialogs");
        foreach (var file in ShippedContent.With("post.yaml", "Heeft het met school te maken?", "Raakt het aan school?"))
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }

        return folder;
    }
}
