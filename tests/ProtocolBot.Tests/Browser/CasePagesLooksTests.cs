using Microsoft.Playwright;

using ProtocolBot.Tests.Cases;

using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ProtocolBot.Tests.Browser;

/// <summary>The case pages in a browser: at each width, light and dark, with the keyboard, and under axe; and pictures to look at.</summary>
public sealed class CasePagesLooksTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>Unfolds all that is folded; whether there was any.</summary>
    private const string OpenAll = """
        () => {
          const folds = [...document.querySelectorAll('details')];
          for (const fold of folds) { fold.removeAttribute('name'); fold.open = true; }
          return folds.length > 0;
        }
        """;

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    public async Task Every_page_fits_and_axe_finds_nothing(int width, ColorScheme scheme)
    {
        await using var school = await CaseSchool.StartAsync();
        var number = await ConsultedAsync(school);
        await using var window = await chromium.OpenAsync(width, 900, scheme);
        string[] paths =
        [
            "/meldingen", $"/meldingen/{number}?als=leidinggevende", $"/meldingen/{number}?als=fg", $"/meldingen/{number}?als=leraar-vo", "/meldingen?als=leraar-vo",
            "/meldingen/beheer?als=beheerder", "/meldingen/2026-000000?als=fg", "/meldingen?als=nieuwe-medewerker", $"/meldingen/{number}?als=leidinggevende&gedaan=export",
        ];

        foreach (var (at, path) in paths.Index())
        {
            await window.Page.GotoAsync(school.Bot.Http.BaseAddress + path.TrimStart('/'));
            await ShootAsync(window, $"cases-{width}-{scheme}-{at}");
            if (await window.Page.EvaluateAsync<bool>(OpenAll))
            {
                await ShootAsync(window, $"cases-{width}-{scheme}-{at}-open");
            }

            Assert.True(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} scrolls sideways");
            var violations = await Accessibility.ViolationsAsync(window.Page);
            Assert.True(violations.Count == 0, path + "\n" + string.Join("\n", violations));
        }

        // That a page is not there, or nobody is known, is itself an error to the console.
        Assert.DoesNotContain(window.Complaints, complaint => !complaint.Contains("status of 40", StringComparison.Ordinal));
        Assert.All(window.Requests, url => Assert.StartsWith(school.Bot.Http.BaseAddress!.ToString(), url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_the_keyboard_alone_a_leidinggevende_takes_a_case_up_and_writes_a_note()
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());
        await using var window = await chromium.OpenAsync();
        var page = window.Page;
        await page.GotoAsync($"{school.Bot.Http.BaseAddress}meldingen/{number}?als=leidinggevende");

        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Oppakken", Exact = true }));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Gelukt: Oppakken");
        await PressAsync(page, page.Locator("summary", new() { HasText = "Notitie" }));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Ik heb de ouders gebeld.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("Ik heb de ouders gebeld.")).ToBeVisibleAsync();
        await Expect(page.Locator(".state")).ToHaveTextAsync("Opgepakt");
    }

    private static async Task ShootAsync(Window window, string name) =>
        await window.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(Artifacts.Folder("screenshots"), name.ToLowerInvariant() + ".png") });

    /// <summary>A case with a bit of everything: taken up, told to directeur and FG, with notes and messages.</summary>
    private static async Task<string> ConsultedAsync(CaseSchool school)
    {
        var number = CaseSchool.NumberOf(await school.ReportAsync(danger: "yes"));
        await school.ActAsync(CaseSchool.Leidinggevende, number, "acknowledge");
        await school.ActAsync(CaseSchool.Leidinggevende, number, "inform-director-and-fg");
        await school.ActAsync(CaseSchool.Leidinggevende, number, "note", "Mentor gesproken.\nMorgen een gesprek met de klas.");
        await school.ActAsync(CaseSchool.Leidinggevende, number, "message-reporter", "Ik bel je vanmiddag. Reageer zelf nog niet in de groep.");
        await school.ActAsync(CaseSchool.Teacher, number, "add", "Er zijn net nieuwe berichten bij gekomen.");
        return number;
    }

    private static async Task PressAsync(IPage page, ILocator target)
    {
        for (var tabs = 0; tabs < 40; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                await page.Keyboard.PressAsync("Enter");
                return;
            }
        }

        Assert.Fail("40 times Tab did not reach it");
    }
}
