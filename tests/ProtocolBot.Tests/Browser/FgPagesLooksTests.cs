using Microsoft.Playwright;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Routes;
using ProtocolBot.Tests.Figures;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Browser;

/// <summary>The FG's pages, the chosen list and the dossier in a browser: at each width, light, dark and in high contrast, on paper, and under axe; and pictures to look at.</summary>
public sealed class FgPagesLooksTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(1280, ColorScheme.Light, ForcedColors.None)]
    [InlineData(1280, ColorScheme.Dark, ForcedColors.None)]
    [InlineData(1280, ColorScheme.Dark, ForcedColors.Active)]
    [InlineData(320, ColorScheme.Light, ForcedColors.None)]
    [InlineData(320, ColorScheme.Dark, ForcedColors.None)]
    public async Task Every_page_fits_and_axe_finds_nothing(int width, ColorScheme scheme, ForcedColors forced)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 9, 14, 9, 0, 0, TimeSpan.Zero));
        await using var bot = await BotUnderTest.StartAsync(time: clock);
        var (number, paths) = (await FilledAsync(bot, clock), new List<string>());
        await using var window = await chromium.OpenAsync(width, 900, scheme);
        await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ForcedColors = forced });
        paths.AddRange(["/meldingen/cijfers?als=fg", "/meldingen/cijfers?als=fg&jaar=2025", "/meldingen/register?als=fg", "/meldingen?als=fg", "/meldingen?als=leidinggevende", "/meldingen?als=leidinggevende&soort=press", $"/meldingen/{number}/dossier?als=leidinggevende"]);

        foreach (var (at, path) in paths.Index())
        {
            await window.Page.GotoAsync(bot.Http.BaseAddress + path.TrimStart('/'));
            await ShootAsync(window, $"fg-{width}-{scheme}-{(forced is ForcedColors.Active ? "contrast-" : "")}{at}");
            Assert.True(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} scrolls sideways");
            var violations = await Accessibility.ViolationsAsync(window.Page);
            Assert.True(violations.Count == 0, path + "\n" + string.Join("\n", violations));
        }

        // The browser asks for an icon of its own accord.
        Assert.DoesNotContain(window.Complaints, complaint => !complaint.Contains("status of 404", StringComparison.Ordinal));
        Assert.All(window.Requests, url => Assert.StartsWith(bot.Http.BaseAddress!.ToString(), url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_paper_stand_the_register_and_the_dossier_and_nothing_to_press()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 9, 14, 9, 0, 0, TimeSpan.Zero));
        await using var bot = await BotUnderTest.StartAsync(time: clock);
        var number = await FilledAsync(bot, clock);
        await using var window = await chromium.OpenAsync(794, 1123);
        await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        foreach (var (name, path) in new[] { ("register", "meldingen/register?als=fg"), ("dossier", $"meldingen/{number}/dossier?als=leidinggevende"), ("cijfers", "meldingen/cijfers?als=fg") })
        {
            await window.Page.GotoAsync(bot.Http.BaseAddress + path);
            await ShootAsync(window, $"fg-print-{name}");
            Assert.Equal(0, await window.Page.Locator("a:visible, button:visible, select:visible").CountAsync());
            Assert.True(await window.Page.Locator("h1:visible").CountAsync() == 1);
        }
    }

    [Fact]
    public async Task With_the_keyboard_alone_one_chooses_what_to_see()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await ManyCases.BeginAsync(bot, 2);
        var doubt = await ManyCases.BeginAsync(bot, RouteId.Doubt);
        await using var window = await chromium.OpenAsync();
        var page = window.Page;
        await page.GotoAsync($"{bot.Http.BaseAddress}meldingen?als=leidinggevende");

        await page.Locator("#filter-soort").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Locator("#filter-soort").SelectOptionAsync("doubt");
        for (var tabs = 0; tabs < 10 && !await page.Locator("form.filter button").EvaluateAsync<bool>("element => element === document.activeElement"); tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Je ziet 1 van de 3 meldingen voor jou.");
        await Assertions.Expect(page.Locator(".row")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".row")).ToContainTextAsync(doubt.Value);
    }

    private static async Task ShootAsync(Window window, string name) =>
        await window.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(Artifacts.Folder("screenshots"), name.ToLowerInvariant() + ".png") });

    /// <summary>A busy autumn at two schools; the number of a case with much in it.</summary>
    private static async Task<CaseNumber> FilledAsync(BotUnderTest bot, Microsoft.Extensions.Time.Testing.FakeTimeProvider clock)
    {
        await ManyCases.BeginAsync(bot, 7, kind: "argument");
        clock.Advance(30 * Day);
        await ManyCases.BeginAsync(bot, 11);
        await ManyCases.BeginAsync(bot, 9, RouteId.Report, "po1", "threat");
        await ManyCases.BeginAsync(bot, 6, RouteId.Doubt);
        clock.Advance(33 * Day);
        foreach (var reason in new[] { "Het was een grap onder vrienden. Besproken met de mentor.", "De ouders van Jayden hebben het zelf al opgelost." })
        {
            var closed = await ManyCases.BeginAsync(bot);
            await ManyCases.ActAsync(bot, "leidinggevende", closed, CaseAction.NoDerail, reason);
        }

        var number = await ManyCases.BeginAsync(bot, description: "Jayden uit 2H heeft in de groepsapp iemand bedreigd. Bel 0612345678.");
        await ManyCases.ActAsync(bot, "leidinggevende", number, CaseAction.Acknowledge);
        await ManyCases.ActAsync(bot, "leidinggevende", number, CaseAction.InformDirectorAndFg);
        await ManyCases.ActAsync(bot, "leidinggevende", number, CaseAction.Note, "Mentor gesproken.\nMorgen een gesprek met de klas en de moeder van Jayden.");
        await ManyCases.BeginAsync(bot);
        return number;
    }
}
