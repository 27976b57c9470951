using Microsoft.Playwright;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Tests.Cases;
using ProtocolBot.Tests.Onboarding;
using ProtocolBot.Tests.Policy;

using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ProtocolBot.Tests.Browser;

/// <summary>The course as somebody new goes through it on the page, and the overview of who leads them; with pictures to look at.</summary>
public sealed class CourseLooksTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int MostSteps = 80;

    private static Course Course => ShippedContent.Set.Course!;

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    public async Task Somebody_new_goes_from_the_offer_to_the_acknowledgement_on_the_page(int width, ColorScheme scheme)
    {
        await using var bot = await RealBot.StartAsync(TestContext.Current.CancellationToken);
        await using var window = await chromium.OpenAsync(width, 900, scheme);
        var page = window.Page;
        await page.GotoAsync($"{bot.Address}/?als=leraar-vo");
        await GoOnAsync(page, Word(CourseWords.WhenNow));
        await window.ShootAsync($"course-{width}-offer");
        await GoOnAsync(page, Word(CourseWords.Work(CourseIds.Teacher)));

        var asked = new HashSet<string>();
        for (var step = 0; step < MostSteps && !await IsOfferedAsync(page, CourseWords.Accept); step++)
        {
            await StepAsync(page, asked);
            if (step is 0 or 1 or 2 or 5 || asked.Count is 3)
            {
                await window.ShootAsync($"course-{width}-{step:00}");
            }
        }

        await window.ShootAsync($"course-{width}-acknowledge");
        var violations = await Accessibility.ViolationsAsync(page);
        await PressAsync(page, Word(CourseWords.Accept));
        await Expect(page.GetByText(Word(CourseWords.EndTitle)).Last).ToBeVisibleAsync();
        await window.ShootAsync($"course-{width}-end");

        Assert.True(violations.Count == 0, string.Join("\n", violations));
        Assert.True(window.Complaints.Count == 0, string.Join("\n", window.Complaints));
        Assert.True(asked.Count >= Course.Draw + 15, $"{asked.Count} exercises");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light)]
    public async Task The_overview_fits_and_axe_finds_nothing(int width, ColorScheme scheme)
    {
        await using var school = await CaseSchool.StartAsync();
        await OverviewPagesTests.FillAsync(school.Bot);
        await using var window = await chromium.OpenAsync(width, 900, scheme);

        foreach (var path in new[] { "meldingen/onboarding?als=leidinggevende", "meldingen/onboarding?als=directeur", "meldingen?als=leidinggevende" })
        {
            await window.Page.GotoAsync(school.Bot.Http.BaseAddress + path);
            await window.ShootAsync($"overview-{width}-{scheme}-{path.Split('=')[1]}-{path.Length}".ToLowerInvariant());
            Assert.True(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} scrolls sideways");
            var violations = await Accessibility.ViolationsAsync(window.Page);
            Assert.True(violations.Count == 0, path + "\n" + string.Join("\n", violations));
        }
    }

    /// <summary>Presses what is right in the last question, or goes on.</summary>
    private static async Task StepAsync(IPage page, HashSet<string> asked)
    {
        var open = Course.Lessons.SelectMany(lesson => lesson.Exercises).Concat(Course.Quiz)
            .Where(exercise => !asked.Contains(exercise.Id) && exercise.For.Fits("vo", CourseIds.Teacher)).ToList();
        var said = await LastCard(page).InnerTextAsync();
        // Web Chat sets typographic apostrophes.
        var plain = said.Replace('’', '\'');
        if (open.FirstOrDefault(exercise => plain.Contains(Ask(exercise).Replace('’', '\''), StringComparison.Ordinal)) is { } now)
        {
            asked.Add(now.Id);
            var choices = ExerciseChoices.Of(ShippedContent.Set, now);
            var right = choices.First(choice => choice.IsRight).Id;
            var label = now switch
            {
                Exercise.Situation => ShippedContent.Set.Wording[WordingIds.Headline(right)].Dutch,
                Exercise.Told => ShippedContent.Set.Wording[$"role.{right}"].Dutch,
                _ => $"{choices.ToList().FindIndex(choice => choice.IsRight) + 1}",
            };
            await GoOnAsync(page, label);
        }
        else
        {
            await GoOnAsync(page, said.Contains(Word(CourseWords.QuizTitle), StringComparison.Ordinal) ? Word(CourseWords.QuizStart) : Word(CourseWords.Next));
        }
    }

    /// <summary>Presses a button of the last card, and waits until the next card stands beneath.</summary>
    private static async Task GoOnAsync(IPage page, string label)
    {
        await Expect(LastCard(page).Locator("button.ac-pushButton").GetByText(label, new() { Exact = true }).Last).ToBeVisibleAsync();
        var said = await LastCard(page).InnerTextAsync();
        await PressAsync(page, label);
        await Expect(LastCard(page)).Not.ToHaveTextAsync(said, new() { UseInnerText = true });
    }

    private static ILocator LastCard(IPage page) => page.Locator(".ac-adaptiveCard").Last;

    private static string Ask(Exercise exercise) => exercise switch
    {
        Exercise.Situation situation => situation.Text.Dutch,
        Exercise.Told told => told.Text.Dutch,
        Exercise.Recall { Text: { } text } => text.Dutch,
        Exercise.Recall recall => $"artikel {recall.Paragraph}?",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static async Task<bool> IsOfferedAsync(IPage page, string word) => await page.Locator("button.ac-pushButton").GetByText(Word(word), new() { Exact = true }).CountAsync() > 0;

    private static Task PressAsync(IPage page, string label) => LastCard(page).Locator("button.ac-pushButton").GetByText(label, new() { Exact = true }).Last.ClickAsync();

    private static string Word(string id) => Course.Words[id].Dutch;
}
