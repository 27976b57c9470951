using System.Globalization;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.Onboarding;

/// <summary>Days and states of the overview, in words.</summary>
internal static class OverviewText
{
    public static string Day(DateOnly? day, Tongue tongue) => day?.ToString("d MMM yyyy", CultureInfo.GetCultureInfo(tongue is Tongue.Dutch ? "nl-NL" : "en-GB")) ?? "";

    public static string Answer(OverviewAnswer? answer, CaseText words) => answer is null
        ? words[CourseWords.AnswerNone]
        : $"{words[answer.Accepted ? CourseWords.AnswerYes : CourseWords.AnswerNo]} · {answer.Version} · {Day(answer.On, words.Tongue)}";

    /// <summary>The id of a state's word.</summary>
    public static string Status(CourseStatus status) => status switch
    {
        CourseStatus.NotStarted => CourseWords.StatusNotStarted,
        CourseStatus.Started => CourseWords.StatusStarted,
        CourseStatus.Finished => CourseWords.StatusFinished,
    };

    /// <summary>The look of a state; the word beside it says it.</summary>
    public static string Badge(CourseStatus status) => status switch
    {
        CourseStatus.NotStarted => "sent",
        CourseStatus.Started => "acknowledged",
        CourseStatus.Finished => "closed",
    };
}
