using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Onboarding;

namespace ProtocolBot.Core.Turns;

/// <summary>What is said when the course comes back by itself; nothing where it is not wanted or not needed any more.</summary>
public sealed record LessonReturn(Reply? Reply, LearnerDecision Decision);

/// <summary>Decides what the course says by itself: an invitation, a reminder, a question some weeks later, a new version. Pure.</summary>
public static class LessonReturns
{
    /// <summary>Who was here so recently is not reminded yet.</summary>
    private static readonly TimeSpan Recently = TimeSpan.FromDays(3);

    public static LessonReturn Decide(ContentSet content, Learner learner, LessonTimerKind kind, Person person, CaseWorld world)
    {
        if (content.Course is null)
        {
            return Nothing(learner);
        }

        var exchange = new Exchange(content, TurnState.Empty, new TurnInput.Asked(Asks.Course, []) { Tongue = learner.Tongue, Person = person, Now = world.Now, Learner = learner });
        return kind switch
        {
            LessonTimerKind.Invite => Invite(exchange, learner),
            LessonTimerKind.Reminder => Reminder(exchange, learner, world),
            LessonTimerKind.Refresher => Refresher(exchange, learner, world),
            LessonTimerKind.Version => Version(exchange, learner),
        };
    }

    /// <summary>Whether this person is to hear of the present version: who passed with another, and was neither told nor asked.</summary>
    public static bool IsOwed(ContentSet content, Learner learner) =>
        learner.Passed is not null && learner.PassedVersion != content.Protocol.Version && learner.ToldOf != content.Protocol.Version && learner.Acknowledgements.All(given => given.Version != content.Protocol.Version);

    private static LessonReturn Invite(Exchange exchange, Learner learner) => learner is { Passed: null, Done.IsEmpty: true }
        ? Asked(exchange, learner with { Running = true }, Lessons.Word(exchange, CourseWords.InviteText))
        : Nothing(learner);

    private static LessonReturn Reminder(Exchange exchange, Learner learner, CaseWorld world)
    {
        if (CourseTimes.Reminder(learner, world.Organisation.Calendar, world.Now) is not { } later)
        {
            return Nothing(learner);
        }

        if (world.Now - learner.Touched < Recently)
        {
            return new LessonReturn(null, new LearnerDecision(learner, [later], []));
        }

        var reminded = learner with { Reminded = learner.Reminded + 1 };
        var next = CourseTimes.Reminder(reminded, world.Organisation.Calendar, world.Now);
        var reply = exchange.Message(null, Lessons.Word(exchange, CourseWords.ReminderText), LessonVerbs.Button(exchange, CourseWords.GoOn, LessonVerbs.GoOn), LessonVerbs.Button(exchange, CourseWords.RemindersOff, LessonVerbs.NoReminders));
        return new LessonReturn(reply, new LearnerDecision(reminded, next is null ? [] : [next], []));
    }

    private static LessonReturn Refresher(Exchange exchange, Learner learner, CaseWorld world)
    {
        if (learner is { Passed: null } or { WantsNoRefreshers: true } || QuizDraw.Refresher(exchange.Content.Course!, learner) is not { } question)
        {
            return Nothing(learner);
        }

        var asked = learner with { Refresher = question, Refreshed = learner.Refreshed + 1, Running = true };
        var said = Asked(exchange, asked, Lessons.Word(exchange, CourseWords.RefresherText));
        ImmutableArray<LessonTimer> next = CourseTimes.Refresher(asked, world.Organisation.Calendar) is { } timer ? [timer] : [];
        return said with { Decision = said.Decision with { Timers = next } };
    }

    private static LessonReturn Version(Exchange exchange, Learner learner)
    {
        var (content, course) = (exchange.Content, exchange.Content.Course!);
        if (!IsOwed(content, learner))
        {
            return Nothing(learner);
        }

        var release = course.Releases.LastOrDefault();
        var told = learner with { ToldOf = content.Protocol.Version, Refresher = null };
        var changed = release is null ? [] : release.Changed.Select(content.Protocol.Find).OfType<Paragraph>().ToImmutableArray();
        var news = release is null ? "" : exchange.Say(release.News);
        if (CoursePlan.IsAsked(content, told))
        {
            var said = Asked(exchange, told with { Running = true }, $"{Lessons.Word(exchange, CourseWords.VersionNew, ("version", content.Protocol.Version))} {news}");
            return said.Reply is Reply.Lesson lesson ? said with { Reply = lesson with { Cited = changed, ParagraphsTitle = exchange.Say(WordingIds.ParagraphsTitle) } } : said;
        }

        var note = LessonReplies.Note(exchange, Lessons.Word(exchange, CourseWords.VersionTitle), [Lessons.Word(exchange, CourseWords.VersionNew, ("version", content.Protocol.Version)), news], new LessonTrace(0, 0, LessonReplies.Acknowledging), exchange.MenuButton);
        return new LessonReturn(note with { Cited = changed, ParagraphsTitle = exchange.Say(WordingIds.ParagraphsTitle) }, LearnerDecision.Of(told));
    }

    private static LessonReturn Asked(Exchange exchange, Learner learner, string line)
    {
        var touched = learner with { Touched = exchange.Input.Now };
        return new LessonReturn(LessonReplies.Step(exchange, touched, [line]), LearnerDecision.Of(touched));
    }

    private static LessonReturn Nothing(Learner learner) => new(null, LearnerDecision.Of(learner));
}
