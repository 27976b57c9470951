using System.Text.RegularExpressions;

using Microsoft.Playwright;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Tests.Policy;

using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ProtocolBot.Tests.Browser;

/// <summary>Everything together: the real host, the real content, and two clients that nobody here wrote, in Chromium.</summary>
public sealed class RealBotTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>Enough presses for the longest way to a verdict on a photo of one's class on one's own account.</summary>
    private const int MostQuestions = 10;

    private static readonly (string, string, string)[] PhotoOfMyClass =
    [
        ("post", "channel", "own-account"), ("post", "related", "yes"), ("post", "people", "pupils-under-16"),
        ("post", "consent", "no"), ("post", "setting", "yes"), ("post", "rights", "yes"), ("post", "tone", "no"), ("post", "topic", "neutral"),
    ];

    [Theory]
    [InlineData("leraar-po", "mag ik een foto van mijn klas op insta zetten?", Tongue.Dutch, "Mag niet", 1280, ColorScheme.Light)]
    [InlineData("leraar-vo", "mag ik een foto van mijn klas op insta zetten?", Tongue.Dutch, "Mag niet", 320, ColorScheme.Dark)]
    [InlineData("teacher-en", "may I post a photo of my class on my own instagram?", Tongue.English, "Not allowed", 1280, ColorScheme.Dark)]
    public async Task In_Web_Chat_one_types_presses_and_reads_the_verdict(string persona, string words, Tongue tongue, string headline, int width, ColorScheme scheme)
    {
        await using var bot = await RealBot.StartAsync(TestContext.Current.CancellationToken);
        await using var window = await chromium.OpenAsync(width, 800, scheme);
        var page = window.Page;

        await page.GotoAsync($"{bot.Address}/?als={persona}");
        await Expect(page.Locator(".ac-adaptiveCard").First).ToBeVisibleAsync();
        await window.SendBox.FillAsync(words);
        await page.Keyboard.PressAsync("Enter");
        await AnswerUntilAsync(page, page.Locator("button.ac-pushButton"), Headline(page, headline), tongue);
        await Expect(page.Locator(".ac-adaptiveCard").GetByText("5.3").First).ToBeAttachedAsync();
        await window.ShootAsync($"real-webchat-{persona}-{width}");
        var violations = await Accessibility.ViolationsAsync(page);

        Assert.True(violations.Count == 0, string.Join("\n", violations));
        Assert.True(window.Complaints.Count == 0, string.Join("\n", window.Complaints));
    }

    [Fact]
    public async Task In_the_Agents_Playground_one_types_presses_and_reads_the_verdict()
    {
        await using var bot = await RealBot.StartAsync(TestContext.Current.CancellationToken);
        await using var playground = await Playground.StartAsync(bot.Address + "/api/messages", "default", TestContext.Current.CancellationToken);
        await using var window = await chromium.OpenAsync();
        var page = window.Page;

        await page.GotoAsync(playground.Address);
        await Expect(page.Locator(".ac-adaptiveCard").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Textbox).First.ClickAsync();
        // The Playground says en-US; the bot listens to whom it talks with.
        await page.Keyboard.TypeAsync("Nederlands");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox).First.ClickAsync();
        await page.Keyboard.TypeAsync("mag ik een foto van mijn klas op insta zetten?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
        await AnswerUntilAsync(page, page.Locator(".ac-actionSet button"), Headline(page, "Mag niet"), Tongue.Dutch);
        await window.ShootAsync("real-playground");
    }

    /// <summary>A verdict's heading, which begins with a sign for those who see no colour.</summary>
    private static ILocator Headline(IPage page, string words) =>
        page.Locator(".ac-adaptiveCard [role='heading']").GetByText(new Regex($@"^\W*{Regex.Escape(words)}$")).Last;

    /// <summary>Gives whichever known answer is asked for, each at most once, by its button or in its list, until the verdict is there.</summary>
    private static async Task AnswerUntilAsync(IPage page, ILocator buttons, ILocator verdict, Tongue tongue)
    {
        var submit = ShippedContent.Set.Wording[WordingIds.SubmitLabel].In(tongue);
        var left = RealBot.Labels(tongue, PhotoOfMyClass).ToList();
        for (var question = 0; question < MostQuestions; question++)
        {
            var offered = left.Select(label => buttons.GetByText(label, new() { Exact = true }).Or(page.Locator(".ac-adaptiveCard label").GetByText(label, new() { Exact = true })).Last).ToArray();
            var next = offered.Aggregate(verdict, (either, answer) => either.Or(answer)).Last;
            await Expect(next).ToBeVisibleAsync();
            if (await verdict.CountAsync() > 0)
                return;
            var given = await FirstVisibleAsync(offered);
            var isInList = await offered[given].EvaluateAsync<bool>("element => element.closest('button') === null");
            await offered[given].ClickAsync();
            if (isInList)
                await buttons.GetByText(submit, new() { Exact = true }).Last.ClickAsync();
            left.RemoveAt(given);
        }

        Assert.Fail("no verdict after " + MostQuestions + " answers");
    }

    private static async Task<int> FirstVisibleAsync(ILocator[] buttons)
    {
        for (var index = 0; index < buttons.Length; index++)
        {
            if (await buttons[index].IsVisibleAsync())
                return index;
        }

        throw new InvalidOperationException("one of them was visible a moment ago");
    }
}
