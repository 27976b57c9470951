using System.Collections.Immutable;

namespace ProtocolBot.Core.Content;

/// <summary>Which lesson teaches a paragraph and how many questions of the quiz rest on it, for the table that check prints.</summary>
/// <param name="Reason">Why no lesson teaches it; null where one does.</param>
public sealed record CourseCoverage(string Paragraph, ImmutableArray<string> Lessons, int Exercises, string? Reason)
{
    public static ImmutableArray<CourseCoverage> Of(ContentSet content)
    {
        if (content.Course is not { } course)
        {
            return [];
        }

        var cited = course.Lessons.SelectMany(lesson => lesson.Exercises).Concat(course.Quiz).Select(exercise => Articles(content, exercise)).ToList();
        return
        [
            .. content.Protocol.Paragraphs.Select(paragraph => new CourseCoverage(
                paragraph.Id,
                [.. course.Lessons.Where(lesson => lesson.Teaches.Contains(paragraph.Id)).Select(lesson => lesson.Id)],
                cited.Count(articles => articles.Contains(paragraph.Id)),
                course.NotTaught.FirstOrDefault(entry => entry.Paragraph == paragraph.Id)?.Reason.English)),
        ];
    }

    /// <summary>The paragraphs on which the right answer rests, the deciding one first.</summary>
    public static ImmutableArray<string> Articles(ContentSet content, Exercise exercise) => exercise switch
    {
        Exercise.Situation situation => Judging.Verdict(content, situation)?.Articles ?? [],
        Exercise.Recall recall => [recall.Paragraph],
        Exercise.Told told => told.Cites,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
