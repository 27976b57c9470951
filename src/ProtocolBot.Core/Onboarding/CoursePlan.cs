using System.Collections.Immutable;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Onboarding;

/// <summary>Where somebody is in the course, and what an answer makes of that.</summary>
public static class CoursePlan
{
    /// <summary>So long after the last step a message may still be an answer to it.</summary>
    private static readonly TimeSpan Attention = TimeSpan.FromHours(12);

    public static bool IsRunning(Learner? learner, DateTimeOffset now) => learner is { Running: true } && now - learner.Touched < Attention;

    /// <summary>Whether a message may answer it: a lesson, or when to begin.</summary>
    public static bool IsListening(Learner? learner, DateTimeOffset now) => IsRunning(learner, now) || (learner is { Asking: not null } && now - learner.Touched < Attention);

    public static CourseStep At(ContentSet content, Learner learner)
    {
        var course = content.Course ?? throw new InvalidOperationException("no course, no step");
        return learner switch
        {
            { Asking: CourseSteps.When } => new CourseStep.Offer(),
            { Asking: CourseSteps.Time } => new CourseStep.Time(),
            { Refresher: { } id } when course.Find(id) is { } exercise => new CourseStep.Refresher(exercise),
            { Work: null } => new CourseStep.Work(),
            { SchoolKind: null } => new CourseStep.School(),
            _ => Lesson(course, learner) ?? Quiz(course, learner) ?? (IsAsked(content, learner) ? new CourseStep.Acknowledge() : new CourseStep.End()),
        };
    }

    /// <summary>The lessons for this person, in order.</summary>
    public static ImmutableArray<Lesson> Lessons(Course course, Learner learner) =>
        [.. course.Lessons.Where(lesson => lesson.For.Fits(learner.SchoolKind ?? "", learner.Work ?? ""))];

    public static ImmutableArray<LessonText> Texts(Lesson lesson, Learner learner) =>
        [.. lesson.Texts.Where(text => text.For.Fits(learner.SchoolKind ?? "", learner.Work ?? ""))];

    public static ImmutableArray<Exercise> Exercises(Lesson lesson, Learner learner) =>
        [.. lesson.Exercises.Where(exercise => exercise.For.Fits(learner.SchoolKind ?? "", learner.Work ?? ""))];

    /// <summary>A lesson's texts were read, or one of its exercises done.</summary>
    public static Learner Did(Course course, Learner learner, string id)
    {
        var done = learner with { Done = learner.Done.Contains(id) ? learner.Done : learner.Done.Add(id) };
        return done with { Again = [.. done.Again.Where(lesson => course.Lesson(lesson) is { } again && !IsDone(again, done))] };
    }

    /// <summary>A lesson comes back whole.</summary>
    public static Learner Reopen(Course course, Learner learner, string lesson) => course.Lesson(lesson) is not { } again ? learner : learner with
    {
        Again = learner.Again.Contains(lesson) ? learner.Again : learner.Again.Add(lesson),
        Done = learner.Done.RemoveAll(id => id == lesson || again.Exercises.Any(exercise => exercise.Id == id)),
    };

    /// <summary>Whether the present version waits for this person's answer.</summary>
    public static bool IsAsked(ContentSet content, Learner learner) =>
        learner.Acknowledgements.All(given => given.Version != content.Protocol.Version) && !Covers(content, learner);

    /// <summary>A version with small changes is told of, not asked about: the answer to the one before still counts.</summary>
    private static bool Covers(ContentSet content, Learner learner)
    {
        var releases = content.Course?.Releases ?? [];
        for (var at = releases.Length - 1; at > 0 && !releases[at].IsMajor; at--)
        {
            if (learner.Acknowledgements.Any(given => given.Accepted && given.Version == releases[at - 1].Version))
            {
                return true;
            }
        }

        return false;
    }

    private static CourseStep? Lesson(Course course, Learner learner)
    {
        var all = Lessons(course, learner);
        for (var at = 0; at < all.Length; at++)
        {
            // Who passed is not sent back for what was added since, but goes through what came back.
            if (learner.Passed is not null && !learner.Again.Contains(all[at].Id))
            {
                continue;
            }

            if (!learner.Done.Contains(all[at].Id))
            {
                return new CourseStep.Texts(all[at], at + 1, all.Length);
            }

            if (Exercises(all[at], learner).FirstOrDefault(exercise => !learner.Done.Contains(exercise.Id)) is { } open)
            {
                return new CourseStep.Practice(all[at], open, at + 1, all.Length);
            }
        }

        return null;
    }

    private static bool IsDone(Lesson lesson, Learner learner) => learner.Done.Contains(lesson.Id) && Exercises(lesson, learner).All(exercise => learner.Done.Contains(exercise.Id));

    /// <summary>A question that went with a deploy is passed over.</summary>
    private static CourseStep? Quiz(Course course, Learner learner)
    {
        if (learner.Quiz is not { } quiz)
        {
            return learner.Passed is null ? new CourseStep.QuizIntro() : null;
        }

        var there = quiz.Questions.Select(course.Find).OfType<Exercise>().ToImmutableArray();
        var open = there.FirstOrDefault(exercise => !quiz.Answered.Contains(exercise.Id));
        return open is null ? new CourseStep.QuizIntro() : new CourseStep.QuizQuestion(open, there.IndexOf(open) + 1, there.Length);
    }
}
