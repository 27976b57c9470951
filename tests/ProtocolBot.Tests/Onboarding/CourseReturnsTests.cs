using System.Text.Json.Nodes;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Tests.Cases;
using ProtocolBot.Tests.Outbox;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Onboarding;

/// <summary>What the course says by itself, on a clock that the test turns: an invitation, reminders that stop, refreshers, a new version.</summary>
public sealed class CourseReturnsTests
{
    private const int Many = 10_000;

    [Fact]
    public async Task Who_picks_a_time_tomorrow_is_asked_then_and_not_before()
    {
        await using var course = await CourseSchool.StartAsync();
        var person = new PersonId("nieuw");
        var chat = course.Chat(person);
        await course.SayAsync(chat.Activity() with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount { Id = "28:bot" }] });

        // It is Monday, 21:00 at school.
        await course.SayAsync(chat.Said("morgen"));
        var planned = await course.SayAsync(chat.Said("om 9:15"));
        await CourseSchool.MeetAsync(course.School.Bot, person, course.Now, FakeConnector.TeamsServiceUrl, "msteams");
        await course.School.UntilAsync(new DateTimeOffset(2026, 11, 24, 8, 14, 0, TimeSpan.Zero));
        var before = course.Told(person).Count;
        await course.School.UntilAsync(new DateTimeOffset(2026, 11, 24, 8, 16, 0, TimeSpan.Zero));

        Assert.Contains("09:15", planned.Words, StringComparison.Ordinal);
        Assert.Equal(0, before);
        Assert.Contains(Word(CourseWords.InviteText), Words(Assert.Single(course.Told(person))), StringComparison.Ordinal);
        Assert.Equal("onboarding/school", (await course.SayAsync(chat.Said("docent"))).Asks);
    }

    [Fact]
    public async Task Who_left_in_the_middle_is_reminded_on_three_Mondays_at_eight_and_no_more()
    {
        await using var course = await CourseSchool.StartAsync();
        var person = await course.LearnsAsync("halverwege", null, new LessonTimer(LessonTimerKind.Reminder, course.Now.AddMinutes(1)));

        await course.School.UntilAsync(course.Now.AddDays(60));

        var told = course.School.Requests("POST", CourseSchool.ConversationOf(person));
        Assert.Equal(CourseTimes.MostReminders, told.Count);
        Assert.All(told.Skip(1), request => Assert.Equal((DayOfWeek.Monday, 7), (request.At.DayOfWeek, request.At.Hour)));
        Assert.All(course.Told(person), message => Assert.Contains(Word(CourseWords.ReminderText), Words(message), StringComparison.Ordinal));
        Assert.Equal(0L, course.School.Query("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task Who_wants_no_reminders_or_has_finished_gets_none()
    {
        await using var course = await CourseSchool.StartAsync();
        var refuses = await course.LearnsAsync("liever-niet", learner => learner with { WantsNoReminders = true }, new LessonTimer(LessonTimerKind.Reminder, course.Now.AddMinutes(1)));
        var finished = await course.LearnsAsync("klaar", learner => Accepted(course.Now) with { Person = learner.Person }, new LessonTimer(LessonTimerKind.Reminder, course.Now.AddMinutes(1)));

        await course.School.UntilAsync(course.Now.AddDays(30));

        Assert.Empty(course.Told(refuses));
        Assert.Empty(course.Told(finished));
    }

    [Fact]
    public async Task After_one_four_and_twelve_weeks_one_question_comes_back()
    {
        await using var course = await CourseSchool.StartAsync();
        var passed = course.Now;
        var first = CourseTimes.Refresher(Passed(passed), new())!;
        var person = await course.LearnsAsync("geslaagd", _ => Passed(passed), first);

        await course.School.UntilAsync(course.Now.AddDays(120));

        var told = course.School.Requests("POST", CourseSchool.ConversationOf(person));
        // Four weeks later it is Christmas holidays.
        Assert.Equal(["2026-11-30 07:00", "2027-01-04 07:00", "2027-02-15 07:00"], told.Select(request => request.At.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(3, course.Told(person).Select(Asked).Distinct().Count());
        var open = (await course.FindAsync(person))!.Refresher!;
        var answered = await course.SayAsync(course.Chat(person).Pressed(new JsonObject { ["scenario"] = "onboarding", ["question"] = open, ["answer"] = CourseWalk.Choose(open, isRight: false) }));
        Assert.Contains(Word(CourseWords.Wrong).Split('{')[0], answered.Words, StringComparison.Ordinal);
        Assert.Null((await course.FindAsync(person))!.Refresher);
    }

    [Fact]
    public async Task Refreshers_can_be_switched_off_and_on_again()
    {
        await using var course = await CourseSchool.StartAsync();
        var person = await course.LearnsAsync("rust", learner => Passed(course.Now) with { Person = learner.Person }, CourseTimes.Refresher(Passed(course.Now), new())!);
        var chat = course.Chat(person);

        var off = await course.SayAsync(chat.Pressed(new JsonObject { ["ask"] = "course", ["arguments"] = new JsonArray("no-refreshers") }));
        var waiting = course.School.Query("SELECT COUNT(*) FROM outbox");
        await course.SayAsync(chat.Pressed(new JsonObject { ["ask"] = "course", ["arguments"] = new JsonArray("refreshers") }));

        Assert.Contains(Word(CourseWords.RefreshersStopped), off.Words, StringComparison.Ordinal);
        Assert.Equal(0L, waiting);
        Assert.Equal(1L, course.School.Query("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task A_major_version_asks_those_who_finished_once_and_shows_what_changed()
    {
        await using var course = await CourseSchool.OfVersionAsync("2.0", isMajor: true, "5.8");
        var finished = await course.LearnsAsync("klaar", _ => Accepted(course.Now));
        var busy = await course.LearnsAsync("bezig");

        await course.LookAsync();
        await course.School.UntilAsync(course.Now.AddDays(2));
        await course.LookAsync();
        await course.School.UntilAsync(course.Now.AddDays(10));

        var told = Assert.Single(course.Told(finished));
        Assert.Equal("acknowledge", Asked(told));
        Assert.Contains("2.0", Words(told), StringComparison.Ordinal);
        Assert.Contains(ShippedContent.Set.Protocol.Find("5.8")!.Verbatim, Words(told), StringComparison.Ordinal);
        Assert.Empty(course.Told(busy));
        await course.SayAsync(course.Chat(finished).Pressed(new JsonObject { ["scenario"] = "onboarding", ["question"] = CourseSteps.Acknowledge, ["answer"] = CourseSteps.Accepted }));
        Assert.Equal(["concept", "2.0"], (await course.FindAsync(finished))!.Acknowledgements.Select(given => given.Version));
    }

    [Fact]
    public async Task A_minor_version_tells_what_is_new_and_asks_nothing()
    {
        await using var course = await CourseSchool.OfVersionAsync("1.1", isMajor: false, "4.2");
        var finished = await course.LearnsAsync("klaar", _ => Accepted(course.Now));

        await course.LookAsync();
        await course.School.UntilAsync(course.Now.AddDays(10));

        var told = Assert.Single(course.Told(finished));
        Assert.Null(Asked(told));
        Assert.Contains(Word(CourseWords.VersionTitle), Words(told), StringComparison.Ordinal);
        Assert.Contains(ShippedContent.Set.Protocol.Find("4.2")!.Verbatim, Words(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_gone_for_long_is_forgotten_with_all_that_waits()
    {
        await using var course = await CourseSchool.StartAsync();
        var gone = await course.LearnsAsync("weg", learner => learner with { Touched = course.Now.AddDays(-500) }, new LessonTimer(LessonTimerKind.Reminder, course.Now.AddDays(3)));
        var here = await course.LearnsAsync("hier");

        await course.LookAsync();

        Assert.Null(await course.FindAsync(gone));
        Assert.NotNull(await course.FindAsync(here));
        Assert.Equal(0L, course.School.Query("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task Ten_thousand_on_one_Monday_morning_are_told_once_within_the_limits_of_Teams()
    {
        await using var course = await CourseSchool.StartAsync();
        var limits = new PublishedLimits(course.School.Clock);
        course.School.Usually = request => limits.Judge(request.Target) ?? VirtualSchool.WhenWell(request);
        var due = course.Now.AddDays(1);
        await Task.WhenAll(Enumerable.Range(0, Many).Select(at => course.LearnsAsync($"mens-{at}", null, new LessonTimer(LessonTimerKind.Reminder, due))));

        await course.School.UntilAsync(due.AddHours(1));

        Assert.Equal(0, limits.Refused);
        Assert.Equal(Many, course.School.Connector.Activities.Count);
        Assert.Equal(Many, course.School.Connector.Activities.Select(activity => activity.Conversation?.Id).Distinct().Count());
    }

    private static Learner Passed(DateTimeOffset at) => new() { Person = new("geslaagd"), Began = at, Touched = at, Work = CourseIds.Teacher, SchoolKind = "vo", Passed = at, PassedVersion = "concept" };

    private static Learner Accepted(DateTimeOffset at) => Passed(at) with { Person = new("klaar"), ToldOf = "concept", Acknowledgements = [new Acknowledgement("concept", true, Tongue.Dutch, at)] };

    private static string Word(string id) => ShippedContent.Set.Course!.Words[id].Dutch;

    private static string Words(Activity activity) => activity.Attachments is [{ Content: { } card }] ? card.GetProperty("fallbackText").GetString()! : activity.Text ?? "";

    private static string? Asked(Activity activity) => activity.Entities?.Where(entity => entity.GetProperty("type").GetString() == "protocolbot/question").Select(entity => entity.GetProperty("question").GetString()).FirstOrDefault();
}
