using System.Text.RegularExpressions;

using Microsoft.Playwright;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Tests.Policy;

using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ProtocolBot.Tests.Browser;

/// <summary>Verdicts and questions on the page as people see them: axe-core finds nothing, nothing falls off, and there are pictures to look at.</summary>
public sealed class VerdictLooksTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>What is typed, and whose words then stand in the heading: an id of wording.yaml.</summary>
    private static readonly (string Name, string Heading, string[] Typed)[] Talks =
    [
        ("not-allowed", "headline.not-allowed", ["foto van 3H2 op mijn eigen insta, ze zijn 15"]),
        ("copy", "headline.not-allowed", ["friend-request", "1", "1", "1", "2"]),
        ("not-yet", "headline.not-yet", ["press", "2"]),
        ("allowed-if", "headline.allowed-if", ["press", "1"]),
        ("allowed", "headline.allowed", ["account", "3"]),
        ("ask-first", "headline.ask-first", ["friend-request", "3", "1", "1"]),
        ("escalate", "headline.escalate", ["escalation", "2", "1", "2", "1", "1", "1", "skip"]),
        ("info", "headline.info", ["monitoring"]),
    ];

    [Theory]
    [InlineData("leraar-vo", 1280, ColorScheme.Light)]
    [InlineData("teacher-en", 1280, ColorScheme.Dark)]
    [InlineData("teacher-en", 320, ColorScheme.Light)]
    [InlineData("leraar-po", 320, ColorScheme.Dark)]
    public async Task Each_verdict_can_be_read_by_everybody(string persona, int width, ColorScheme scheme)
    {
        await using var bot = await RealBot.StartAsync(TestContext.Current.CancellationToken);
        await using var window = await chromium.OpenAsync(width, 900, scheme);
        var tongue = persona == "teacher-en" ? Tongue.English : Tongue.Dutch;
        await window.Page.GotoAsync($"{bot.Address}/?als={persona}");
        foreach (var (name, heading, typed) in Talks)
        {
            foreach (var words in typed)
                await SayAsync(window, words);
            await Expect(Heading(window.Page, ShippedContent.Set.Wording[heading].In(tongue))).ToBeVisibleAsync();

            await LookAsync(window, $"verdict-{name}-{width}-{scheme}".ToLowerInvariant(), width);
        }
    }

    [Theory]
    [InlineData("leraar-po", 1280, ColorScheme.Light)]
    [InlineData("teacher-en", 320, ColorScheme.Dark)]
    public async Task A_question_shows_its_answers_and_apart_from_them_the_ways_on(string persona, int width, ColorScheme scheme)
    {
        await using var bot = await RealBot.StartAsync(TestContext.Current.CancellationToken);
        await using var window = await chromium.OpenAsync(width, 900, scheme);
        var tongue = persona == "teacher-en" ? Tongue.English : Tongue.Dutch;
        await window.Page.GotoAsync($"{bot.Address}/?als={persona}");
        await SayAsync(window, "post");
        await LookAsync(window, $"question-buttons-{width}-{scheme}".ToLowerInvariant(), width);
        await SayAsync(window, "2");
        await SayAsync(window, "1");
        await LookAsync(window, $"question-list-{width}-{scheme}".ToLowerInvariant(), width);

        foreach (var way in new[] { WordingIds.ButtonBack, WordingIds.ButtonWhy, WordingIds.ButtonStop })
            await Expect(Way(window.Page, way, tongue)).ToBeVisibleAsync();
        await Way(window.Page, WordingIds.ButtonStop, tongue).ClickAsync();
        await Expect(window.Page.Locator("article").GetByText(ShippedContent.Set.Wording[WordingIds.Stopped].In(tongue)).Last).ToBeAttachedAsync();
    }

    private static ILocator Way(IPage page, string id, Tongue tongue) =>
        page.Locator(".ac-adaptiveCard").Last.GetByRole(AriaRole.Button, new() { Name = ShippedContent.Set.Wording[id].In(tongue), Exact = true });

    private static ILocator Heading(IPage page, string words) =>
        page.Locator(".ac-adaptiveCard").Last.GetByRole(AriaRole.Heading).GetByText(new Regex($@"^\W*i?\W*{Regex.Escape(words)}$")).First;

    /// <summary>Types, and waits for the card that answers.</summary>
    private static async Task SayAsync(Window window, string words)
    {
        var cards = window.Page.Locator(".ac-adaptiveCard");
        await Expect(cards.First).ToBeVisibleAsync();
        var before = await cards.CountAsync();
        await window.SendBox.FillAsync(words);
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(cards.Nth(before)).ToBeVisibleAsync();
    }

    private static async Task LookAsync(Window window, string name, int width)
    {
        await window.ShootAsync(name);
        var violations = await Accessibility.ViolationsAsync(window.Page);

        Assert.True(violations.Count == 0, name + "\n" + string.Join("\n", violations));
        Assert.True(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, name + ": nothing may scroll sideways");
        Assert.True(window.Complaints.Count == 0, name + "\n" + string.Join("\n", window.Complaints));
    }
}
