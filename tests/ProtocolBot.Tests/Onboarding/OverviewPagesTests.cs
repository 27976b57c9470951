using System.Net;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Pages.Demo;
using ProtocolBot.Tests.Conversations;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Onboarding;

/// <summary>Who sees how far whom is in the course, and that nobody's answers are in it.</summary>
public sealed class OverviewPagesTests(OneBot one) : IClassFixture<OneBot>, IAsyncLifetime
{
    private static readonly DateTimeOffset Passed = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public async ValueTask InitializeAsync()
    {
        if (one.Bot.Rows("learner") == 0)
        {
            await FillAsync(one.Bot);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_leidinggevende_sees_their_own_people_and_a_directeur_the_school()
    {
        var own = await GetAsync("/meldingen/onboarding?als=leidinggevende");
        var all = await GetAsync("/meldingen/onboarding?als=directeur");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (own.Status, all.Status));
        Assert.Contains("Youssef Amrani", own.Text, StringComparison.Ordinal);
        Assert.Contains(Word(CourseWords.StatusFinished), own.Text, StringComparison.Ordinal);
        Assert.Contains("20 nov 2026", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sanne de Wit", own.Text, StringComparison.Ordinal);
        Assert.True(Count(all.Text) > Count(own.Text));
    }

    [Theory]
    [InlineData("leraar-vo")]
    [InlineData("fg")]
    public async Task For_who_leads_nobody_there_is_no_such_page(string persona)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"/meldingen/onboarding?als={persona}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"/meldingen/onboarding.csv?als={persona}")).Status);
        Assert.DoesNotContain("/meldingen/onboarding", (await GetAsync($"/meldingen?als={persona}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_unknown_sees_it()
    {
        using var stranger = new HttpClient { BaseAddress = one.Bot.Http.BaseAddress };

        using var page = await stranger.GetAsync(new Uri("/meldingen/onboarding", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
    }

    [Fact]
    public async Task Neither_page_nor_file_holds_what_somebody_answered()
    {
        var page = await GetAsync("/meldingen/onboarding?als=directeur");
        var file = await GetAsync("/meldingen/onboarding.csv?als=directeur");

        Assert.All(Course.Quiz.Concat(Course.Lessons.SelectMany(lesson => lesson.Exercises)), exercise => Assert.DoesNotContain(exercise.Id, page.Text + file.Text, StringComparison.Ordinal));
        Assert.StartsWith($"{Word(CourseWords.OverviewName)};{Word(CourseWords.OverviewSchool)};", file.Text, StringComparison.Ordinal);
        Assert.Contains($"Youssef Amrani;Het Baken;{Word(CourseWords.StatusFinished)};2026-11-20;concept;{Word(CourseWords.AnswerYes)};concept;2026-11-20;nl", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bestuur_and_HR_see_everybody_but_themselves_and_nobody_who_left()
    {
        var organisation = one.Bot.Get<SchoolWorld>().Organisation;
        var hr = organisation.People.First(person => !organisation.Board.Contains(person.Id) && person.Posts.Length == 1).Id;
        var left = organisation.People.First(person => person.Id != hr && person.Posts.Length == 1);
        var changed = organisation with
        {
            HrIds = [hr],
            People = [.. organisation.People.Select(person => person.Id == left.Id ? person with { LeftOn = organisation.On } : person)],
        };

        var seen = CourseOverview.Of(changed, hr, organisation.On, _ => null)!;
        var bestuur = CourseOverview.Of(changed, organisation.Board[0], organisation.On, _ => null)!;

        Assert.Equal(changed.People.Where(person => person.WorksOn(organisation.On) && person.Id != hr).Sum(person => person.Posts.Length), seen.Rows.Length);
        Assert.DoesNotContain(seen.Rows, row => row.Name == left.Name);
        Assert.All(seen.Rows, row => Assert.Equal(CourseStatus.NotStarted, row.Status));
        Assert.Equal(seen.Rows.Length, seen.Schools.Sum(school => school.NotStarted));
        Assert.True(bestuur.Rows.Length >= seen.Rows.Length);
    }

    /// <summary>One finished, one is busy, one only began.</summary>
    internal static async Task FillAsync(BotUnderTest bot)
    {
        var learner = new Learner { Person = Persona.Find("leraar-vo")!.PersonId, Began = Passed, Touched = Passed, Work = CourseIds.Teacher, SchoolKind = "vo" };
        await CourseSchool.PutAsync(
            bot,
            learner with
            {
                Done = [.. Course.Lessons.Select(lesson => lesson.Id)],
                Quiz = new QuizTry(["quiz-posting-account"], ["quiz-posting-account"], ["quiz-posting-account"]),
                Passed = Passed,
                PassedVersion = "concept",
                Acknowledgements = [new Acknowledgement("concept", true, Tongue.Dutch, Passed)],
            },
            Passed);
        await CourseSchool.PutAsync(bot, learner with { Person = Persona.Find("nieuwe-medewerker")!.PersonId, Done = ["posting"] }, Passed);
        await CourseSchool.PutAsync(bot, learner with { Person = Persona.Find("teacher-en")!.PersonId }, Passed);
    }

    private static Course Course => ShippedContent.Set.Course!;

    private static string Word(string id) => Course.Words[id].Dutch;

    private static int Count(string html) => html.Split("<tr>").Length;

    private async Task<(HttpStatusCode Status, string Text)> GetAsync(string path)
    {
        using var response = await one.Bot.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF').Split("<footer")[0]);
    }
}
