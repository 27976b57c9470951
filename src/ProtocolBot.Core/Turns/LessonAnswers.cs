using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Turns;

/// <summary>Takes an answer to the present step of the course. What is right was never written beside it.</summary>
internal static class LessonAnswers
{
    /// <summary>A button that belongs to an older step is met with the present one.</summary>
    public static TurnDecision Pressed(Exchange exchange, TurnInput.Pressed pressed)
    {
        if (exchange.Learner is not { } learner)
        {
            return Lessons.Begin(exchange);
        }

        if (exchange.Dialogs.Active is not null)
        {
            return Rescue.OldButton(exchange);
        }

        var step = CoursePlan.At(exchange.Content, learner);
        return step.Question == pressed.Question && pressed.Answer is [var answer, ..] && LessonChoices.Of(exchange, step).Any(choice => choice.Id == answer)
            ? Take(exchange, learner with { Running = true }, step, answer)
            : Lessons.Go(exchange, learner with { Running = true }, [], [exchange.Say(WordingIds.OldButton)]);
    }

    public static TurnDecision Take(Exchange exchange, Learner learner, CourseStep step, string answer)
    {
        var course = exchange.Content.Course!;
        return (step, answer) switch
        {
            (CourseStep.Offer, CourseSteps.Now) => Lessons.Begin(exchange),
            (CourseStep.Offer, CourseSteps.Later) => Planned(exchange, learner, CourseTimes.LaterToday(exchange.Input.Now), CourseWords.PlannedToday),
            (CourseStep.Offer, _) => Lessons.Go(exchange, learner with { Asking = CourseSteps.Time }, [], []),
            (CourseStep.Time, _) when CourseTimes.Read(answer) is { } time => Planned(exchange, learner, CourseTimes.Tomorrow(exchange.Input.Now, time), CourseWords.PlannedTomorrow),
            (CourseStep.Work, _) => Lessons.Go(exchange, learner with { Work = answer }, [], []),
            (CourseStep.School, _) => Lessons.Go(exchange, learner with { SchoolKind = answer }, [], []),
            (CourseStep.Texts texts, _) => Lessons.Go(exchange, CoursePlan.Did(course, learner, texts.Lesson.Id), [], []),
            (CourseStep.Practice practice, _) => Practised(exchange, learner, practice, answer),
            (CourseStep.QuizIntro, _) => Lessons.Go(exchange, learner with { Quiz = QuizDraw.New(course, learner, Seed(exchange, learner)), Tries = learner.Tries + 1 }, [], []),
            (CourseStep.QuizQuestion question, _) => LessonQuiz.Answered(exchange, learner, question, answer),
            (CourseStep.Refresher refresher, _) => LessonQuiz.Refreshed(exchange, learner, refresher.Exercise, answer),
            (CourseStep.Acknowledge, _) => Acknowledged(exchange, learner, answer == CourseSteps.Accepted),
            _ => Lessons.Go(exchange, learner, [], []),
        };
    }

    public static bool IsRight(Exchange exchange, Exercise exercise, string answer) => ExerciseChoices.Of(exchange.Content, exercise).Any(choice => choice.Id == answer && choice.IsRight);

    private static TurnDecision Practised(Exchange exchange, Learner learner, CourseStep.Practice practice, string answer)
    {
        var feedback = LessonReplies.Feedback(exchange, practice.Exercise, IsRight(exchange, practice.Exercise, answer), new LessonTrace(practice.Number, practice.Of, LessonReplies.Situation));
        return Lessons.Go(exchange, CoursePlan.Did(exchange.Content.Course!, learner, practice.Exercise.Id), [feedback], []);
    }

    private static TurnDecision Planned(Exchange exchange, Learner learner, DateTimeOffset due, string word)
    {
        var clock = TimeZoneInfo.ConvertTime(due, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")).ToString("HH:mm", CultureInfo.InvariantCulture);
        var waiting = learner with { Asking = null, Running = false, Touched = exchange.Input.Now, Tongue = exchange.Tongue };
        return exchange.Stay(exchange.Message(null, Lessons.Word(exchange, word, ("time", clock)), exchange.MenuButton)) with { Learner = new LearnerDecision(waiting, [new LessonTimer(LessonTimerKind.Invite, due)], []) };
    }

    /// <summary>Whether yes or no, it is kept with version, language and time; who says no is offered a talk.</summary>
    private static TurnDecision Acknowledged(Exchange exchange, Learner learner, bool accepted)
    {
        var (version, now) = (exchange.Content.Protocol.Version, exchange.Input.Now);
        var kept = learner with
        {
            Acknowledgements = learner.Acknowledgements.Add(new Acknowledgement(version, accepted, exchange.Tongue, now)),
            ToldOf = version,
            Running = false,
            Touched = now,
            Tongue = exchange.Tongue,
        };
        ImmutableArray<string> texts = accepted
            ? [Lessons.Word(exchange, CourseWords.Accepted, ("version", version), ("day", Day(exchange, now)))]
            : [Lessons.Word(exchange, CourseWords.Declined), $"- {Summaries.Receiver(exchange, Role.Leidinggevende)}\n- {Summaries.Receiver(exchange, Role.Directeur)}"];
        var said = LessonReplies.Note(exchange, Lessons.Word(exchange, accepted ? CourseWords.AcceptedTitle : CourseWords.DeclinedTitle), texts, new LessonTrace(0, 0, LessonReplies.Acknowledging));
        return exchange.Stay(said, LessonReplies.Step(exchange, kept, [])) with { Learner = new LearnerDecision(kept, [], [LessonTimerKind.Reminder]) };
    }

    private static string Day(Exchange exchange, DateTimeOffset now) =>
        Core.Directory.SchoolCalendar.DayOf(now).ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(exchange.Tongue is Tongue.Dutch ? "nl-NL" : "en-GB"));

    /// <summary>Another for each try; the same when a turn is decided anew.</summary>
    private static ulong Seed(Exchange exchange, Learner learner) => unchecked(((ulong)exchange.Input.Now.ToUnixTimeMilliseconds() * 31) + (ulong)learner.Tries);
}
