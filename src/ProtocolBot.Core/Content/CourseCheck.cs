using System.Collections.Immutable;

using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>Whether the course is whole: each situation has one verdict, each paragraph for staff a lesson, each lesson enough questions.</summary>
internal static class CourseCheck
{
    private const int FewestTexts = 2;
    private const int MostTexts = 4;
    private const int FewestSituations = 2;
    private const int MostSituations = 4;

    public static void Check(ContentSet content, Problems problems)
    {
        if (content.Course is not { } course)
        {
            return;
        }

        Ids(course, problems);
        foreach (var lesson in course.Lessons)
        {
            Lesson(content, lesson, problems);
        }

        foreach (var exercise in Exercises(course))
        {
            Exercise(content, exercise, problems);
        }

        Quiz(course, problems);
        Coverage(content, course, problems);
        Releases(content, course, problems);
    }

    private static IEnumerable<Exercise> Exercises(Course course) => course.Lessons.SelectMany(lesson => lesson.Exercises).Concat(course.Quiz);

    private static void Ids(Course course, Problems problems)
    {
        var all = Exercises(course).Select(exercise => (exercise.Id, exercise.File, exercise.Line)).Concat(course.Lessons.Select(lesson => (lesson.Id, lesson.File, lesson.Line)));
        foreach (var twice in all.GroupBy(entry => entry.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add(twice.Last().File, twice.Last().Line, $"'{twice.Key}' stands in the course twice.", "Progress is kept by it: give one another id.");
        }

        foreach (var lost in course.Quiz.Where(exercise => course.Lesson(exercise.Lesson) is null))
        {
            problems.Add(lost.File, lost.Line, $"'{lost.Id}' names the lesson '{lost.Lesson}', which does not exist.", "Correct the id.");
        }
    }

    private static void Lesson(ContentSet content, Lesson lesson, Problems problems)
    {
        foreach (var paragraph in lesson.Teaches.Where(id => content.Protocol.Find(id) is null))
        {
            problems.Add(lesson.File, lesson.Line, $"The lesson teaches paragraph {paragraph}, which the protocol does not have.", "Correct the number.");
        }

        foreach (var (kind, work) in Learners(lesson))
        {
            var (texts, exercises) = (lesson.Texts.Count(text => text.For.Fits(kind, work)), lesson.Exercises.Count(exercise => exercise.For.Fits(kind, work)));
            if (texts is < FewestTexts or > MostTexts || exercises is < FewestSituations or > MostSituations)
            {
                problems.Add(lesson.File, lesson.Line, $"For {work} in {kind} it has {texts} texts and {exercises} situations.", $"Three minutes is {FewestTexts} to {MostTexts} texts and {FewestSituations} to {MostSituations} situations.");
            }
        }
    }

    /// <summary>Everybody for whom the lesson is.</summary>
    private static IEnumerable<(string Kind, string Work)> Learners(Lesson lesson) =>
        from kind in CourseIds.SchoolKinds
        from work in CourseIds.Works
        where lesson.For.Fits(kind, work)
        select (kind, work);

    private static void Exercise(ContentSet content, Exercise exercise, Problems problems)
    {
        switch (exercise)
        {
            case Exercise.Situation situation:
                Situation(content, situation, problems);
                break;
            case Exercise.Recall recall:
                foreach (var id in recall.Others.Prepend(recall.Paragraph).Where(id => content.Protocol.Find(id) is null))
                {
                    problems.Add(recall.File, recall.Line, $"'{recall.Id}' names paragraph {id}, which the protocol does not have.", "Correct the number.");
                }

                if (recall.Others.Contains(recall.Paragraph) || recall.Others.Distinct().Count() is 0 or > 3)
                {
                    problems.Add(recall.File, recall.Line, $"'{recall.Id}' needs one to three other paragraphs to choose from.", "Name them in 'others': [\"4.2\", \"5.7\"].");
                }

                break;
            case Exercise.Told told:
                foreach (var id in told.Cites.DefaultIfEmpty("").Where(id => content.Protocol.Find(id) is null))
                {
                    problems.Add(told.File, told.Line, $"'{told.Id}' cites '{id}', which the protocol does not have.", "Name the paragraph that says who is told.");
                }

                if (Judging.First(told) is null)
                {
                    problems.Add(told.File, told.Line, $"In '{told.Id}' nobody is told.", "Choose another route or reporter.");
                }

                break;
        }
    }

    private static void Situation(ContentSet content, Exercise.Situation situation, Problems problems)
    {
        if (content.Scenario(situation.Scenario) is not { } scenario)
        {
            problems.Add(situation.File, situation.Line, $"'{situation.Id}' names the scenario '{situation.Scenario}', which does not exist.", $"Known: {string.Join(", ", content.Scenarios.Select(known => known.Id))}.");
            return;
        }

        var chain = Judging.Chain(content, situation);
        foreach (var given in situation.Answers.Given)
        {
            Answer(situation, chain, given, problems);
        }

        if (Judging.Verdict(content, situation) is not { } verdict)
        {
            problems.Add(situation.File, situation.Line, $"The answers of '{situation.Id}' give no verdict.", "Answer more of the scenario's questions; the command paths lists all ways.");
        }
        else if (situation.Expect is { } expected && expected != verdict.Kind)
        {
            problems.Add(situation.File, situation.Line, $"'{situation.Id}' expects {PolicyIds.Of(expected)}, and the table says {PolicyIds.Of(verdict.Kind)} (row {verdict.Rule} of {verdict.Scenario}).", "The table is right: change the answers, or what is expected.");
        }
    }

    private static void Answer(Exercise.Situation situation, ImmutableArray<(Scenario Scenario, Answers Known)> chain, GivenAnswer given, Problems problems)
    {
        var asking = chain.FirstOrDefault(link => link.Scenario.Dialog.Step(given.Question) is not null).Scenario;
        if (asking?.Dialog.Step(given.Question) is not { } step)
        {
            problems.Add(situation.File, situation.Line, $"'{situation.Id}' answers '{given.Question}', which {situation.Scenario} does not ask.", $"Its questions: {string.Join(", ", chain.SelectMany(link => link.Scenario.Dialog.Steps).Select(known => known.Id).Distinct())}.");
        }
        else if (!step.Input.Accepts(given.Answer))
        {
            problems.Add(situation.File, situation.Line, $"'{situation.Id}' gives '{given.Question}' an answer that it does not have.", $"Its answers: {string.Join(", ", ContentMeaning.ChoicesOf(step.Prompt).Select(choice => choice.Id))}.");
        }
        else if (chain.All(link => link.Known[given.Question] is null))
        {
            problems.Add(situation.File, situation.Line, $"'{situation.Id}' answers '{given.Question}', which nobody is asked here.", "Leave it out, or change an answer above it.");
        }
    }

    private static void Quiz(Course course, Problems problems)
    {
        if (course.Quiz.Length < course.Least)
        {
            problems.Add(CourseReader.QuizFile, 1, $"The quiz has {course.Quiz.Length} questions.", $"It needs at least {course.Least} to draw {course.Draw} from.");
        }

        foreach (var kind in CourseIds.SchoolKinds)
        {
            foreach (var work in CourseIds.Works)
            {
                if (course.Quiz.Count(exercise => exercise.For.Fits(kind, work)) is var fitting && fitting < course.Draw)
                {
                    problems.Add(CourseReader.QuizFile, 1, $"For {work} in {kind} there are {fitting} questions.", $"A try has {course.Draw}: add some, or make some for all.");
                }
            }
        }

        foreach (var lesson in course.Lessons.Where(lesson => course.Quiz.All(exercise => exercise.Lesson != lesson.Id)))
        {
            problems.Add(lesson.File, lesson.Line, $"The quiz asks nothing about '{lesson.Id}'.", "Add a question in quiz.yaml.");
        }
    }

    private static void Coverage(ContentSet content, Course course, Problems problems)
    {
        var taught = course.Lessons.Where(lesson => lesson.For.Works.IsEmpty).SelectMany(lesson => lesson.Teaches).ToHashSet(StringComparer.Ordinal);
        foreach (var paragraph in content.Protocol.Paragraphs.Where(paragraph => !taught.Contains(paragraph.Id) && course.NotTaught.All(entry => entry.Paragraph != paragraph.Id)))
        {
            problems.Add("protocol.yaml", paragraph.Line, $"Paragraph {paragraph.Id} is taught in no lesson for all staff.", "Add it to 'teaches' of a lesson that says it, or to 'not-taught' in course.yaml with the reason.");
        }

        foreach (var entry in course.NotTaught.Where(entry => taught.Contains(entry.Paragraph) || content.Protocol.Find(entry.Paragraph) is null))
        {
            problems.Add(CourseReader.CourseFile, entry.Line, $"Paragraph {entry.Paragraph} does not exist, or a lesson teaches it.", "Remove the entry.");
        }
    }

    private static void Releases(ContentSet content, Course course, Problems problems)
    {
        if (!course.Releases.IsEmpty && course.Releases[^1].Version != content.Protocol.Version)
        {
            problems.Add(CourseReader.CourseFile, course.Releases[^1].Line, $"The last release is '{course.Releases[^1].Version}', and the protocol's version is '{content.Protocol.Version}'.", "Add the protocol's version as the last release.");
        }

        foreach (var release in course.Releases)
        {
            foreach (var id in release.Changed.Where(id => content.Protocol.Find(id) is null))
            {
                problems.Add(CourseReader.CourseFile, release.Line, $"The release '{release.Version}' names paragraph {id}, which the protocol does not have.", "Correct the number.");
            }
        }
    }
}
