using System.Collections.Immutable;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Onboarding;

/// <summary>Draws the questions of a try: the same for the same seed, spread over the lessons.</summary>
public static class QuizDraw
{
    public static QuizTry New(Course course, Learner learner, ulong seed) => new(Of(course, learner.SchoolKind ?? "", learner.Work ?? "", seed), [], []);

    /// <summary>One of each lesson in turn, until there are enough.</summary>
    public static ImmutableArray<string> Of(Course course, string schoolKind, string work, ulong seed)
    {
        var byLesson = course.Quiz.Where(exercise => exercise.For.Fits(schoolKind, work) && course.Lesson(exercise.Lesson)?.For.Fits(schoolKind, work) == true)
            .GroupBy(exercise => exercise.Lesson)
            .OrderBy(group => Order(seed, group.Key))
            .Select(group => group.OrderBy(exercise => Order(seed, exercise.Id)).ToImmutableArray())
            .ToImmutableArray();
        var rounds = Enumerable.Range(0, byLesson.Select(lesson => lesson.Length).DefaultIfEmpty(0).Max())
            .SelectMany(round => byLesson.Where(lesson => round < lesson.Length).Select(lesson => lesson[round].Id));
        return [.. rounds.Take(course.Draw).OrderBy(id => Order(~seed, id))];
    }

    /// <summary>A question for a refresher: another each time, of what this person learnt.</summary>
    public static string? Refresher(Course course, Learner learner) =>
        Of(course, learner.SchoolKind ?? "", learner.Work ?? "", (ulong)learner.Began.ToUnixTimeMilliseconds() + (ulong)learner.Refreshed) is [var first, ..] ? first : null;

    /// <summary>FNV-1a over the seed and the id, stirred once more: the same on every machine.</summary>
    internal static ulong Order(ulong seed, string id)
    {
        var hash = 14695981039346656037UL ^ seed;
        foreach (var letter in id)
        {
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        }

        hash = unchecked((hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL);
        return hash ^ (hash >> 27);
    }
}
