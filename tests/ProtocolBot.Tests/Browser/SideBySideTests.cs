using Microsoft.Playwright;

using ProtocolBot.Core.Content;
using ProtocolBot.Host.Pages.Demo;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ProtocolBot.Tests.Browser;

/// <summary>A derailment from the first word to the end, on one page: as teacher, leidinggevende, directeur and FG, with the buttons that people press.</summary>
public sealed class SideBySideTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Teacher = "leraar-vo";
    private const string Leidinggevende = "leidinggevende";

    private static readonly Scenario Escalation = ShippedContent.Set.Scenario("escalation") ?? throw new InvalidOperationException("no escalation");

    [Fact]
    public async Task It_is_reported_taken_up_told_to_directeur_and_FG_and_closed()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await using var window = await chromium.OpenAsync(1920, 1050);
        var page = window.Page;
        await page.GotoAsync($"{bot.Http.BaseAddress}naast-elkaar");
        foreach (var persona in Persona.OfAnEscalation)
        {
            await Expect(Of(page, persona.Id).Locator(".ac-adaptiveCard").First).ToBeVisibleAsync();
        }

        await ReportAsync(page);
        await Expect(Button(page, Leidinggevende, Words("action.acknowledge"))).ToBeVisibleAsync();
        await ShootAsync(window, "1-reported");

        await Button(page, Leidinggevende, Words("action.acknowledge")).ClickAsync();
        await Expect(Heading(page, Teacher, Words("news.acknowledged"))).ToBeVisibleAsync();
        await ShootAsync(window, "2-taken-up");

        await Button(page, Leidinggevende, Words("action.inform-director-and-fg")).ClickAsync();
        await Expect(Heading(page, "directeur", Words("news.stage-two"))).ToBeVisibleAsync();
        await Expect(Heading(page, "fg", Words("news.stage-two"))).ToBeVisibleAsync();
        await ShootAsync(window, "3-stage-two");

        await Button(page, Leidinggevende, Words("action.close")).ClickAsync();
        await Of(page, Leidinggevende).GetByText(Words("outcome.resolved")).Last.ClickAsync();
        await Of(page, Leidinggevende).Locator(".ac-adaptiveCard textarea").Last.FillAsync("Besproken met de klas.");
        await ShootAsync(window, "4-closing");
        await Button(page, Leidinggevende, Words("action.do")).ClickAsync();
        await Expect(Heading(page, Teacher, Words("news.closed"))).ToBeVisibleAsync();
        await ShootAsync(window, "5-closed");

        Assert.True(window.Complaints.Count == 0, string.Join("\n", window.Complaints));
    }

    [Theory]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1920, ColorScheme.Dark)]
    public async Task It_fits_and_axe_finds_nothing(int width, ColorScheme scheme)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await using var window = await chromium.OpenAsync(width, 900, scheme);
        await window.Page.GotoAsync($"{bot.Http.BaseAddress}naast-elkaar");
        foreach (var persona in Persona.OfAnEscalation)
        {
            await Expect(Of(window.Page, persona.Id).Locator(".ac-adaptiveCard").First).ToBeVisibleAsync();
        }

        await ShootAsync(window, $"{width}-{scheme}".ToLowerInvariant());

        Assert.True(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, "nothing may scroll sideways");
        var violations = await Accessibility.ViolationsAsync(window.Page);
        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }

    private static async Task ReportAsync(IPage page)
    {
        (string Question, string Answer)[] answers = [("danger", "no"), ("who", "pupils"), ("kind", "bullying"), ("stage", "at-risk"), ("platform", "whatsapp"), ("involved", "none"), ("description", "skip"), ("confirm", "send")];
        await SayAsync(page, "escalation");
        foreach (var (question, answer) in answers)
        {
            await Expect(Heading(page, Teacher, Escalation.Dialog.Step(question)!.Ask.Dutch)).ToBeVisibleAsync();
            await SayAsync(page, answer);
        }
    }

    private static async Task SayAsync(IPage page, string words)
    {
        var box = Of(page, Teacher).GetByPlaceholder("Typ je bericht");
        await box.FillAsync(words);
        await box.PressAsync("Enter");
    }

    private static IFrameLocator Of(IPage page, string persona) => page.FrameLocator($"iframe[src^='/?als={persona}&']");

    private static ILocator Button(IPage page, string persona, string title) => Of(page, persona).Locator("button.ac-pushButton").GetByText(title, new() { Exact = true }).Last;

    private static ILocator Heading(IPage page, string persona, string text) => Of(page, persona).Locator(".ac-adaptiveCard [role='heading']").GetByText(text, new() { Exact = true }).Last;

    private static string Words(string id) => ShippedContent.Set.CaseWording[id].Dutch;

    private static async Task ShootAsync(Window window, string name) =>
        await window.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(Artifacts.Folder("screenshots"), $"side-{name}.png") });
}
