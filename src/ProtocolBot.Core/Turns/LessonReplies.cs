using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>Puts the course in words: what is asked now, and what became of an answer.</summary>
internal static class LessonReplies
{
    private const string DraftVersion = "concept";

    public static Reply.Lesson Step(Exchange exchange, Learner learner, ImmutableArray<string> before) => Step(exchange, learner, CoursePlan.At(exchange.Content, learner), before);

    public static Reply.Lesson Step(Exchange exchange, Learner learner, CourseStep step, ImmutableArray<string> before)
    {
        var reply = step switch
        {
            CourseStep.Offer => Plain(exchange, step, CourseWords.OfferTitle, [Say(CourseWords.OfferText), Say(CourseWords.OfferStored)]),
            CourseStep.Time => Plain(exchange, step, CourseWords.TimeTitle, [Say(CourseWords.TimeText)]),
            CourseStep.Work => Plain(exchange, step, CourseWords.WorkTitle, [Say(CourseWords.WorkText)]),
            CourseStep.School => Plain(exchange, step, CourseWords.SchoolTitle, [Say(CourseWords.SchoolText)]),
            CourseStep.Texts texts => Texts(exchange, learner, texts),
            CourseStep.Practice practice => Exercise(exchange, practice, practice.Exercise, Place(CourseWords.PlaceLesson, practice.Number, practice.Of), new LessonTrace(practice.Number, practice.Of, Situation)) with { Buttons = HappensNow(exchange, practice.Exercise) },
            CourseStep.QuizIntro => Plain(exchange, step, CourseWords.QuizTitle, [Say(learner.Tries == 0 ? CourseWords.QuizText : CourseWords.QuizAgain, ("draw", Number(exchange.Content.Course!.Draw)), ("pass", Number(exchange.Content.Course.Pass)))]) with { Trace = new LessonTrace(0, exchange.Content.Course.Draw, Quiz) },
            CourseStep.QuizQuestion question => Exercise(exchange, question, question.Exercise, Place(CourseWords.PlaceQuiz, question.Number, question.Of), new LessonTrace(question.Number, question.Of, Quiz)),
            CourseStep.Refresher refresher => Exercise(exchange, refresher, refresher.Exercise, Say(CourseWords.RefresherPlace), new LessonTrace(1, 1, Quiz)) with { Buttons = [LessonVerbs.Button(exchange, CourseWords.RefreshersOff, LessonVerbs.NoRefreshers)] },
            CourseStep.Acknowledge => Acknowledge(exchange, step),
            CourseStep.End => End(exchange, learner, step),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return reply with { Before = before, Options = [.. LessonChoices.Of(exchange, step).Select(choice => new Option(choice.Id, exchange.Say(choice.Label)))] };

        string Say(string id, params ReadOnlySpan<(string, string)> values) => Lessons.Word(exchange, id, values);

        string Place(string id, int number, int of) => Lessons.Word(exchange, id, ("number", Number(number)), ("of", Number(of)));
    }

    /// <summary>Whether it was right, why, and where it stands.</summary>
    /// <param name="more">Said beneath: that a lesson comes back.</param>
    public static Reply.Lesson Feedback(Exchange exchange, Exercise exercise, bool isRight, LessonTrace trace, string? more = null)
    {
        var articles = CourseCoverage.Articles(exchange.Content, exercise);
        return new Reply.Lesson
        {
            Tongue = exchange.Tongue,
            Step = null,
            Place = null,
            Title = isRight ? Lessons.Word(exchange, CourseWords.Right) : Lessons.Word(exchange, CourseWords.Wrong, ("right", Right(exchange, exercise))),
            Texts = [.. Reason(exchange, exercise), Lessons.Word(exchange, CourseWords.By, ("articles", exchange.List(articles.Select(article => Verdicts.Name(exchange, article))))), .. more is null ? Array.Empty<string>() : [more]],
            IsRight = isRight,
            Cited = [.. articles.Select(exchange.Content.Protocol.Find).OfType<Paragraph>()],
            ParagraphsTitle = exchange.Say(WordingIds.ParagraphsTitle),
            Trace = trace,
        };
    }

    /// <summary>A message of the course without a question.</summary>
    public static Reply.Lesson Note(Exchange exchange, string title, ImmutableArray<string> texts, LessonTrace trace, params ReadOnlySpan<Button> buttons) => new()
    {
        Tongue = exchange.Tongue,
        Step = null,
        Place = null,
        Title = title,
        Texts = texts,
        Buttons = [.. buttons],
        Trace = trace,
    };

    internal const string LessonKind = "lesson";
    internal const string Situation = "situation";
    internal const string Quiz = "quiz";
    internal const string Acknowledging = "acknowledgement";

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Reply.Lesson Plain(Exchange exchange, CourseStep step, string title, ImmutableArray<string> texts) => new()
    {
        Tongue = exchange.Tongue,
        Step = step.Question,
        Place = exchange.Say(exchange.Content.Course!.Title),
        Title = Lessons.Word(exchange, title),
        Texts = texts,
        Trace = new LessonTrace(0, exchange.Content.Course.Lessons.Length, LessonKind),
    };

    private static Reply.Lesson Texts(Exchange exchange, Learner learner, CourseStep.Texts step) => new()
    {
        Tongue = exchange.Tongue,
        Step = step.Question,
        Place = Lessons.Word(exchange, CourseWords.PlaceLesson, ("number", Number(step.Number)), ("of", Number(step.Of))),
        Title = exchange.Say(step.Lesson.Title),
        Texts = [.. CoursePlan.Texts(step.Lesson, learner).Select(text => exchange.Say(text.Text))],
        Trace = new LessonTrace(step.Number, step.Of, LessonKind),
    };

    private static Reply.Lesson Exercise(Exchange exchange, CourseStep step, Exercise exercise, string place, LessonTrace trace) => new()
    {
        Tongue = exchange.Tongue,
        Step = step.Question,
        Place = place,
        Title = Ask(exchange, exercise),
        Texts = exercise is Exercise.Recall recall ? [Explanations(exchange, recall)] : [],
        Trace = trace,
    };

    private static string Ask(Exchange exchange, Exercise exercise) => exercise switch
    {
        Exercise.Situation situation => exchange.Say(situation.Text),
        Exercise.Told told => exchange.Say(told.Text),
        Exercise.Recall { Text: { } text } => exchange.Say(text),
        Exercise.Recall recall => Lessons.Word(exchange, CourseWords.Recall, ("article", Verdicts.Name(exchange, recall.Paragraph))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Explanations(Exchange exchange, Exercise.Recall recall) => string.Join('\n', ExerciseChoices.Of(exchange.Content, recall)
        .Select((choice, at) => $"{Number(at + 1)}. {exchange.Say(exchange.Content.Protocol.Find(choice.Id)!.Plain)}"));

    private static ImmutableArray<string> Reason(Exchange exchange, Exercise exercise) => exercise switch
    {
        Exercise.Situation situation when Judging.Verdict(exchange.Content, situation) is { } verdict => [$"**{Headline(exchange, verdict)}** {exchange.Say(verdict.Because)}", .. Conditions(exchange, verdict)],
        Exercise.Recall recall => [exchange.Say(exchange.Content.Protocol.Find(recall.Paragraph)!.Plain)],
        Exercise.Told told => [exchange.Say(exchange.Content.Protocol.Find(told.Cites[0])!.Plain)],
        _ => [],
    };

    private static string Right(Exchange exchange, Exercise exercise)
    {
        var right = ExerciseChoices.Of(exchange.Content, exercise).First(choice => choice.IsRight).Id;
        return exchange.Say(LessonChoices.Of(exchange, exercise).First(choice => choice.Id == right).Label);
    }

    private static string Headline(Exchange exchange, Verdict verdict)
    {
        var headline = exchange.Say(verdict.Headline is { } own ? WordingIds.Headline(own) : WordingIds.Headline(verdict.Kind));
        return char.IsPunctuation(headline[^1]) ? headline : $"{headline}.";
    }

    /// <summary>"Mag, als" without the "als" would say too much.</summary>
    private static ImmutableArray<string> Conditions(Exchange exchange, Verdict verdict) => verdict.Kind is VerdictKind.AllowedIf && !verdict.Next.IsEmpty
        ? [$"{exchange.Say(WordingIds.ConditionsTitle)}\n{string.Join('\n', verdict.Next.Select(next => $"- {exchange.Say(next).ReplaceLineEndings(" ")}"))}"]
        : [];

    /// <summary>A real problem in the middle goes to its own dialog.</summary>
    private static ImmutableArray<Button> HappensNow(Exchange exchange, Exercise exercise) => exercise is Exercise.Situation situation
        ? [Button.Start(Lessons.Word(exchange, CourseWords.HappensNow), situation.Scenario)]
        : [];

    private static Reply.Lesson Acknowledge(Exchange exchange, CourseStep step)
    {
        var reply = Plain(exchange, step, CourseWords.AcknowledgeTitle, [Lessons.Word(exchange, CourseWords.AcknowledgeText, ("version", exchange.Content.Protocol.Version)), $"**{Lessons.Word(exchange, CourseWords.AcknowledgeSentence)}**"]);
        return reply with
        {
            Texts = exchange.Content.Protocol.Version == DraftVersion ? reply.Texts.Add(Lessons.Word(exchange, CourseWords.AcknowledgeDraft)) : reply.Texts,
            Trace = new LessonTrace(0, 0, Acknowledging),
        };
    }

    private static Reply.Lesson End(Exchange exchange, Learner learner, CourseStep step)
    {
        var reply = Plain(exchange, step, CourseWords.EndTitle, [Lessons.Word(exchange, CourseWords.EndText)]);
        var again = CoursePlan.Lessons(exchange.Content.Course!, learner).Select(lesson => Button.Ask(exchange.Say(lesson.Title), Asks.Course, LessonVerbs.Again, lesson.Id));
        return reply with { Step = null, Buttons = [.. again, learner.WantsNoRefreshers ? LessonVerbs.Button(exchange, CourseWords.RefreshersAgain, LessonVerbs.Refreshers) : LessonVerbs.Button(exchange, CourseWords.RefreshersOff, LessonVerbs.NoRefreshers), exchange.MenuButton] };
    }
}
