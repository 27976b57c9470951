using System.Collections.Frozen;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Cases;

/// <summary>The ids of cases.yaml. A sentence without one here is never said, and one without a sentence is a content problem.</summary>
public static class CaseWords
{
    public const string Title = "title";
    public const string Drill = "drill";
    public const string MaybeTwice = "maybe-twice";
    public const string WarningNobody = "warning.nobody";
    public const string FactAbout = "fact.about";
    public const string FactStatus = "fact.status";
    public const string FactPriority = "fact.priority";
    public const string FactRole = "fact.role";
    public const string FactSent = "fact.sent";
    public const string FactDeadline = "fact.deadline";
    public const string FactArticles = "fact.articles";
    public const string FactReporter = "fact.reporter";
    public const string FactSchool = "fact.school";
    public const string FactAnswer = "fact.answer";
    public const string FactOutcome = "fact.outcome";
    public const string FactWith = "fact.with";
    public const string FactGone = "fact.gone";
    public const string FactUrgent = "fact.urgent";
    public const string SchoolUnknown = "school-unknown";
    public const string Somebody = "somebody";
    public const string Left = "left";
    public const string You = "you";
    public const string TodoAcknowledge = "todo.acknowledge";
    public const string TodoRead = "todo.read";
    public const string TodoPhoneReporter = "todo.phone-reporter";
    public const string TodoInform = "todo.inform";
    public const string TodoAnswer = "todo.answer";
    public const string TodoAdvise = "todo.advise";
    public const string TodoClose = "todo.close";
    public const string TodoPress = "todo.press";
    public const string TodoGuard = "todo.guard";
    public const string TodoNothing = "todo.nothing";
    public const string TodoWait = "todo.wait";
    public const string TodoPhone = "todo.phone";
    public const string TodoPhoneToo = "todo.phone-too";
    public const string TodoUrgent = "todo.urgent";
    public const string MomentOpened = "moment.opened";
    public const string MomentDelivered = "moment.delivered";
    public const string MomentMailed = "moment.mailed";
    public const string MomentNotDelivered = "moment.not-delivered";
    public const string MomentViewed = "moment.viewed";
    public const string MomentAcknowledged = "moment.acknowledged";
    public const string MomentStageOpened = "moment.stage-opened";
    public const string MomentStageOpenedNobody = "moment.stage-opened-nobody";
    public const string MomentFgAsked = "moment.fg-asked";
    public const string MomentAdvised = "moment.advised";
    public const string MomentAnswered = "moment.answered";
    public const string MomentAnsweredAfterAdvice = "moment.answered-after-advice";
    public const string MomentNoted = "moment.noted";
    public const string MomentReporterTold = "moment.reporter-told";
    public const string MomentAdded = "moment.added";
    public const string MomentWithdrawn = "moment.withdrawn";
    public const string MomentHandedOver = "moment.handed-over";
    public const string MomentClosed = "moment.closed";
    public const string MomentClosedPlain = "moment.closed-plain";
    public const string MomentFrozen = "moment.frozen";
    public const string MomentExported = "moment.exported";
    public const string MomentReminded = "moment.reminded";
    public const string MomentPassedOn = "moment.passed-on";
    public const string MomentPassedOnNobody = "moment.passed-on-nobody";
    public const string MomentReplaced = "moment.replaced";
    public const string MomentReplacedNobody = "moment.replaced-nobody";
    public const string Today = "today";
    public const string OnDay = "on-day";
    public const string ActionPage = "action.page";
    public const string ActionDo = "action.do";
    public const string RefusedNoSuchCase = "refused.no-such-case";
    public const string RefusedTooLate = "refused.too-late";
    public const string RefusedNotNow = "refused.not-now";
    public const string RefusedText = "refused.text";
    public const string RefusedChoice = "refused.choice";
    public const string RefusedNoDeputy = "refused.no-deputy";
    public const string InfoTitle = "info.title";
    public const string InfoStaffFile = "info.staff-file";
    public const string InfoPupilFile = "info.pupil-file";
    public const string InfoInspector = "info.inspector";
    public const string InfoMeasuresStaff = "info.measures-staff";
    public const string InfoMeasuresPupils = "info.measures-pupils";
    public const string InfoPolice = "info.police";
    public const string InfoMonitoring = "info.monitoring";
    public const string InfoDataLeak = "info.data-leak";
    public const string InfoImages = "info.images";
    public const string FieldClosePress = "field.close-press";
    public const string ListTitle = "list.title";
    public const string ListNone = "list.none";
    public const string ListLine = "list.line";
    public const string ListPage = "list.page";

