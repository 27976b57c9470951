using System.Text;

using CsCheck;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Host.Commands;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Onboarding;

/// <summary>What the course thinks: what can be chosen, what is drawn, where one is, when it comes back.</summary>
public sealed class CourseThinkingTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 20, 0, 0, TimeSpan.Zero);

    private static ContentSet Content => ShippedContent.Set;

    private static Course Course => Content.Course!;

    [Fact]
    public void Of_each_exercise_one_choice_is_right_and_the_same_are_always_offered()
    {
        Assert.All(Course.Lessons.SelectMany(lesson => lesson.Exercises).Concat(Course.Quiz), exercise =>
        {
            var choices = ExerciseChoices.Of(Content, exercise);
            Assert.InRange(choices.Length, 2, 4);
            Assert.Single(choices, choice => choice.IsRight);
            Assert.Equal(choices.Length, choices.Select(choice => choice.Id).Distinct().Count());
            Assert.Equal(choices, ExerciseChoices.Of(Content, exercise));
        });
    }

    [Fact]
    public void What_is_offered_does_not_give_the_answer_away()
    {
        var offered = Course.Quiz.OfType<Exercise.Situation>().Select(exercise => (Set: string.Join(' ', ExerciseChoices.Of(Content, exercise).Select(choice => choice.Id)), Right: ExerciseChoices.Of(Content, exercise).First(choice => choice.IsRight).Id)).ToList();

        Assert.All(offered.GroupBy(entry => entry.Set), set => Assert.True(set.Select(entry => entry.Right).Distinct().Count() > 1, set.Key));
    }

    [Fact]
    public void Each_try_has_twelve_questions_spread_over_the_lessons_and_the_same_seed_draws_the_same()
    {
        Gen.Select(Gen.ULong, Gen.Int[0, 3], Gen.Int[0, 1]).Sample((seed, at, kind) =>
        {
            var (work, school) = (CourseIds.Works[at], CourseIds.SchoolKinds[kind]);
            var drawn = QuizDraw.Of(Course, school, work, seed);
            var byLesson = drawn.GroupBy(id => Course.Find(id)!.Lesson).Select(group => group.Count()).ToList();
            Assert.Equal(Course.Draw, drawn.Distinct().Count());
            Assert.Equal(drawn, QuizDraw.Of(Course, school, work, seed));
            Assert.Equal(work == CourseIds.Leader ? 7 : 6, byLesson.Count);
            Assert.True(byLesson.Max() - byLesson.Min() <= 1);
            Assert.All(drawn, id => Assert.True(Course.Find(id)!.For.Fits(school, work)));
        });
    }

    [Fact]
    public void Another_seed_draws_other_questions() =>
        Assert.True(Enumerable.Range(0, 20).Select(seed => string.Join(' ', QuizDraw.Of(Course, "vo", CourseIds.Teacher, (ulong)seed))).Distinct().Count() > 15);

    [Fact]
    public void A_learner_is_kept_under_names_that_never_change()
    {
        var learner = new Learner
        {
            Person = new PersonId("p"),
            Began = Monday,
            Touched = Monday,
            Running = true,
            Asking = CourseSteps.Time,
            Work = CourseIds.Trainee,
            SchoolKind = "po",
            Done = ["posting"],
            Again = ["contact"],
            Quiz = new QuizTry(["a", "b"], ["a"], ["a"]),
            Tries = 2,
            Passed = Monday,
            PassedVersion = "concept",
            Acknowledgements = [new Acknowledgement("concept", true, Tongue.English, Monday)],
            ToldOf = "concept",
            PlannedFor = "concept",
            Refresher = "a",
            Refreshed = 1,
            WantsNoRefreshers = true,
            Reminded = 2,
            WantsNoReminders = true,
            Tongue = Tongue.English,
        };
        var json = LearnerJson.Write(learner);

        Golden.Text("learner.json", Encoding.UTF8.GetString(json) + "\n");
        Assert.Equal(json, LearnerJson.Write(LearnerJson.Read(json)!));
        Assert.Null(LearnerJson.Read("{"u8));
    }

    [Fact]
    public void A_lesson_that_a_deploy_took_away_is_passed_over_and_one_that_it_added_is_met()
    {
        var learner = new Learner { Person = new PersonId("p"), Began = Monday, Touched = Monday, Work = CourseIds.Teacher, SchoolKind = "vo", Done = ["gone", "posting", "posting-debate", "posting-consent-known"] };

        Assert.Equal("posting-maths", CoursePlan.At(Content, learner).Question);
        Assert.Equal("contact", CoursePlan.At(Content, learner with { Done = learner.Done.Add("posting-maths") }).Question);
        Assert.Equal(CourseSteps.Quiz, CoursePlan.At(Content, AllDone(learner) with { Quiz = new QuizTry(["gone"], [], []) }).Question);
    }

    [Theory]
    [InlineData("9", "09:00")]
    [InlineData("om 9:15 graag", "09:15")]
    [InlineData("14.30", "14:30")]
    [InlineData("9 uur", "09:00")]
    [InlineData("25:00", null)]
    [InlineData("straks", null)]
    public void A_time_can_be_typed(string text, string? time) => Assert.Equal(time, CourseTimes.Read(text)?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Tomorrow_is_the_next_day_at_school_also_when_the_clock_is_moved()
    {
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 7, 0, 0, TimeSpan.Zero), CourseTimes.Tomorrow(Monday, new(8, 0)));
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 1, 30, 0, TimeSpan.Zero), CourseTimes.Tomorrow(new DateTimeOffset(2027, 3, 27, 12, 0, 0, TimeSpan.Zero), new(2, 30)));
    }

    [Fact]
    public async Task The_command_check_prints_where_each_paragraph_is_taught()
    {
        await using var output = new StringWriter();

        var exit = await CheckCommand.RunAsync(Path.Combine(AppContext.BaseDirectory, "dialogs"), TimeProvider.System, output, TestContext.Current.CancellationToken);

        Assert.Equal(0, exit);
        Assert.All(Content.Protocol.Paragraphs, paragraph => Assert.Contains($"onboarding {paragraph.Id} ", output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_goes_on_where_one_left_off_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("protocolbot-course-").FullName;
        await using (var before = await BotUnderTest.StartAsync(folder))
        {
            var walk = new CourseWalk(before.Chat(persona: "nieuw"), CourseIds.Teacher, "vo");
            await walk.BeginAsync();
            await walk.UntilAsync("phone-canteen");
        }

        await using (var after = await BotUnderTest.StartAsync(folder))
        {
            Assert.Equal("onboarding/phone-canteen", (await after.Chat(persona: "nieuw").SayAsync("verder")).Asks);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static Learner AllDone(Learner learner) =>
        learner with { Done = [.. Course.Lessons.Select(lesson => lesson.Id), .. Course.Lessons.SelectMany(lesson => lesson.Exercises).Select(exercise => exercise.Id)] };
}
