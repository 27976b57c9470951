using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>What is typed in the middle of the course: an answer, a word that always works, a real problem, which goes first, or a question, after which the lesson goes on.</summary>
internal static class LessonTalk
{
    /// <summary>Null where the course has not begun and something else is meant.</summary>
    public static TurnDecision? Said(Exchange exchange, string text)
    {
        var learner = exchange.Learner!;
        var step = CoursePlan.At(exchange.Content, learner);
        var choices = LessonChoices.Of(exchange, step);
        var reading = choices.IsEmpty ? new AnswerReading.NotUnderstood() : AnswerReading.Of(exchange.Lexicon, new ChoicePrompt(choices), text);
        if (reading is AnswerReading.Understood { Sure: true, Answer: Answer.Chosen { Ids: [var sure] } })
        {
            return LessonAnswers.Take(exchange, learner, step, sure);
        }

        if (Commands.Of(exchange.Lexicon, text) is { } command && (learner.Asking is null || command == LanguageIds.Stop))
        {
            return Command(exchange, learner, step, command);
        }

        if (step is CourseStep.Time && CourseTimes.Read(text) is not null)
        {
            return LessonAnswers.Take(exchange, learner, step, text);
        }

        if (learner.Asking is not null)
        {
            return null;
        }

        return Urgency.Of(exchange.Lexicon, exchange.Lexicon.Words(text)) is not Urgent.Nothing
            ? Starting.FromText(exchange, Understanding.Of(exchange.Content, text, exchange.Tongue), text)
            : Beside(exchange, learner, step, reading, text);
    }

    public static TurnDecision Asked(Exchange exchange, string what, ImmutableArray<string> arguments)
    {
        var learner = exchange.Learner!;
        return what switch
        {
            Asks.Stop => Stop(exchange, learner, CoursePlan.At(exchange.Content, learner)),
            Asks.Menu => AskedFor.Decide(exchange, what, arguments) with { Learner = LearnerDecision.Of(learner with { Running = false }) },
            Asks.Back or Asks.Restart or Asks.Why or Asks.Summary => Lessons.Go(exchange, learner, [], []),
            Asks.Dutch => Speak(exchange, learner, Tongue.Dutch),
            Asks.English => Speak(exchange, learner, Tongue.English),
            _ => AndOn(exchange, learner, AskedFor.Decide(exchange, what, arguments)),
        };
    }

    private static TurnDecision Command(Exchange exchange, Learner learner, CourseStep step, string command) => command switch
    {
        LanguageIds.Stop => Stop(exchange, learner, step),
        LanguageIds.Menu => Asked(exchange, Asks.Menu, []),
        LanguageIds.Back or LanguageIds.Restart or LanguageIds.Why or LanguageIds.Summary => Lessons.Go(exchange, learner, [], []),
        LanguageIds.Dutch => Speak(exchange, learner, Tongue.Dutch),
        LanguageIds.English => Speak(exchange, learner, Tongue.English),
        _ => AndOn(exchange, learner, AskedFor.Command(exchange, command)),
    };

    private static TurnDecision Beside(Exchange exchange, Learner learner, CourseStep step, AnswerReading reading, string text)
    {
        var course = exchange.Content.Course!;
        var words = exchange.Lexicon.Words(text);
        if (step is CourseStep.Practice { Exercise: Exercise.Situation situation } && Lessons.Says(course.HappensNow, words))
        {
            return Starting.Begin(exchange, exchange.Content.Scenario(situation.Scenario)!);
        }

        if (Starting.Named(exchange with { State = exchange.State }, text) is { } scenario && !words.All(word => word.Text.All(char.IsDigit)))
        {
            return Starting.Begin(exchange, scenario);
        }

        if (Lessons.Says(course.GoOn, words) || string.IsNullOrWhiteSpace(text))
        {
            return Lessons.Go(exchange, learner, [], []);
        }

        return reading is AnswerReading.Understood { Answer: Answer.Chosen { Ids: [var likely] } } && step is not CourseStep.Texts and not CourseStep.QuizIntro
            ? LessonAnswers.Take(exchange, learner, step, likely)
            : Understood(exchange, learner, text);
    }

    private static TurnDecision Understood(Exchange exchange, Learner learner, string text)
    {
        var understood = Understanding.Of(exchange.Content, text, exchange.Tongue);
        var scenario = understood.Scenario is { } id ? exchange.Content.Scenario(id) : null;
        if (understood is { Meaning: Meaning.Start, Trace.Kind: Kinds.Incident } && scenario is not null)
        {
            return Starting.FromText(exchange, understood, text);
        }

        var paragraphs = understood.Trace.Articles.Select(exchange.Content.Protocol.Find).OfType<Paragraph>().ToImmutableArray();
        Reply reply = understood.Meaning switch
        {
            Meaning.Answer or Meaning.Start or Meaning.Which when !paragraphs.IsEmpty && !Lessons.IsMeant(exchange, understood) => SideQuestions.Quote(exchange, WordingIds.AnswerTitle, paragraphs, scenario),
            Meaning.OutOfScope => exchange.Message(null, exchange.Say(WordingIds.OutOfScope)),
            Meaning.Adversarial => exchange.Message(null, exchange.Say(WordingIds.Adversarial)),
            Meaning.Smalltalk => exchange.Message(null, exchange.Say(WordingIds.Smalltalk)),
            _ => exchange.Message(null, Lessons.Word(exchange, CourseWords.NotUnderstood)),
        };
        return Lessons.Go(exchange, learner, [reply with { Understanding = understood.Trace }], [Lessons.Word(exchange, CourseWords.LessonGoesOn)]);
    }

    /// <summary>What was asked is said, and then the step again.</summary>
    private static TurnDecision AndOn(Exchange exchange, Learner learner, TurnDecision said) => said.State.Dialogs.Active is not null ? said : said with
    {
        Replies = said.Replies.Add(LessonReplies.Step(exchange, learner, [Lessons.Word(exchange, CourseWords.LessonGoesOn)])),
        Learner = said.Learner ?? LearnerDecision.Of(learner with { Touched = exchange.Input.Now }),
    };

    /// <summary>Who stops before beginning is left alone; who stops in the middle is told how to go on.</summary>
    private static TurnDecision Stop(Exchange exchange, Learner learner, CourseStep step)
    {
        var refuses = step is CourseStep.Offer or CourseStep.Time;
        var stopped = learner with { Running = false, Asking = null, WantsNoReminders = learner.WantsNoReminders || refuses };
        ImmutableArray<Button> buttons = refuses ? [exchange.MenuButton] : [LessonVerbs.Button(exchange, CourseWords.GoOn, LessonVerbs.GoOn), LessonVerbs.Button(exchange, CourseWords.RemindersOff, LessonVerbs.NoReminders), exchange.MenuButton];
        return exchange.Stay(exchange.Message(null, Lessons.Word(exchange, refuses ? CourseWords.Refused : CourseWords.Paused), [.. buttons])) with
        {
            Learner = new LearnerDecision(stopped, [], refuses ? [LessonTimerKind.Reminder, LessonTimerKind.Invite] : []),
            Status = DialogTurnStatus.Cancelled,
        };
    }

    private static TurnDecision Speak(Exchange exchange, Learner learner, Tongue tongue) =>
        Lessons.Go(exchange with { State = exchange.State with { Tongue = tongue } }, learner, [], [exchange.Content.Wording[WordingIds.TongueChosen].In(tongue)]);
}
