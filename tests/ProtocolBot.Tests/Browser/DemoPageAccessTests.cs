using Microsoft.Playwright;

using ProtocolBot.Host.Pages.Demo;

using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ProtocolBot.Tests.Browser;

/// <summary>The demo page for those who use no mouse, no colours or no sight.</summary>
public sealed class DemoPageAccessTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1280, ColorScheme.Light, "leraar-po")]
    [InlineData(1280, ColorScheme.Dark, "teacher-en")]
    [InlineData(320, ColorScheme.Light, "fg")]
    [InlineData(320, ColorScheme.Dark, "directeur")]
    public async Task Axe_finds_nothing_on_the_page_with_a_verdict(int width, ColorScheme scheme, string persona)
    {
        await using var host = await DemoHost.StartAsync();
        await using var window = await chromium.OpenAsync(width, 800, scheme);

        await window.Page.GotoAsync($"{host.Address}/?als={persona}");
        await window.CardButton("Mag ik dit plaatsen?").ClickAsync();
        await window.CardButton("Mijn eigen account of kanaal").ClickAsync();
        await Expect(window.CardHeading("Mag niet")).ToBeVisibleAsync();
        await window.SendBox.FillAsync("hoi");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.SettleAsync();
        var violations = await Accessibility.ViolationsAsync(window.Page);

        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_where_Web_Chat_is_missing(int width, ColorScheme scheme)
    {
        await using var host = await DemoHost.StartAsync();
        await using var window = await chromium.OpenAsync(width, 800, scheme);
        var html = new DemoHtml(PageWords.Load()).Write(Persona.First, hasWebChat: false, "n");
        await window.Page.RouteAsync(host.Address + "/", route => route.FulfillAsync(new() { Body = html, ContentType = "text/html" }));

        await window.Page.GotoAsync(host.Address);
        await window.ShootAsync($"page-missing-{width}-{scheme}".ToLowerInvariant());
        var violations = await Accessibility.ViolationsAsync(window.Page);

        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }

    [Fact]
    public async Task Without_a_mouse_one_reaches_the_verdict()
    {
        await using var host = await DemoHost.StartAsync();
        await using var window = await chromium.OpenAsync();
        var page = window.Page;
        await page.GotoAsync(host.Address);
        await Expect(window.CardHeading("Hoi! Waar kan ik je mee helpen?")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Naar het gesprek" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();
        await TabToAsync(window, window.SendBox);
        await page.Keyboard.TypeAsync("hallo");
        await page.Keyboard.PressAsync("Enter");
        await Expect(window.CardHeading("Waar wil je het plaatsen?")).ToBeVisibleAsync();
        // Web Chat's own way into the last message: back from the send box, then Enter.
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(window, page.Locator("button.ac-pushButton", new() { HasText = "Mijn eigen account of kanaal" }).Last);
        await page.Keyboard.PressAsync("Enter");

        await Expect(window.CardHeading("Mag niet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task With_the_keyboard_one_becomes_somebody_else_and_focus_can_be_seen()
    {
        await using var host = await DemoHost.StartAsync();
        await using var window = await chromium.OpenAsync();
        var page = window.Page;
        await page.GotoAsync(host.Address);

        var link = page.GetByRole(AriaRole.Link, new() { Name = "Johan Vermeer" });
        await TabToAsync(window, link);
        Assert.Equal("solid", await link.EvaluateAsync<string>("element => getComputedStyle(element).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("Je praat als Johan Vermeer")).ToBeVisibleAsync();
        Assert.Equal("true", await page.GetByRole(AriaRole.Link, new() { Name = "Johan Vermeer" }).GetAttributeAsync("aria-current"));
    }

    [Fact]
    public async Task Whoever_wants_no_motion_gets_none()
    {
        await using var host = await DemoHost.StartAsync();
        await using var window = await chromium.OpenAsync(motion: ReducedMotion.Reduce);
        await window.Page.GotoAsync(host.Address);
        await Expect(window.CardHeading("Hoi! Waar kan ik je mee helpen?")).ToBeVisibleAsync();

        var seconds = await window.Page.Locator("button.ac-pushButton").First.EvaluateAsync<string>("element => getComputedStyle(element).transitionDuration");

        Assert.All(seconds.Split(','), part => Assert.True(double.Parse(part.Trim().TrimEnd('s'), System.Globalization.CultureInfo.InvariantCulture) < 0.01, seconds));
    }

    private static async Task TabToAsync(Window window, ILocator target)
    {
        var seen = new List<string>();
        for (var tabs = 0; tabs < 40; tabs++)
        {
            seen.Add(await window.Page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 120)"));
            await window.Page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
        }

        Assert.Fail("40 times Tab did not reach it, but: " + string.Join("\n", seen.Distinct()));
    }
}