    public const string AdminTitle = "admin.title";
    public const string AdminDelivery = "admin.delivery";
    public const string AdminWaiting = "admin.waiting";
    public const string AdminOldest = "admin.oldest";
    public const string AdminParked = "admin.parked";
    public const string AdminAllFine = "admin.all-fine";
    public const string AdminParkedHelp = "admin.parked-help";
    public const string AdminDirectory = "admin.directory";
    public const string AdminPeople = "admin.people";
    public const string AdminSchools = "admin.schools";
    public const string AdminRead = "admin.read";
    public const string AdminDefects = "admin.defects";
    public const string AdminNoDefects = "admin.no-defects";
    public const string AdminBot = "admin.bot";
    public const string AdminProtocol = "admin.protocol";
    public const string AdminContent = "admin.content";
    public const string AdminSecret = "admin.secret";
    public const string AdminPhones = "admin.phones";
    public const string AdminUnset = "admin.unset";
    public const string AdminDrill = "admin.drill";
    public const string AdminDrillText = "admin.drill.text";
    public const string AdminDrillStart = "admin.drill.start";
    public const string AdminDrillWhole = "admin.drill.whole";
    public const string AdminDrillNotWhole = "admin.drill.not-whole";
    public const string AdminStage = "admin.stage";
    public const string AdminStageNobody = "admin.stage.nobody";
    public const string AdminArrivedTeams = "admin.arrived.teams";
    public const string AdminArrivedMail = "admin.arrived.mail";
    public const string AdminArrivedNowhere = "admin.arrived.nowhere";
    public const string AdminArrivedUnknown = "admin.arrived.unknown";
    public const string DeadlineBefore = "deadline.before";
    public const string DeadlineOver = "deadline.over";
    public const string FilterTitle = "filter";
    public const string FilterAll = "filter.all";
    public const string FilterRoute = "filter.route";
    public const string FilterPriority = "filter.priority";
    public const string FilterUrgent = "filter.urgent";
    public const string FilterNormal = "filter.normal";
    public const string FilterShow = "filter.show";
    public const string FilterClear = "filter.clear";
    public const string FilterCount = "filter.count";
    public const string FilterNone = "filter.none";

    public const string DossierTitle = "dossier";
    public const string DossierBy = "dossier.by";
    public const string DossierAt = "dossier.at";
    public const string DossierVersion = "dossier.version";
    public const string DossierRedacted = "dossier.redacted";
    public const string DossierPrint = "dossier.print";
    public const string DossierJson = "dossier.json";
    public const string DossierBack = "dossier.back";

    public const string PageSkip = "page.skip";
    public const string PageBrand = "page.brand";
    public const string PageList = "page.list";
    public const string PageReadsAs = "page.reads-as";
    public const string PageReadAs = "page.read-as";
    public const string PageReceived = "page.received";
    public const string PageReceivedNone = "page.received-none";
    public const string PageReported = "page.reported";
    public const string PageReportedNone = "page.reported-none";
    public const string PageTodo = "page.todo";
    public const string PagePhones = "page.phones";
    public const string PageStory = "page.story";
    public const string PageFacts = "page.facts";
    public const string PageMoments = "page.moments";
    public const string PageActions = "page.actions";
    public const string PageDone = "page.done";
    public const string PageOptional = "page.optional";
    public const string PagePrivacy = "page.privacy";
    public const string PagePrivacyLeaveOut = "page.privacy.leave-out";
    public const string PagePrivacyKeep = "page.privacy.keep";
    public const string PageMost = "page.most";
    public const string PageOwn = "page.own";
    public const string PageOwnText = "page.own.text";
    public const string PageOwnFile = "page.own.file";
    public const string PageOwnWho = "page.own.who";
    public const string PageOwnName = "page.own.name";
    public const string PageOwnEmail = "page.own.email";
    public const string PageOwnTongue = "page.own.tongue";
    public const string PageOwnTongueChosen = "page.own.tongue-chosen";
    public const string PageOwnContact = "page.own.contact";
    public const string PageOwnCards = "page.own.cards";
    public const string PageOwnYes = "page.own.yes";
    public const string PageOwnNo = "page.own.no";
    public const string PageOwnRunning = "page.own.running";
    public const string PageOwnRunningNone = "page.own.running-none";
    public const string PageOwnPart = "page.own.part";
    public const string PageOwnState = "page.own.state";
    public const string PageOwnCourse = "page.own.course";
    public const string PageOwnCourseBegan = "page.own.course.began";
    public const string PageOwnCourseDone = "page.own.course.done";
    public const string PageOwnCoursePassed = "page.own.course.passed";
    public const string PageOwnCourseSaid = "page.own.course.said";
    public const string PageOwnTraces = "page.own.traces";
    public const string PageOwnTracesNone = "page.own.traces-none";
    public const string PageMissing = "page.missing";
    public const string PageMissingText = "page.missing.text";
    public const string PageNobody = "page.nobody";
    public const string PageNobodyText = "page.nobody.text";
    public const string PageNobodyChoose = "page.nobody.choose";
    public const string PageExpired = "page.expired";
    public const string PageExpiredText = "page.expired.text";
    public const string PageUnlisted = "page.unlisted";
    public const string PageUnlistedText = "page.unlisted.text";
    public const string SignInTeams = "sign-in.teams";
    public const string SignInTeamsBusy = "sign-in.teams.busy";
    public const string SignInTeamsFailed = "sign-in.teams.failed";
    public const string SignInTeamsScript = "sign-in.teams.script";
    public const string SignInBrowser = "sign-in.browser";
    public const string SignInHeld = "sign-in.held";
    public const string SignInHeldText = "sign-in.held.text";
    public const string SignInHeldFirst = "sign-in.held.first";
    public const string SignInHeldField = "sign-in.held.field";
    public const string SignInHeldSend = "sign-in.held.send";
    public const string SignInHeldGone = "sign-in.held.gone";
    public const string SignInDone = "sign-in.done";
    public const string SignInDoneText = "sign-in.done.text";
    public const string SignInFailed = "sign-in.failed";
    public const string SignInFailedText = "sign-in.failed.text";
    public const string SignInStranger = "sign-in.stranger";
    public const string SignInStrangerText = "sign-in.stranger.text";
    public const string SignInOther = "sign-in.other";
    public const string SignInNoTime = "sign-in.no-time";
    public const string SignInNoTimeText = "sign-in.no-time.text";
    public const string SignInRetry = "sign-in.retry";
    public const string SignOut = "sign-out";
    public const string SignOutText = "sign-out.text";
    public const string SignedOut = "signed-out";
    public const string SignedOutText = "signed-out.text";

