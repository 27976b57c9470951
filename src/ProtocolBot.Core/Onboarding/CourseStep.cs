using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Onboarding;

/// <summary>What is asked now. It follows from what was done, so that there is no place in a row to lose.</summary>
public abstract record CourseStep
{
    private CourseStep(string question) => Question = question;

    /// <summary>What the buttons of the step carry, so that an old one is known.</summary>
    public string Question { get; }

    /// <summary>Now, later, or tomorrow.</summary>
    public sealed record Offer() : CourseStep(CourseSteps.When);

    /// <summary>At what time tomorrow.</summary>
    public sealed record Time() : CourseStep(CourseSteps.Time);

    public sealed record Work() : CourseStep(CourseSteps.Work);

    public sealed record School() : CourseStep(CourseSteps.School);

    /// <summary>What matters in a lesson.</summary>
    public sealed record Texts(Lesson Lesson, int Number, int Of) : CourseStep(Lesson.Id);

    /// <summary>A situation of a lesson.</summary>
    public sealed record Practice(Lesson Lesson, Exercise Exercise, int Number, int Of) : CourseStep(Exercise.Id);

    /// <summary>Before the quiz.</summary>
    public sealed record QuizIntro() : CourseStep(CourseSteps.Quiz);

    public sealed record QuizQuestion(Exercise Exercise, int Number, int Of) : CourseStep(Exercise.Id);

    /// <summary>Whether the protocol was read, and what it asks is known.</summary>
    public sealed record Acknowledge() : CourseStep(CourseSteps.Acknowledge);

    /// <summary>One question, some weeks later.</summary>
    public sealed record Refresher(Exercise Exercise) : CourseStep(Exercise.Id);

    public sealed record End() : CourseStep(CourseSteps.End);
}

/// <summary>The ids of what is asked beside the lessons, and of its answers; cards hold them.</summary>
public static class CourseSteps
{
    public const string When = "when";
    public const string Time = "time";
    public const string Work = "work";
    public const string School = "school";
    public const string Quiz = "quiz";
    public const string Acknowledge = "acknowledge";
    public const string End = "end";

    public const string Next = "next";
    public const string Now = "now";
    public const string Later = "later";
    public const string Tomorrow = "tomorrow";
    public const string Accepted = "accepted";
    public const string Declined = "declined";
}
