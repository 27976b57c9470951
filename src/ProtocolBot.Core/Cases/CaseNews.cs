using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>What heads a card that is only renewed: a notice that somebody has not acted upon may not lose its first line because something else happened.</summary>
internal static class CaseNews
{
    /// <summary>The id of the sentence; null where the number says enough.</summary>
    public static string? Of(CaseSpeech speech) => speech.IsReporter ? Reporter(speech.File) : Receiver(speech);

    private static string? Reporter(CaseFile file) => file switch
    {
        { Status: CaseStatus.Closed } => CaseWords.News(file.Events.Any(happened => happened is CaseEvent.Answered) ? NoticeKind.Answered : NoticeKind.Closed),
        { IsOpen: false } => null,
        { Seats.IsEmpty: true } => CaseWords.NewsNobody,
        _ when CaseToDo.MustPhone(file) => CaseWords.News(NoticeKind.Phone),
        { Status: CaseStatus.Consulting } => CaseWords.News(NoticeKind.StageTwoOpened),
        { Status: CaseStatus.Acknowledged } => CaseWords.News(NoticeKind.Acknowledged),
        _ => file.Events.Any(happened => happened is CaseEvent.Delivered delivered && file.Sits(delivered.To)) ? CaseWords.NewsDelivered : CaseWords.NewsReceived,
    };

    private static string? Receiver(CaseSpeech speech)
    {
        var (file, who) = (speech.File, speech.Viewer);
        return file.Status switch
        {
            CaseStatus.Withdrawn => CaseWords.News(NoticeKind.Withdrawn),
            CaseStatus.Frozen when CasePermissions.StandingOf(file, who) is Standing.Guardian => CaseWords.News(NoticeKind.Frozen),
            _ when CasePermissions.Allows(file, who, CaseAction.Advise) => CaseWords.News(NoticeKind.Asked),
            _ when !CasePermissions.Allows(file, who, CaseAction.Acknowledge) => null,
            _ => CaseWords.News(Came(file, CasePermissions.StandingOf(file, who), who)),
        };
    }

    /// <summary>How the case came to somebody who has not taken it up.</summary>
    private static NoticeKind Came(CaseFile file, Standing standing, Directory.PersonId who) =>
        file.Events.Any(happened => happened is CaseEvent.HandedOver over && over.Seat.Person == who) ? NoticeKind.HandedOver
        : file.Events.Any(happened => happened is CaseEvent.PassedOn { To: { } to } && to.Person == who) ? NoticeKind.PassedOn
        : (standing, file.Route) switch
        {
            (Standing.Later, RouteId.Derail) => NoticeKind.StageTwo,
            (Standing.Later, _) => NoticeKind.Asked,
            _ => NoticeKind.New,
        };
}
