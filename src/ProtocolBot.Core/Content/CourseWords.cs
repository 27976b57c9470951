using System.Collections.Frozen;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Content;

/// <summary>The ids of the words in onboarding/course.yaml. A sentence without a constant here is never said, and a constant without a sentence is a content problem.</summary>
public static class CourseWords
{
    public const string OfferTitle = "offer.title";
    public const string OfferText = "offer.text";
    public const string OfferStored = "offer.stored";
    public const string WhenNow = "when.now";
    public const string WhenLater = "when.later";
    public const string WhenTomorrow = "when.tomorrow";
    public const string TimeTitle = "time.title";
    public const string TimeText = "time.text";
    public const string PlannedToday = "planned.today";
    public const string PlannedTomorrow = "planned.tomorrow";
    public const string Refused = "refused";
    public const string WorkTitle = "work.title";
    public const string WorkText = "work.text";
    public const string SchoolTitle = "school.title";
    public const string SchoolText = "school.text";

    public const string PlaceLesson = "place.lesson";
    public const string PlaceQuiz = "place.quiz";
    public const string Next = "next";
    public const string Recall = "recall";
    public const string Right = "right";
    public const string Wrong = "wrong";
    public const string By = "by";
    public const string HappensNow = "happens-now";
    public const string NotUnderstood = "not-understood";
    public const string LessonGoesOn = "lesson-goes-on";
    public const string Back = "back";
    public const string GoOn = "go-on";
    public const string Paused = "paused";

    public const string QuizTitle = "quiz.title";
    public const string QuizText = "quiz.text";
    public const string QuizAgain = "quiz.again";
    public const string QuizStart = "quiz.start";
    public const string ComesBack = "comes-back";
    public const string LessonsBack = "lessons-back";
    public const string Again = "again";
    public const string PassedTitle = "passed.title";
    public const string PassedText = "passed.text";
    public const string FailedTitle = "failed.title";
    public const string FailedText = "failed.text";

    public const string AcknowledgeTitle = "acknowledge.title";
    public const string AcknowledgeText = "acknowledge.text";
    public const string AcknowledgeSentence = "acknowledge.sentence";
    public const string AcknowledgeDraft = "acknowledge.draft";
    public const string Accept = "accept";
    public const string Decline = "decline";
    public const string AcceptedTitle = "accepted.title";
    public const string Accepted = "accepted.text";
    public const string DeclinedTitle = "declined.title";
    public const string Declined = "declined.text";
    public const string EndTitle = "end.title";
    public const string EndText = "end.text";

    public const string InviteText = "invite.text";
    public const string ReminderText = "reminder.text";
    public const string RefresherText = "refresher.text";
    public const string VersionTitle = "version.title";
    public const string VersionNew = "version.new";
    public const string RemindersOff = "reminders.off";
    public const string RemindersStopped = "reminders.stopped";
    public const string RefreshersOff = "refreshers.off";
    public const string RefreshersStopped = "refreshers.stopped";
    public const string RefreshersAgain = "refreshers.again";
    public const string RefreshersOn = "refreshers.on";
    public const string RefresherPlace = "refresher.place";

    public const string OverviewTitle = "overview.title";
    public const string OverviewText = "overview.text";
    public const string OverviewSchools = "overview.schools";
    public const string OverviewSchool = "overview.school";
    public const string OverviewAccepted = "overview.accepted";
    public const string OverviewPeople = "overview.people";
    public const string OverviewCsv = "overview.csv";
    public const string OverviewName = "overview.name";
    public const string OverviewStatus = "overview.status";
    public const string OverviewFinished = "overview.finished";
    public const string OverviewVersion = "overview.version";
    public const string OverviewAnswer = "overview.answer";
    public const string OverviewAnswerVersion = "overview.answer-version";
    public const string OverviewAnswerDay = "overview.answer-day";
    public const string OverviewLanguage = "overview.language";
    public const string OverviewLink = "overview.link";
    public const string AnswerYes = "answer.yes";
    public const string AnswerNo = "answer.no";
    public const string AnswerNone = "answer.none";
    public const string StatusNotStarted = "status.not-started";
    public const string StatusStarted = "status.started";
    public const string StatusFinished = "status.finished";

    /// <summary>Every id, for the check that compares both ways.</summary>
    public static FrozenSet<string> All { get; } =
        CourseIds.Works.Select(Work).Concat(CourseIds.SchoolKinds.Select(School)).Concat(Constants.Of(typeof(CourseWords))).ToFrozenSet(StringComparer.Ordinal);

    public static string Work(string work) => $"work.{work}";

    public static string School(string kind) => $"school.{kind}";
}
