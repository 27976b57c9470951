using Microsoft.Playwright;

using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ProtocolBot.Tests.Browser;

/// <summary>The demo page at each width, light and dark: nothing falls off, and pictures to look at.</summary>
public sealed class DemoPageLooksTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(1280, 800, ColorScheme.Dark)]
    [InlineData(768, 1024, ColorScheme.Light)]
    [InlineData(768, 1024, ColorScheme.Dark)]
    [InlineData(320, 640, ColorScheme.Light)]
    [InlineData(320, 640, ColorScheme.Dark)]
    public async Task It_fits_and_can_be_looked_at(int width, int height, ColorScheme scheme)
    {
        await using var host = await DemoHost.StartAsync();
        await using var window = await chromium.OpenAsync(width, height, scheme);
        var page = window.Page;
        var name = $"page-{width}-{scheme}".ToLowerInvariant();

        await page.GotoAsync(host.Address);
        await Expect(window.CardHeading("Hoi! Waar kan ik je mee helpen?")).ToBeVisibleAsync();
        await window.ShootAsync(name + "-welcome");
        await window.CardButton("Mag ik dit plaatsen?").ClickAsync();
        await Expect(window.CardHeading("Waar wil je het plaatsen?")).ToBeVisibleAsync();
        await window.ShootAsync(name + "-question");
        await window.CardButton("Mijn eigen account of kanaal").ClickAsync();
        await Expect(window.CardHeading("Mag niet")).ToBeVisibleAsync();
        await window.ShootAsync(name + "-verdict");

        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, "nothing may scroll sideways");
        var box = await window.SendBox.BoundingBoxAsync();
        Assert.True(box is not null && box.Y + box.Height <= height, "what one types in must be in sight");
        Assert.True(window.Complaints.Count == 0, string.Join("\n", window.Complaints));
    }
}
