using System.Collections.Frozen;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>The ids of wording.yaml. A sentence without a constant here is never said, and a constant without a sentence is a content problem.</summary>
public static class WordingIds
{
    public const string And = "and";
    public const string Or = "or";
    public const string ArticleName = "article-name";
    public const string IntroductionName = "introduction-name";
    public const string Skipped = "skipped";
    public const string PersonalOnly = "personal-only";
    public const string NotStored = "not-stored";
    public const string TooFastTitle = "too-fast.title";
    public const string TooFast = "too-fast";

    public const string HeadlineAllowed = "headline.allowed";
    public const string HeadlineAllowedIf = "headline.allowed-if";
    public const string HeadlineNotAllowed = "headline.not-allowed";
    public const string HeadlineAskFirst = "headline.ask-first";
    public const string HeadlineEscalate = "headline.escalate";
    public const string HeadlineReport = "headline.report";
    public const string HeadlineInfo = "headline.info";
    public const string HeadlineNotYet = "headline.not-yet";
    public const string ConditionsTitle = "verdict.conditions";
    public const string GoodToKnowTitle = "verdict.good-to-know";
    public const string StepsTitle = "verdict.steps";
    public const string Advice = "verdict.advice";
    public const string AdviceInfo = "verdict.advice-info";
    public const string ParagraphsTitle = "verdict.paragraphs";
    public const string InterpretationsTitle = "verdict.interpretations";
    public const string InterpretationLine = "verdict.interpretation";
    public const string CopyTitle = "verdict.copy";
    public const string Draft = "verdict.draft";
    public const string PlainLabel = "paragraphs.plain";
    public const string WhoMedewerker = "who-decides.medewerker";
    public const string WhoLeidinggevende = "who-decides.leidinggevende";
    public const string WhoDirecteur = "who-decides.directeur";
    public const string WhoFg = "who-decides.fg";
    public const string WhoBestuur = "who-decides.bestuur";
    public const string RoleMedewerker = "role.medewerker";
    public const string RoleLeidinggevende = "role.leidinggevende";
    public const string RoleDirecteur = "role.directeur";
    public const string RoleFg = "role.fg";
    public const string RoleBestuur = "role.bestuur";

    public const string ButtonMenu = "button.menu";
    public const string ButtonNoneOfThese = "button.none-of-these";
    public const string ButtonBack = "button.back";
    public const string ButtonWhy = "button.why";
    public const string ButtonStop = "button.stop";
    public const string ButtonSkip = "button.skip";
    public const string ButtonDoubt = "button.doubt";
    public const string ButtonParagraphs = "button.paragraphs";
    public const string ButtonReceipt = "button.receipt";
    public const string ButtonPress = "button.press-note";
    public const string ButtonNotRight = "button.not-right";
    public const string ButtonLeaveOut = "button.leave-out";
    public const string SubmitLabel = "question.submit";
    public const string FieldHint = "question.field-hint";
    public const string PlaceholderText = "question.placeholder-text";
    public const string PlaceholderChoice = "question.placeholder-choice";

    public const string Welcome = "welcome";
    public const string WelcomeName = "welcome.name";
    public const string WelcomeText = "welcome.text";
    public const string MenuTitle = "menu.title";
    public const string MenuText = "menu.text";
    public const string HelpTitle = "help.title";
    public const string HelpText = "help.text";
    public const string NoCases = "no-cases";
    public const string WhichSchool = "which-school";
    public const string WhichSchoolWhy = "which-school.why";
    public const string WhichLeidinggevende = "which-leidinggevende";
    public const string WhichLeidinggevendeWhy = "which-leidinggevende.why";
    public const string WhichUnknown = "which-unknown";
    public const string MyDataTitle = "my-data.title";
    public const string MyDataRunning = "my-data.running";
    public const string MyDataNotRunning = "my-data.not-running";
    public const string MyDataTongue = "my-data.tongue";
    public const string MyDataNoTongue = "my-data.no-tongue";
    public const string MyDataContact = "my-data.contact";
    public const string MyDataNoContact = "my-data.no-contact";
    public const string MyDataReported = "my-data.reported";
    public const string MyDataReceived = "my-data.received";
    public const string MyDataCards = "my-data.cards";
    public const string MyDataRest = "my-data.rest";
    public const string MyDataPage = "my-data.page";
    public const string MyDataNoPage = "my-data.no-page";
    public const string ButtonExportData = "button.export-data";
    public const string ButtonEraseData = "button.erase-data";
    public const string EraseDataTitle = "erase-data.title";
    public const string EraseDataAsk = "erase-data.ask";
    public const string EraseDataKept = "erase-data.kept";
    public const string ButtonEraseDataNow = "button.erase-data-now";
    public const string ButtonKeepData = "button.keep-data";
    public const string DataErased = "erase-data.erased";
    public const string DataKept = "erase-data.nothing";
    public const string TongueChosen = "tongue-chosen";

