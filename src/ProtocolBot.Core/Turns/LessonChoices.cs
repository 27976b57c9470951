using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Onboarding;

namespace ProtocolBot.Core.Turns;

/// <summary>What can be chosen at a step of the course, in words.</summary>
internal static class LessonChoices
{
    public static ImmutableArray<Choice> Of(Exchange exchange, CourseStep step) => step switch
    {
        CourseStep.Offer => [Word(exchange, CourseSteps.Now, CourseWords.WhenNow), Word(exchange, CourseSteps.Later, CourseWords.WhenLater), Word(exchange, CourseSteps.Tomorrow, CourseWords.WhenTomorrow)],
        CourseStep.Time => [.. CourseTimes.Offered.Select(Clock)],
        CourseStep.Work => [.. CourseIds.Works.Select(work => Word(exchange, work, CourseWords.Work(work)))],
        CourseStep.School => [.. CourseIds.SchoolKinds.Select(kind => Word(exchange, kind, CourseWords.School(kind)))],
        CourseStep.Texts => [Word(exchange, CourseSteps.Next, CourseWords.Next)],
        CourseStep.QuizIntro => [Word(exchange, CourseSteps.Next, CourseWords.QuizStart)],
        CourseStep.Acknowledge => [Word(exchange, CourseSteps.Accepted, CourseWords.Accept), Word(exchange, CourseSteps.Declined, CourseWords.Decline)],
        CourseStep.Practice practice => Of(exchange, practice.Exercise),
        CourseStep.QuizQuestion question => Of(exchange, question.Exercise),
        CourseStep.Refresher refresher => Of(exchange, refresher.Exercise),
        CourseStep.End => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static ImmutableArray<Choice> Of(Exchange exchange, Exercise exercise)
    {
        var choices = ExerciseChoices.Of(exchange.Content, exercise);
        return exercise is Exercise.Recall
            // Explanations are too long for buttons: they stand above, with a number.
            ? [.. choices.Select((choice, at) => new Choice(choice.Id, Number(at), Synonyms.None))]
            : [.. choices.Select(choice => new Choice(choice.Id, exchange.Content.Wording[exercise is Exercise.Told ? $"role.{choice.Id}" : WordingIds.Headline(choice.Id)], Synonyms.None))];
    }

    private static Choice Word(Exchange exchange, string id, string word) => new(id, exchange.Content.Course!.Words[word], Synonyms.None);

    private static Choice Clock(TimeOnly time)
    {
        var text = time.ToString("HH:mm", CultureInfo.InvariantCulture);
        return new Choice(text, new Text(text, text), Synonyms.None);
    }

    private static Text Number(int at)
    {
        var text = (at + 1).ToString(CultureInfo.InvariantCulture);
        return new Text(text, text);
    }
}
