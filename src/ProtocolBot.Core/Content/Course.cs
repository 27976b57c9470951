using System.Collections.Immutable;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>The course for new staff: lessons in order, the quiz, and what the bot says around them.</summary>
public sealed record Course
{
    /// <summary>Its name, as in the menu.</summary>
    public required Text Title { get; init; }
    /// <summary>Of a hundred, how much must be right in the quiz.</summary>
    public required int Pass { get; init; }
    /// <summary>How many questions a try has.</summary>
    public required int Draw { get; init; }
    /// <summary>How many questions there must be to draw from.</summary>
    public required int Least { get; init; }
    public required ImmutableArray<Lesson> Lessons { get; init; }
    public required ImmutableArray<Exercise> Quiz { get; init; }
    public required ImmutableArray<NotTaught> NotTaught { get; init; }
    /// <summary>Words with which somebody says that the situation of the lesson happens to them now.</summary>
    public required Synonyms HappensNow { get; init; }
    /// <summary>Words with which somebody goes on where they left off.</summary>
    public required Synonyms GoOn { get; init; }
    /// <summary>What the protocol's versions changed, for "wat is er nieuw".</summary>
    public required ImmutableArray<Release> Releases { get; init; }
    /// <summary>What the bot says around the lessons; its ids are constants in CourseWords.</summary>
    public required Wording Words { get; init; }

    /// <summary>An exercise of a lesson or of the quiz.</summary>
    public Exercise? Find(string id) => Lessons.SelectMany(lesson => lesson.Exercises).Concat(Quiz).FirstOrDefault(exercise => exercise.Id == id);

    public Lesson? Lesson(string id) => Lessons.FirstOrDefault(lesson => lesson.Id == id);
}

/// <summary>For whom something is said; who is not known better gets all of it.</summary>
/// <param name="SchoolKind">po or vo; null for both.</param>
/// <param name="Works">Ids of <see cref="CourseIds.Works"/>; empty for all.</param>
public sealed record Audience(string? SchoolKind, ImmutableArray<string> Works)
{
    public static Audience All { get; } = new(null, []);

    public bool Fits(string schoolKind, string work) => (SchoolKind is null || SchoolKind == schoolKind) && (Works.IsEmpty || Works.Contains(work));
}

/// <summary>One lesson of about three minutes: what matters, then situations.</summary>
public sealed record Lesson
{
    public required string Id { get; init; }
    public required Text Title { get; init; }
    /// <summary>Paragraphs that it teaches.</summary>
    public required ImmutableArray<string> Teaches { get; init; }
    public required Audience For { get; init; }
    public required ImmutableArray<LessonText> Texts { get; init; }
    public required ImmutableArray<Exercise> Exercises { get; init; }
    public required string File { get; init; }
    public required int Line { get; init; }
}

/// <summary>What matters in a lesson, for some or for all.</summary>
public sealed record LessonText(Text Text, Audience For);

/// <summary>Something to decide for oneself. What is right is never written beside it: a table or the protocol itself says it.</summary>
public abstract record Exercise
{
    private Exercise()
    {
    }

    public required string Id { get; init; }
    /// <summary>The lesson that a mistake brings back.</summary>
    public required string Lesson { get; init; }
    public required Audience For { get; init; }
    public required string File { get; init; }
    public required int Line { get; init; }

    /// <summary>What happens; the scenario's table says with these answers what one may do.</summary>
    /// <param name="Expect">What its author expects of the table, to be checked; null where nothing was said.</param>
    public sealed record Situation(Text Text, string Scenario, Answers Answers, VerdictKind? Expect) : Exercise;

    /// <summary>What a paragraph says; its own explanation is right, that of the others is not.</summary>
    /// <param name="Text">Null where the usual sentence asks it.</param>
    public sealed record Recall(Text? Text, string Paragraph, ImmutableArray<string> Others) : Exercise;

    /// <summary>Who hears of a case first; the route's rows say it.</summary>
    public sealed record Told(Text Text, RouteId Route, Role Reporter, ImmutableArray<Role> Involved, ImmutableArray<string> Cites) : Exercise;
}

/// <summary>A paragraph that no lesson teaches: it does not concern staff, or says nothing to do.</summary>
public sealed record NotTaught(string Paragraph, Text Reason, int Line);

/// <summary>A version of the protocol and what it changed.</summary>
/// <param name="IsMajor">Everybody is asked again; else only told.</param>
public sealed record Release(string Version, bool IsMajor, ImmutableArray<string> Changed, Text News, int Line);
