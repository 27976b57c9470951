using Microsoft.Playwright;

using ProtocolBot.BotFramework;

using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ProtocolBot.Tests.Browser;

/// <summary>The demo page with the real Web Chat in the real Chromium; behind it a scripted bot.</summary>
public sealed class DemoPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task One_types_presses_a_button_and_reads_the_verdict()
    {
        await using var host = await DemoHost.StartAsync();
        await using var window = await chromium.OpenAsync();
        var page = window.Page;

        await page.GotoAsync(host.Address);
        await Expect(window.CardHeading("Hoi! Waar kan ik je mee helpen?")).ToBeVisibleAsync();
        await window.SendBox.FillAsync("mag ik een foto van mijn klas op insta zetten?");
        await page.Keyboard.PressAsync("Enter");
        await Expect(window.CardHeading("Waar wil je het plaatsen?")).ToBeVisibleAsync();
        await window.CardButton("Mijn eigen account of kanaal").ClickAsync();
        await Expect(window.CardHeading("Mag niet")).ToBeVisibleAsync();
        await window.ShootAsync("page-1280-light");

        var heard = host.Bot.Heard.Select(inbound => inbound.Activity).Where(activity => activity.Type == ActivityTypes.Message).ToArray();
        Assert.Equal("mag ik een foto van mijn klas op insta zetten?", heard[0].Text);
        Assert.Equal("own-account", heard[1].Value?.GetProperty("answer").GetString());
        var persona = heard[1].ChannelData?.GetProperty("persona");
        Assert.Equal("leraar-po", persona?.GetProperty("id").GetString());
        Assert.Equal("medewerker", persona?.GetProperty("role").GetString());
        Assert.Equal("po", persona?.GetProperty("schoolKind").GetString());
        Assert.True(window.Complaints.Count == 0, string.Join("\n", window.Complaints));
        Assert.All(window.Requests, address => Assert.True(address.StartsWith(host.Address, StringComparison.Ordinal) || address.StartsWith("blob:", StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal), address));
    }

    [Fact]
    public async Task After_a_reload_the_conversation_is_still_there_and_goes_on()
    {
        await using var host = await DemoHost.StartAsync();
        await using var window = await chromium.OpenAsync();
        await window.Page.GotoAsync(host.Address);
        await window.CardButton("Mag ik dit plaatsen?").ClickAsync();
        await Expect(window.CardHeading("Waar wil je het plaatsen?")).ToBeVisibleAsync();

        await window.Page.ReloadAsync();
        await Expect(window.CardHeading("Hoi! Waar kan ik je mee helpen?")).ToBeVisibleAsync();
        await window.CardButton("Mijn eigen account of kanaal").ClickAsync();
        await Expect(window.CardHeading("Mag niet")).ToBeVisibleAsync();

        Assert.Single(host.Bot.Heard, inbound => inbound.Activity.Type == ActivityTypes.ConversationUpdate);
        Assert.Single(host.Bot.Heard.Select(inbound => inbound.Activity.Conversation?.Id).Distinct());
    }

    [Fact]
    public async Task Each_persona_has_a_conversation_of_its_own_in_its_own_language()
    {
        await using var host = await DemoHost.StartAsync();
        await using var window = await chromium.OpenAsync();
        var page = window.Page;
        await page.GotoAsync(host.Address);
        await window.SendBox.FillAsync("alleen Sanne zegt dit");
        // Shown at once, but it is only said when the server has it: leaving earlier would lose it.
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Enter"), response => response.Request.Method == "POST" && response.Url.EndsWith("/activities", StringComparison.Ordinal));
        await Expect(page.GetByText("alleen Sanne zegt dit").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Emily Carter" }).ClickAsync();
        await Expect(page.GetByText("You talk as Emily Carter")).ToBeVisibleAsync();
        await Expect(window.CardHeading("Hoi! Waar kan ik je mee helpen?")).ToBeVisibleAsync();
        var language = await page.EvaluateAsync<string>("document.documentElement.lang");
        await Expect(page.GetByText("alleen Sanne zegt dit")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sanne de Wit" }).ClickAsync();
        await Expect(page.GetByText("alleen Sanne zegt dit").First).ToBeVisibleAsync();

        Assert.Equal("en", language);
        Assert.Equal(["dl_leraar-po", "dl_teacher-en"], host.Bot.Heard.Select(inbound => inbound.Activity.From?.Id).Distinct());
        Assert.Equal(["nl-NL", "en-US"], host.Bot.Heard.Where(inbound => inbound.Activity.Type == ActivityTypes.ConversationUpdate).Select(inbound => inbound.Activity.Locale));
    }

    [Fact]
    public async Task A_new_conversation_is_one_press_away_and_the_old_one_is_gone()
    {
        await using var host = await DemoHost.StartAsync();
        await using var window = await chromium.OpenAsync();
        await window.Page.GotoAsync(host.Address);
        await window.CardButton("Mag ik dit plaatsen?").ClickAsync();
        await Expect(window.CardHeading("Waar wil je het plaatsen?")).ToBeVisibleAsync();

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Nieuw gesprek" }).ClickAsync();
        await Expect(window.CardHeading("Hoi! Waar kan ik je mee helpen?")).ToBeVisibleAsync();

        await Expect(window.CardHeading("Waar wil je het plaatsen?")).ToHaveCountAsync(0);
        Assert.Equal(2, host.Bot.Heard.Select(inbound => inbound.Activity.Conversation?.Id).Distinct().Count());
    }

    [Fact]
    public async Task When_the_bot_does_not_start_a_conversation_the_page_says_so()
    {
        await using var host = await DemoHost.StartAsync();
        await using var window = await chromium.OpenAsync();
        await window.Page.RouteAsync("**/v3/directline/tokens/generate", route => route.FulfillAsync(new() { Status = 503 }));

        await window.Page.GotoAsync(host.Address);

        await Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Het gesprek kon niet beginnen");
    }
}
