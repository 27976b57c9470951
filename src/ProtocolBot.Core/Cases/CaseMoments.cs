using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>What happened to a case, as one reader may know it. Notes, advice and how it ended stay among the receivers.</summary>
internal static class CaseMoments
{
    public static ImmutableArray<CaseMoment> Of(CaseSpeech speech) =>
        [.. speech.File.Events.Select(happened => Of(speech, happened)).OfType<CaseMoment>()];

    /// <summary>Null where it is not this reader's to know.</summary>
    public static CaseMoment? Of(CaseSpeech speech, CaseEvent happened) =>
        IsFor(speech, happened) && What(speech, happened) is { } what ? new CaseMoment(happened.At, speech.When(happened.At), what, speech.Names ? Text(speech, happened) : null) : null;

    private static bool IsFor(CaseSpeech speech, CaseEvent happened) => happened switch
    {
        CaseEvent.Noted or CaseEvent.Advised or CaseEvent.FgAsked or CaseEvent.Exported or CaseEvent.Reminded => !speech.IsReporter,
        CaseEvent.Delivered delivered => IsOfReceiver(speech, delivered.To, delivered.Notice),
        CaseEvent.NotDelivered failed => IsOfReceiver(speech, failed.To, failed.Notice),
        _ => true,
    };

    /// <summary>That a receiver got the case is news; that the reporter got a message is not.</summary>
    private static bool IsOfReceiver(CaseSpeech speech, PersonId to, NoticeKind kind) => to != speech.File.Reporter && CaseClock.BringsTheCase(kind);

    /// <summary>Permission for the press is meant for who asked; measures and police are about others.</summary>
    public static bool KnowsOutcome(CaseSpeech speech) => !speech.IsReporter || speech.File.Route is RouteId.Press;

    private static string? What(CaseSpeech speech, CaseEvent happened)
    {
        return happened switch
        {
            CaseEvent.Opened => speech.Say(CaseWords.MomentOpened),
            CaseEvent.Acknowledged => Say(CaseWords.MomentAcknowledged),
            CaseEvent.StageOpened { Seats.IsEmpty: true } => speech.Say(CaseWords.MomentStageOpenedNobody),
            CaseEvent.StageOpened opened => speech.Say(CaseWords.MomentStageOpened, ("who", speech.List(opened.Seats.Select(seat => speech.Who(seat.Person))))),
            CaseEvent.FgAsked => Say(CaseWords.MomentFgAsked),
            CaseEvent.Advised advised => Say(CaseWords.MomentAdvised, speech.Say(CaseWords.Of(advised.Advice))),
            CaseEvent.Answered answered => Say(speech.File.Events.Any(before => before is CaseEvent.Advised) ? CaseWords.MomentAnsweredAfterAdvice : CaseWords.MomentAnswered, speech.Say(CaseWords.Of(answered.Verdict))),
            CaseEvent.Noted => Say(CaseWords.MomentNoted),
            CaseEvent.ReporterTold => Say(CaseWords.MomentReporterTold),
            CaseEvent.Added => speech.Say(CaseWords.MomentAdded),
            CaseEvent.Withdrawn => speech.Say(CaseWords.MomentWithdrawn),
            CaseEvent.HandedOver => Say(CaseWords.MomentHandedOver),
            CaseEvent.Closed when !KnowsOutcome(speech) => Say(CaseWords.MomentClosedPlain),
            CaseEvent.Closed closed => Say(CaseWords.MomentClosed, string.Join(", ", closed.Outcomes.Select(outcome => speech.Say(CaseWords.Of(outcome))))),
            CaseEvent.Frozen => speech.Say(CaseWords.MomentFrozen),
            CaseEvent.Exported => Say(CaseWords.MomentExported),
            CaseEvent.Viewed => Say(CaseWords.MomentViewed),
            CaseEvent.Delivered { Channel: NoticeChannel.Teams } delivered => speech.Say(CaseWords.MomentDelivered, ("who", speech.Who(delivered.To))),
            CaseEvent.Delivered mailed => speech.Say(CaseWords.MomentMailed, ("who", speech.Who(mailed.To))),
            CaseEvent.NotDelivered failed => speech.Say(CaseWords.MomentNotDelivered, ("who", speech.Who(failed.To))),
            CaseEvent.Reminded => speech.Say(CaseWords.MomentReminded),
            CaseEvent.PassedOn { To: { } to } => speech.Say(CaseWords.MomentPassedOn, ("who", speech.Who(to.Person))),
            CaseEvent.PassedOn => speech.Say(CaseWords.MomentPassedOnNobody),
            CaseEvent.Replaced { With: { } with } replaced => speech.Say(CaseWords.MomentReplaced, ("left", speech.Who(replaced.Who)), ("who", speech.Who(with.Person))),
            CaseEvent.Replaced replaced => speech.Say(CaseWords.MomentReplacedNobody, ("left", speech.Who(replaced.Who))),
            _ => null,
        };

        string Say(string id, string what = "") => speech.Say(id, ("who", speech.Who(happened.By)), ("what", what));
    }

    private static string? Text(CaseSpeech speech, CaseEvent happened) => happened switch
    {
        CaseEvent.FgAsked asked => asked.Text,
        CaseEvent.Advised advised => advised.Text,
        CaseEvent.Answered answered => answered.Text,
        CaseEvent.Noted noted => noted.Text,
        CaseEvent.ReporterTold told => told.Text,
        CaseEvent.Added added => added.Text,
        CaseEvent.Closed closed when KnowsOutcome(speech) => closed.Text,
        _ => null,
    };
}
