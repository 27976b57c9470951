using System.Collections.Immutable;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>Reads dialogs/onboarding/: course.yaml, quiz.yaml, and one file for each lesson. A school group without that folder has no course.</summary>
internal static class CourseReader
{
    public const string Folder = "onboarding/";
    public const string CourseFile = Folder + "course.yaml";
    public const string QuizFile = Folder + "quiz.yaml";
    private static readonly Dictionary<string, VerdictKind> Verdicts = Enum.GetValues<VerdictKind>().ToDictionary(PolicyIds.Of);
    private static readonly Dictionary<string, RouteId> Routes = Enum.GetValues<RouteId>().ToDictionary(PolicyIds.Of);
    private static readonly Dictionary<string, Role> Roles = Enum.GetValues<Role>().ToDictionary(PolicyIds.Of);

    public static bool IsCourse(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    public static Course? Read(IReadOnlyCollection<YamlMap> maps, Problems problems)
    {
        if (maps.Count == 0)
        {
            return null;
        }

        if (maps.FirstOrDefault(map => map.File == CourseFile) is not { } head)
        {
            problems.Add(CourseFile, 1, "The file is missing or cannot be read.", "dialogs/README.md says what stands in it.");
            return null;
        }

        var lessons = maps.Where(map => map.File is not (CourseFile or QuizFile)).Select(Lesson).ToList();
        var course = new Course
        {
            Title = head.Text("title"),
            Pass = head.OptionalNumber("pass") ?? 80,
            Draw = head.OptionalNumber("draw") ?? 12,
            Least = head.OptionalNumber("least") ?? 60,
            Lessons = [.. Ordered(head, lessons)],
            Quiz = [.. maps.Where(map => map.File == QuizFile).SelectMany(Quiz)],
            NotTaught = [.. head.Maps("not-taught").Select(NotTaught)],
            HappensNow = head.Synonyms("happens-now"),
            GoOn = head.Synonyms("go-on"),
            Releases = [.. head.Maps("releases").Select(Release)],
            Words = head.Map("words") is { } words ? WordingReader.Read(words) : new Wording(System.Collections.Frozen.FrozenDictionary<string, Text>.Empty),
        };
        head.Done();
        return course;
    }

    /// <summary>In the order that course.yaml gives; one that it does not name, or that is not there, is a problem.</summary>
    private static IEnumerable<Lesson> Ordered(YamlMap head, List<Lesson> lessons)
    {
        var order = head.Words("lessons");
        foreach (var id in order.Where(id => lessons.All(lesson => lesson.Id != id)))
        {
            head.Problems.Add(head.File, head.LineAt("lessons"), $"There is no lesson '{id}'.", "Add its file in onboarding/, or correct the id.");
        }

        foreach (var lesson in lessons.Where(lesson => !order.Contains(lesson.Id)))
        {
            head.Problems.Add(lesson.File, lesson.Line, $"The lesson '{lesson.Id}' has no place.", "Name it in 'lessons' of course.yaml.");
        }

        return order.Select(id => lessons.FirstOrDefault(lesson => lesson.Id == id)).OfType<Lesson>();
    }

    private static Lesson Lesson(YamlMap map)
    {
        var id = map.Word("lesson");
        var lesson = new Lesson
        {
            Id = id,
            Title = map.Text("title"),
            Teaches = map.Words("teaches"),
            For = Audience(map),
            Texts = [.. map.Maps("texts").Select(Text)],
            Exercises = [.. map.Maps("situations").Select(entry => Exercise(entry, id))],
            File = map.File,
            Line = map.Line,
        };
        map.Done();
        return lesson;
    }

    private static IEnumerable<Exercise> Quiz(YamlMap map)
    {
        var questions = map.Maps("questions").Select(entry => Exercise(entry, entry.Word("lesson"))).ToList();
        map.Done();
        return questions;
    }

    private static LessonText Text(YamlMap map)
    {
        var text = new LessonText(map.TextBeside(), Audience(map));
        map.Done();
        return text;
    }

    private static Exercise Exercise(YamlMap map, string lesson)
    {
        var (id, audience, file, line) = (map.Word("id"), Audience(map), map.File, map.Line);
        Exercise exercise = map.Has("paragraph")
            ? new Exercise.Recall(map.OptionalText("text"), map.Word("paragraph"), map.Words("others")) { Id = id, Lesson = lesson, For = audience, File = file, Line = line }
            : map.Has("route")
            ? new Exercise.Told(map.Text("text"), OneOf(map, "route", Routes) ?? default, OneOf(map, "reporter", Roles) ?? default, Involved(map), map.Words("cites")) { Id = id, Lesson = lesson, For = audience, File = file, Line = line }
            : new Exercise.Situation(map.Text("text"), map.Word("scenario"), ConditionReader.Answers(map, "answers"), map.Has("expect") ? OneOf(map, "expect", Verdicts) : null) { Id = id, Lesson = lesson, For = audience, File = file, Line = line };
        map.Done();
        return exercise;
    }

    private static ImmutableArray<Role> Involved(YamlMap map)
    {
        foreach (var word in map.Words("involved").Where(word => !Roles.ContainsKey(word)))
        {
            map.Problems.Add(map.File, map.LineAt("involved"), $"'{word}' is no role.", $"Known: {string.Join(", ", Roles.Keys)}.");
        }

        return [.. map.Words("involved").Where(Roles.ContainsKey).Select(word => Roles[word])];
    }

    private static Audience Audience(YamlMap map)
    {
        var kind = map.OptionalWord("school");
        var works = map.Words("roles");
        if (kind is not null && !CourseIds.SchoolKinds.Contains(kind))
        {
            map.Problems.Add(map.File, map.LineAt("school"), $"'school' is '{kind}'.", "Write po or vo, or leave it out for both.");
        }

        foreach (var work in works.Where(work => !CourseIds.Works.Contains(work)))
        {
            map.Problems.Add(map.File, map.LineAt("roles"), $"'{work}' is no role of the course.", $"Known: {string.Join(", ", CourseIds.Works)}.");
        }

        return new Audience(kind, works);
    }

    private static NotTaught NotTaught(YamlMap map)
    {
        var entry = new NotTaught(map.Word("id"), map.Text("reason"), map.Line);
        map.Done();
        return entry;
    }

    private static Release Release(YamlMap map)
    {
        var release = new Release(map.Word("version"), map.Flag("major"), map.Words("changed"), map.Text("news"), map.Line);
        map.Done();
        return release;
    }

    private static T? OneOf<T>(YamlMap map, string key, Dictionary<string, T> known)
        where T : struct
    {
        var word = map.Word(key);
        if (known.TryGetValue(word, out var value))
        {
            return value;
        }

        map.Problems.Add(map.File, map.LineAt(key), $"'{key}' is '{word}'.", $"Known: {string.Join(", ", known.Keys)}.");
        return null;
    }
}
