using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Onboarding;

namespace ProtocolBot.Core.Turns;

/// <summary>All that the course can show, for everybody, for those who check how it looks. It decides nothing.</summary>
internal static class LessonScreens
{
    public static IEnumerable<Screen> Of(Exchange exchange)
    {
        if (exchange.Content.Course is not { } course)
        {
            return [];
        }

        CourseStep[] beside = [new CourseStep.Offer(), new CourseStep.Time(), new CourseStep.Work(), new CourseStep.School(), new CourseStep.QuizIntro(), new CourseStep.Acknowledge(), new CourseStep.End()];
        return beside.Select(step => new Screen(LessonReplies.Step(exchange, Learner(CourseIds.Teacher, CourseIds.Secondary), step, []), $"step '{step.Question}'", CourseReader.CourseFile, course.Title.Line))
            .Concat(course.Lessons.SelectMany(lesson => Texts(exchange, lesson)))
            .Concat(course.Lessons.SelectMany(lesson => lesson.Exercises).Concat(course.Quiz).SelectMany(exercise => Of(exchange, exercise)));
    }

    private static IEnumerable<Screen> Texts(Exchange exchange, Lesson lesson) =>
        from kind in CourseIds.SchoolKinds
        from work in CourseIds.Works
        where lesson.For.Fits(kind, work)
        select new Screen(LessonReplies.Step(exchange, Learner(work, kind), new CourseStep.Texts(lesson, 1, 1), []), $"lesson '{lesson.Id}'", lesson.File, lesson.Title.Line);

    /// <summary>The question, and what is said of a wrong answer, which takes the most words. One whose answers give no verdict is told of elsewhere.</summary>
    private static IEnumerable<Screen> Of(Exchange exchange, Exercise exercise)
    {
        if (CourseCoverage.Articles(exchange.Content, exercise).IsEmpty)
        {
            yield break;
        }

        yield return new(LessonReplies.Step(exchange, Learner(CourseIds.Teacher, CourseIds.Secondary), new CourseStep.QuizQuestion(exercise, 1, 1), []), $"question '{exercise.Id}'", exercise.File, exercise.Line);
        yield return new(LessonReplies.Feedback(exchange, exercise, isRight: false, new LessonTrace(1, 1, LessonReplies.Quiz)), $"feedback to '{exercise.Id}'", exercise.File, exercise.Line);
    }

    private static Learner Learner(string work, string kind) => new() { Person = new PersonId("somebody"), Began = default, Touched = default, Work = work, SchoolKind = kind };
}
