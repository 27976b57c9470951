using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Onboarding;

namespace ProtocolBot.Core.Turns;

/// <summary>What buttons of the course ask for beside answers. The words stand in cards that people still have.</summary>
internal static class LessonVerbs
{
    public const string GoOn = "go-on";
    public const string Again = "again";
    public const string NoReminders = "no-reminders";
    public const string NoRefreshers = "no-refreshers";
    public const string Refreshers = "refreshers";

    public static Button Button(Exchange exchange, string word, params ReadOnlySpan<string> arguments) => Turns.Button.Ask(Lessons.Word(exchange, word), Asks.Course, arguments);

    public static TurnDecision Decide(Exchange exchange, ImmutableArray<string> arguments)
    {
        var learner = exchange.Learner;
        return (arguments.FirstOrDefault(), learner) switch
        {
            (GoOn, _) => Lessons.Begin(exchange),
            (Again, { }) when arguments.Length > 1 => Reopened(exchange, learner, arguments[1]),
            (NoReminders, { }) => Said(exchange, learner with { WantsNoReminders = true }, CourseWords.RemindersStopped, LessonTimerKind.Reminder),
            (NoRefreshers, { }) => Said(exchange, learner with { WantsNoRefreshers = true, Refresher = null }, CourseWords.RefreshersStopped, LessonTimerKind.Refresher),
            (Refreshers, { }) => Resumed(exchange, learner with { WantsNoRefreshers = false }),
            _ => Rescue.OldButton(exchange),
        };
    }

    private static TurnDecision Reopened(Exchange exchange, Learner learner, string lesson)
    {
        var known = learner with { Refresher = null };
        return Lessons.Begin(exchange with { Input = exchange.Input with { Learner = CoursePlan.Reopen(exchange.Content.Course!, known, lesson) } });
    }

    private static TurnDecision Said(Exchange exchange, Learner learner, string word, LessonTimerKind cancelled) =>
        AskedFor.InBetween(exchange, exchange.Message(null, Lessons.Word(exchange, word), exchange.MenuButton)) with { Learner = new LearnerDecision(learner, [], [cancelled]) };

    private static TurnDecision Resumed(Exchange exchange, Learner learner)
    {
        var timer = exchange.Input.Start is { } start ? CourseTimes.Refresher(learner, start.World.Organisation.Calendar) : null;
        return AskedFor.InBetween(exchange, exchange.Message(null, Lessons.Word(exchange, CourseWords.RefreshersOn), exchange.MenuButton)) with { Learner = new LearnerDecision(learner, timer is null ? [] : [timer], []) };
    }
}
