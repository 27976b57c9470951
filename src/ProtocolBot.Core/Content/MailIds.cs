using System.Collections.Frozen;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Content;

/// <summary>The ids of mail.yaml. Kinds of notice that ask the same of a person share their words.</summary>
public static class MailIds
{
    public const string UrgentSubject = "urgent.subject";
    public const string UrgentFirst = "urgent.first";
    public const string OpenPage = "open.page";
    public const string OpenLink = "open.link";
    public const string OpenTeams = "open.teams";
    public const string MaybeTwice = "maybe-twice";
    public const string Why = "why";
    public const string NoReply = "no-reply";
    public const string NobodySubject = "nobody.subject";
    public const string NobodyWhy = "nobody.why";

    /// <summary>Every id, for the check that compares both ways.</summary>
    public static FrozenSet<string> All { get; } =
        Enum.GetValues<NoticeKind>().SelectMany(kind => new[] { Subject(kind), Text(kind) }).Concat(Constants.Of(typeof(MailIds))).ToFrozenSet(StringComparer.Ordinal);

    public static string Subject(NoticeKind kind) => "subject." + Group(kind);

    public static string Text(NoticeKind kind) => "text." + Group(kind);

    private static string Group(NoticeKind kind) => kind switch
    {
        NoticeKind.New or NoticeKind.StageTwo => "new",
        NoticeKind.Reminder or NoticeKind.AnswerReminder or NoticeKind.StageTwoReminder => "reminder",
        NoticeKind.PassedOn => "passed-on",
        NoticeKind.HandedOver => "handed-over",
        NoticeKind.Asked => "asked",
        NoticeKind.Informed or NoticeKind.Advised or NoticeKind.Added => "news",
        NoticeKind.Withdrawn => "withdrawn",
        NoticeKind.Frozen => "frozen",
        NoticeKind.Acknowledged or NoticeKind.StageTwoOpened or NoticeKind.Message or NoticeKind.Answered or NoticeKind.Closed => "own-news",
        NoticeKind.Phone => "own-phone",
    };
}
