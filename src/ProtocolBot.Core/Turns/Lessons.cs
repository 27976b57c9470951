using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Turns;

/// <summary>The course in the chat: what is meant for it, how it begins, how it stops, and how it comes back after a dialog.</summary>
internal static class Lessons
{
    /// <summary>Whether somebody can follow it here: progress is kept by person.</summary>
    public static bool IsThere(Exchange exchange) => exchange.Content.Course is not null && exchange.Person.Id is not null;

    /// <summary>Null when it is not meant for the course.</summary>
    public static TurnDecision? Decide(Exchange exchange) => !IsThere(exchange) ? null : exchange.Input switch
    {
        TurnInput.Pressed { Scenario: ScenarioIds.Onboarding, Question: null } => Begin(exchange),
        TurnInput.Pressed { Scenario: ScenarioIds.Onboarding } pressed => LessonAnswers.Pressed(exchange, pressed),
        TurnInput.Asked { What: Asks.Course } asked => LessonVerbs.Decide(exchange, asked.Arguments.IsDefault ? [] : asked.Arguments),
        TurnInput.Asked asked when IsGoing(exchange) && exchange.Learner!.Asking is null => LessonTalk.Asked(exchange, asked.What, asked.Arguments),
        TurnInput.Said said => (IsGoing(exchange) ? LessonTalk.Said(exchange, said.Text) : null) ?? (IsNamed(exchange, said.Text) ? Begin(exchange) : null),
        _ => null,
    };

    /// <summary>From where one left off, or from the first lesson. A dialog that ran is stopped, and that is said.</summary>
    public static TurnDecision Begin(Exchange exchange)
    {
        var learner = Started(exchange) with { Running = true, Asking = null };
        ImmutableArray<string> before = exchange.Dialogs.Active is { } active ? [exchange.Say(WordingIds.FormerStopped, ("title", exchange.Say(exchange.ScenarioOf(active).Title)))] : [];
        var decision = Go(exchange with { State = exchange.State with { Dialogs = DialogState.Empty } }, learner, [], before);
        return exchange.Learner is null ? WithReminder(exchange, decision) : decision;
    }

    /// <summary>The offer at first contact; null for who was offered it before.</summary>
    public static TurnDecision Offer(Exchange exchange, TurnDecision welcome)
    {
        if (!IsThere(exchange) || exchange.Learner is not null || exchange.Dialogs.Active is not null)
        {
            return welcome;
        }

        var learner = Started(exchange) with { Asking = CourseSteps.When };
        return WithReminder(exchange, welcome with { Learner = LearnerDecision.Of(learner), Replies = [.. welcome.Replies, LessonReplies.Step(exchange, learner, [])] });
    }

    /// <summary>Whether what was understood of a text asks for the course.</summary>
    public static bool IsMeant(Exchange exchange, Understood understood) =>
        IsThere(exchange) && understood.Trace is { Scenario: ScenarioIds.Onboarding, Kind: Kinds.Onboarding };

    /// <summary>A dialog that ended in the middle of a lesson: the lesson waits.</summary>
    public static TurnDecision Return(Exchange exchange, TurnDecision decision) =>
        IsThere(exchange) && decision.Learner is null && CoursePlan.IsRunning(exchange.Learner, exchange.Input.Now)
        && decision.State.Dialogs.Active is null && (exchange.Dialogs.Active is not null || decision.Status is DialogTurnStatus.Complete)
            ? decision with { Replies = decision.Replies.Add(exchange.Message(null, Word(exchange, CourseWords.Back), LessonVerbs.Button(exchange, CourseWords.GoOn, LessonVerbs.GoOn))) }
            : decision;

    /// <summary>Says what is asked now, and remembers.</summary>
    public static TurnDecision Go(Exchange exchange, Learner learner, ImmutableArray<Reply> above, ImmutableArray<string> before)
    {
        var touched = learner with { Touched = exchange.Input.Now, Tongue = exchange.Tongue };
        return exchange.Decision(exchange.Dialogs, [.. above, LessonReplies.Step(exchange, touched, before)]) with { Learner = LearnerDecision.Of(touched), Status = DialogTurnStatus.Waiting };
    }

    public static string Word(Exchange exchange, string id, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = exchange.Content.Course!.Words[id].In(exchange.Tongue);
        foreach (var (name, value) in values)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return text;
    }

    public static TurnDecision WithReminder(Exchange exchange, TurnDecision decision) =>
        decision.Learner is { } kept && exchange.Input.Start is { } start && CourseTimes.Reminder(kept.Learner, start.World.Organisation.Calendar, exchange.Input.Now) is { } reminder
            ? decision with { Learner = kept with { Timers = [.. kept.Timers, reminder] } }
            : decision;

    /// <summary>What the directory knows is not asked.</summary>
    private static Learner Started(Exchange exchange)
    {
        var learner = exchange.Learner ?? new Learner { Person = exchange.Person.Id!.Value, Began = exchange.Input.Now, Touched = exchange.Input.Now };
        return learner with
        {
            Touched = exchange.Input.Now,
            Tongue = exchange.Tongue,
            Work = learner.Work ?? (exchange.Person.Role is Role.Medewerker ? null : CourseIds.Leader),
            SchoolKind = learner.SchoolKind ?? (exchange.Person.SchoolKind is { } kind && CourseIds.SchoolKinds.Contains(kind) ? kind : null),
        };
    }

    private static bool IsGoing(Exchange exchange) => exchange.Dialogs.Active is null && CoursePlan.IsListening(exchange.Learner, exchange.Input.Now);

    private static bool IsNamed(Exchange exchange, string text)
    {
        var (course, words) = (exchange.Content.Course!, exchange.Lexicon.Words(text));
        return text.Trim().Equals(ScenarioIds.Onboarding, StringComparison.OrdinalIgnoreCase)
            || Phrase.Of(course.Title.Dutch).Is(words) || Phrase.Of(course.Title.English).Is(words)
            || (exchange.Dialogs.Active is null && (IsInMenu(exchange, words) || (exchange.Learner is not null && Says(course.GoOn, words))));
    }

    public static bool Says(Synonyms phrases, ImmutableArray<Word> words) =>
        !words.IsEmpty && phrases.Dutch.Concat(phrases.English).Any(phrase => Phrase.Of(phrase).Is(words));

    /// <summary>It is the last in the menu.</summary>
    private static bool IsInMenu(Exchange exchange, ImmutableArray<Word> words) =>
        new OrdinalModel(exchange.Lexicon, exchange.Tongue).Read(words) is { } place && (place == OrdinalModel.Last || place == Greeting.InMenu(exchange).Length + 1);
}
