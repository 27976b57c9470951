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
        Assert.Empty(window.Complaints);
        Assert.All(window.Requests, address => Assert.True(address.StartsWith(host.Address, StringComparison.Ordinal) || address.StartsWith("blob:", StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal), address));
    }
}