    public const string UnderstoodTitle = "understood.title";
    public const string GoOn = "go-on";
    public const string Restarted = "restarted";
    public const string Changing = "changing";
    public const string WhichAnswerWhy = "which-answer.why";
    public const string WhichAnswer = "which-answer";
    public const string BackToQuestion = "back-to-question";
    public const string FirstQuestion = "first-question";
    public const string SummaryTitle = "summary.title";
    public const string NothingSaid = "summary.nothing";
    public const string SummaryNotYet = "summary.not-yet";
    public const string SummaryNobody = "summary.nobody";
    public const string SummaryWho = "summary.who";
    public const string SummaryKept = "summary.kept";
    public const string ReAsk = "reask";
    public const string ReAskList = "reask.list";
    public const string ReAskPartly = "reask.partly";
    public const string ReAskDoesNotKnow = "reask.does-not-know";
    public const string ReAskSeveral = "reask.several";
    public const string ReAskAlone = "reask.alone";
    public const string ReAskTooLong = "reask.too-long";
    public const string HumanTitle = "human.title";
    public const string HumanText = "human.text";
    public const string OldButton = "old-button";
    public const string OldButtonIdle = "old-button.idle";
    public const string NothingRuns = "nothing-runs";
    public const string FormerStopped = "former-stopped";
    public const string Stopped = "stopped";
    public const string Cancelled = "cancelled";
    public const string ContentChanged = "content-changed";
    public const string ScenarioGone = "scenario-gone";

    public const string NoFiles = "no-files";
    public const string PrivacyWarning = "privacy.warning";
    public const string PrivacyLeftOut = "privacy.left-out";
    public const string MaskedName = "privacy.masked.name";
    public const string MaskedPhone = "privacy.masked.phone";
    public const string MaskedEmail = "privacy.masked.email";
    public const string MaskedHandle = "privacy.masked.handle";
    public const string MaskedBsn = "privacy.masked.bsn";
    public const string MaskedStudentNumber = "privacy.masked.student-number";
    public const string MaskedBirthDate = "privacy.masked.birth-date";
    public const string MaskedAddress = "privacy.masked.address";
    public const string MaskedIban = "privacy.masked.iban";

    public const string DangerTitle = "danger.title";
    public const string DangerText = "danger.text";
    public const string PhoneLine = "phone.line";
    public const string PhoneWithoutNumber = "phone.without-number";
    public const string PhoneUnknown = "phone.unknown";
    public const string PhoneClosed = "phone.closed";
    public const string NotReportedTitle = "not-reported.title";
    public const string NotReported = "not-reported.text";
    public const string NotReportedAfter = "not-reported.after";
    public const string PressNote = "press-note";

    public const string AnswerTitle = "answer.title";
    public const string AnswerByModel = "answer.by-model";
    public const string WhichScenario = "which-scenario";
    public const string OtherScenario = "other-scenario";
    public const string NotUnderstood = "not-understood";
    public const string NotUnderstoodAgain = "not-understood.again";
    public const string OutOfScopeTitle = "out-of-scope.title";
    public const string OutOfScope = "out-of-scope";
    public const string Smalltalk = "smalltalk";
    public const string Adversarial = "adversarial";

    public const string CheckTitle = "check.title";
    public const string CheckAsk = "check.ask";
    public const string CheckField = "check.field";
    public const string CheckSubmit = "check.submit";
    public const string CheckWindow = "check.window";
    public const string CheckNothing = "check.nothing";
    public const string CheckPersons = "check.persons";
    public const string CheckNumbers = "check.numbers";
    public const string CheckAddresses = "check.addresses";
    public const string CheckTone = "check.tone";
    public const string CheckOpinion = "check.opinion";
    public const string CheckDanger = "check.danger";
    public const string CheckFile = "check.file";
    public const string CheckKeeps = "check.keeps";

    public const string ReceiptTitle = "receipt.title";
    public const string ReceiptText = "receipt.text";

    /// <summary>Every id above, for the check that compares both ways.</summary>
    public static FrozenSet<string> All { get; } = Constants.Of(typeof(WordingIds));

    public static string Headline(VerdictKind kind) => Headline(PolicyIds.Of(kind));

    /// <summary>The headline that a rule names instead of its verdict's own.</summary>
    public static string Headline(string own) => "headline." + own;

    /// <summary>In the middle of a sentence.</summary>
    public static string WhoDecides(Role role) => "who-decides." + PolicyIds.Of(role);

    /// <summary>At the start of a line.</summary>
    public static string RoleName(Role role) => "role." + PolicyIds.Of(role);

    /// <summary>What stands in place of a name, number or address that was left out.</summary>
    public static string Masked(string kind) => "privacy.masked." + kind;
}
