using Microsoft.Playwright;

using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Pages.SignIn;
using ProtocolBot.Tests.Browser;

using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ProtocolBot.Tests.SignIn;

/// <summary>The tab as it is in Teams: a frame in another site, Teams' own client, and cookies of other sites blocked.</summary>
public sealed class TabInTeamsTests
{
    [Fact]
    public async Task In_the_frame_one_is_signed_in_by_Teams_acts_on_a_case_and_loses_nothing_when_it_takes_too_long()
    {
        Assert.True(TeamsJsBundle.IsThere, "Teams' client was not fetched: the build says why");
        await using var school = await SignedSchool.StartAsync();
        var number = await school.ReportAsync();
        await using var stage = await TeamsStage.StartAsync(school, () => school.Entra.TabToken(SignedSchool.Leidinggevende.Value).Compact());
        var page = await stage.OpenAsync();
        List<string> elsewhere = [];
        page.RequestFinished += (_, request) =>
        {
            if (new Uri(request.Url).Host is not ("teams.microsoft.com" or "bot.school.nl"))
            {
                elsewhere.Add(request.Url);
            }
        };

        await page.GotoAsync(TeamsStage.Teams);
        var tab = page.FrameLocator("iframe");
        await Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "Mijn meldingen" })).ToBeVisibleAsync();
        await tab.GetByRole(AriaRole.Link, new() { Name = number.Value }).ClickAsync();
        await Expect(tab.GetByText("Het loopt uit de hand.").First).ToBeVisibleAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Artifacts.Folder("screenshots"), "sign-in-tab.png") });

        await tab.Locator("details:has(input[value='note']) summary").ClickAsync();
        await tab.Locator("form:has(input[value='note']) textarea").FillAsync("Gesproken over de klas.");
        school.Clock.Advance(TimeSpan.FromMinutes(31));
        await tab.Locator("form:has(input[value='note']) button[type='submit']").ClickAsync();

        await Expect(tab.GetByText("Gesproken over de klas.").First).ToBeVisibleAsync();
        await Expect(tab.GetByRole(AriaRole.Status)).ToContainTextAsync("Gelukt");
        Assert.Equal("Gesproken over de klas.", Assert.Single((await school.FileAsync(number))!.Events.OfType<CaseEvent.Noted>()).Text);
        Assert.Empty(elsewhere);
    }

    [Fact]
    public async Task In_the_frame_somebody_whom_Teams_does_not_vouch_for_sees_no_case()
    {
        await using var school = await SignedSchool.StartAsync();
        await using var stage = await TeamsStage.StartAsync(school, () => "no-token");
        var page = await stage.OpenAsync();

        await page.GotoAsync(TeamsStage.Teams);

        await Expect(page.FrameLocator("iframe").GetByRole(AriaRole.Alert)).ToContainTextAsync("Teams kon mij niet vertellen wie je bent");
    }

    [Fact]
    public async Task A_browser_that_keeps_no_cookie_in_a_frame_is_told_so_and_not_sent_round_for_ever()
    {
        await using var school = await SignedSchool.StartAsync();
        await using var stage = await TeamsStage.StartAsync(school, () => school.Entra.TabToken(SignedSchool.Leidinggevende.Value).Compact(), keepsCookies: false);
        var page = await stage.OpenAsync();

        await page.GotoAsync(TeamsStage.Teams);

        await Expect(page.FrameLocator("iframe").GetByRole(AriaRole.Alert)).ToContainTextAsync("Open de pagina in je browser");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    public async Task Each_page_of_signing_in_fits_and_axe_finds_nothing(int width, ColorScheme scheme)
    {
        await using var school = await SignedSchool.StartAsync();
        await using var stage = await TeamsStage.StartAsync(school, () => "no-token");
        var page = await stage.OpenAsync(width, scheme);
        string[] paths = ["/sign-in/teams", "/sign-in/failed?why=Failed", "/sign-in/failed?why=Stranger", "/sign-in/failed?why=NoTime", "/sign-out/done"];

        foreach (var (at, path) in paths.Index())
        {
            await page.GotoAsync($"{FakeEntra.PublicUrl}/meldingen{path}");
            await LookAsync(page, $"sign-in-{width}-{scheme}-{at}", width);
        }

        // A form that comes without a session: the page that holds it.
        await page.GotoAsync($"{FakeEntra.PublicUrl}/meldingen/sign-out/done");
        await page.EvaluateAsync("""
            () => {
              const form = Object.assign(document.createElement('form'), { method: 'post', action: '/meldingen/2026-000001' });
              form.append(Object.assign(document.createElement('input'), { name: 'text', value: 'Gesproken over de klas.' }), Object.assign(document.createElement('input'), { name: 'action', value: 'note' }));
              document.body.append(form);
              form.submit();
            }
            """);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Log eerst opnieuw in" })).ToBeVisibleAsync();
        await LookAsync(page, $"sign-in-{width}-{scheme}-held", width);
    }

    private static async Task LookAsync(IPage page, string name, int width)
    {
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Artifacts.Folder("screenshots"), name + ".png"), FullPage = true });
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{name} scrolls sideways");
        var violations = await Accessibility.ViolationsAsync(page);
        Assert.True(violations.Count == 0, name + "\n" + string.Join("\n", violations));
    }
}
