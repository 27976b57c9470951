using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Onboarding;

namespace ProtocolBot.Core.Turns;

/// <summary>The quiz and its refreshers: each answer with its reason, a mistake brings its lesson back, and a try ends in a score.</summary>
internal static class LessonQuiz
{
    private const int Whole = 100;

    public static TurnDecision Answered(Exchange exchange, Learner learner, CourseStep.QuizQuestion question, string answer)
    {
        var (course, exercise) = (exchange.Content.Course!, question.Exercise);
        var isRight = LessonAnswers.IsRight(exchange, exercise, answer);
        var quiz = learner.Quiz!;
        var next = learner with { Quiz = quiz with { Answered = quiz.Answered.Add(exercise.Id), Wrong = isRight ? quiz.Wrong : quiz.Wrong.Add(exercise.Id) } };
        var feedback = LessonReplies.Feedback(exchange, exercise, isRight, new LessonTrace(question.Number, question.Of, LessonReplies.Quiz), isRight ? null : ComesBack(exchange, exercise));
        return CoursePlan.At(exchange.Content, next) is CourseStep.QuizQuestion
            ? Lessons.Go(exchange, next, [feedback], [])
            : Ended(exchange, next, feedback, [.. next.Quiz!.Questions.Select(course.Find).OfType<Exercise>()]);
    }

    public static TurnDecision Refreshed(Exchange exchange, Learner learner, Exercise exercise, string answer)
    {
        var isRight = LessonAnswers.IsRight(exchange, exercise, answer);
        var feedback = LessonReplies.Feedback(exchange, exercise, isRight, new LessonTrace(1, 1, LessonReplies.Quiz));
        ImmutableArray<Button> again = isRight || exchange.Content.Course!.Lesson(exercise.Lesson) is not { } lesson ? [] : [Button.Ask(Lessons.Word(exchange, CourseWords.Again, ("lesson", exchange.Say(lesson.Title))), Asks.Course, LessonVerbs.Again, lesson.Id)];
        var done = learner with { Refresher = null, Running = false, Touched = exchange.Input.Now };
        return exchange.Stay(feedback with { Buttons = [.. again, LessonVerbs.Button(exchange, CourseWords.RefreshersOff, LessonVerbs.NoRefreshers), exchange.MenuButton] }) with { Learner = LearnerDecision.Of(done) };
    }

    private static TurnDecision Ended(Exchange exchange, Learner learner, Reply feedback, ImmutableArray<Exercise> asked)
    {
        var course = exchange.Content.Course!;
        var wrong = asked.Where(exercise => learner.Quiz!.Wrong.Contains(exercise.Id)).ToImmutableArray();
        var score = asked.IsEmpty ? Whole : (asked.Length - wrong.Length) * Whole / asked.Length;
        var trace = new LessonTrace(asked.Length, asked.Length, LessonReplies.Quiz, score);
        ImmutableArray<Lesson> back = [.. CoursePlan.Lessons(course, learner).Where(lesson => wrong.Any(exercise => exercise.Lesson == lesson.Id))];
        (string, string)[] values = [("right", LessonReplies.Number(asked.Length - wrong.Length)), ("of", LessonReplies.Number(asked.Length)), ("pass", LessonReplies.Number(course.Pass))];
        var reopened = back.Aggregate(learner with { Quiz = null }, (all, lesson) => CoursePlan.Reopen(course, all, lesson.Id));
        ImmutableArray<string> lessons = back.IsEmpty ? [] : [Lessons.Word(exchange, CourseWords.LessonsBack, ("lessons", exchange.List(back.Select(lesson => $"‘{exchange.Say(lesson.Title)}’"))))];
        if (score < course.Pass)
        {
            return Lessons.Go(exchange, reopened, [feedback, LessonReplies.Note(exchange, Lessons.Word(exchange, CourseWords.FailedTitle), [Lessons.Word(exchange, CourseWords.FailedText, values), .. lessons], trace)], []);
        }

        var passed = reopened with { Passed = learner.Passed ?? exchange.Input.Now, PassedVersion = exchange.Content.Protocol.Version };
        var decision = Lessons.Go(exchange, passed, [feedback, LessonReplies.Note(exchange, Lessons.Word(exchange, CourseWords.PassedTitle), [Lessons.Word(exchange, CourseWords.PassedText, values), .. lessons], trace)], []);
        return decision with { Learner = decision.Learner! with { Timers = Refresher(exchange, passed), Cancelled = [LessonTimerKind.Invite] } };
    }

    private static ImmutableArray<LessonTimer> Refresher(Exchange exchange, Learner learner) =>
        exchange.Input.Start is { } start && CourseTimes.Refresher(learner, start.World.Organisation.Calendar) is { } timer ? [timer] : [];

    private static string? ComesBack(Exchange exchange, Exercise exercise) => exchange.Content.Course!.Lesson(exercise.Lesson) is { } lesson
        ? Lessons.Word(exchange, CourseWords.ComesBack, ("lesson", exchange.Say(lesson.Title)))
        : null;
}