    public static string News(NoticeKind? kind) => kind is { } known ? $"news.{Kebab(known.ToString())}" : NewsReceived;

    public const string NewsReceived = "news.received";
    public const string NewsNobody = "news.nobody";
    public const string NewsDelivered = "news.delivered";

    public static string Of(RouteId route) => $"route.{PolicyIds.Of(route)}";

    public static string Of(Role role) => $"role.{PolicyIds.Of(role)}";

    /// <summary>Within a sentence.</summary>
    public static string Who(Role role) => $"who.{PolicyIds.Of(role)}";

    public static string Of(CaseStatus status) => $"status.{CaseIds.Of(status)}";

    public static string Of(VerdictKind verdict) => $"verdict.{PolicyIds.Of(verdict)}";

    public static string Of(Advice advice) => $"advice.{CaseIds.Of(advice)}";

    public static string Of(Outcome outcome) => $"outcome.{CaseIds.Of(outcome)}";

    public static string Label(CaseAction action) => $"action.{CaseIds.Of(action)}";

    public static string Field(CaseAction action) => $"field.{CaseIds.Of(action)}";

    public static string Choice(CaseAction action) => $"choice.{CaseIds.Of(action)}";

    public static string Confirm(CaseAction action) => $"confirm.{CaseIds.Of(action)}";

    /// <summary>What cannot be undone is asked about once more.</summary>
    public static bool HasConfirm(CaseAction action) => action is CaseAction.Withdraw or CaseAction.HandOver or CaseAction.NotMe;

    /// <summary>All of them, for the check.</summary>
    public static FrozenSet<string> All { get; } = new[]
    {
        Constants.Of(typeof(CaseWords)),
        Enum.GetValues<NoticeKind>().Select(kind => News(kind)),
        Enum.GetValues<RouteId>().Where(route => route is not RouteId.None).Select(Of),
        Enum.GetValues<Role>().Select(Of),
        Enum.GetValues<Role>().Select(Who),
        Enum.GetValues<CaseStatus>().Select(Of),
        new[] { VerdictKind.Allowed, VerdictKind.AllowedIf, VerdictKind.NotAllowed }.Select(Of),
        Enum.GetValues<Advice>().Select(Of),
        Enum.GetValues<Outcome>().Select(Of),
        Enum.GetValues<CaseAction>().Select(Label),
        Enum.GetValues<CaseAction>().Where(action => CaseInput.TextOf(action, RouteId.Derail) is not TextNeed.None).Select(Field),
        new[] { CaseAction.Advise, CaseAction.Answer, CaseAction.Close }.Select(Choice),
        Enum.GetValues<CaseAction>().Where(HasConfirm).Select(Confirm),
    }.SelectMany(ids => ids).ToFrozenSet(StringComparer.Ordinal);

    private static string Kebab(string name) => string.Concat(name.Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : char.ToLowerInvariant(letter).ToString()));
}
