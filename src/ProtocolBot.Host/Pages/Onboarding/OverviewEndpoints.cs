using System.Globalization;
using System.Text;

using CsvHelper;
using CsvHelper.Configuration;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Onboarding;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.Onboarding;

/// <summary>The overview of the course for who leads people, and the same as a file. Who leads nobody finds no such page.</summary>
internal sealed class OverviewEndpoints(Learners learners, SchoolWorld school, CasePageGuard guard, ContentSet content)
{
    public const string Page = $"{CaseEndpoints.Root}/onboarding";

    public static void Map(WebApplication app)
    {
        var guard = app.Services.GetRequiredService<CasePageGuard>();
        var pages = app.Services.GetRequiredService<OverviewEndpoints>();
        app.MapGet(Page, pages.ShowAsync).AddEndpointFilter(guard.PassAsync).WithMetadata(Door.Session);
        app.MapGet($"{Page}.csv", pages.FileAsync).AddEndpointFilter(guard.PassAsync).WithMetadata(Door.Session);
    }

    private async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken) =>
        content.Course is { } course && await OverviewAsync(context, cancellationToken) is { } overview
            ? guard.Page<OverviewPage>(context, StatusCodes.Status200OK, (nameof(OverviewPage.Overview), overview), (nameof(OverviewPage.Words), new CaseText(course.Words, guard.TongueOf(context))))
            : guard.Page<MissingPage>(context, StatusCodes.Status404NotFound);

    private async Task<IResult> FileAsync(HttpContext context, CancellationToken cancellationToken) =>
        content.Course is { } course && await OverviewAsync(context, cancellationToken) is { } overview
            ? Results.File(Csv(overview, new CaseText(course.Words, guard.TongueOf(context))), "text/csv; charset=utf-8", "onboarding.csv")
            : guard.Page<MissingPage>(context, StatusCodes.Status404NotFound);

    private async Task<CourseOverview?> OverviewAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (who, world) = (CasePageGuard.WhoOf(context), school.Now());
        if (CourseOverview.Of(world.Organisation, who, world.Today, static _ => null) is null)
        {
            return null;
        }

        var all = await learners.AllAsync(cancellationToken);
        return CourseOverview.Of(world.Organisation, who, world.Today, person => all.GetValueOrDefault(learners.HashOf(person))?.Learner);
    }

    /// <summary>With a mark that tells Excel it is UTF-8; what would be a formula is written so that it is none.</summary>
    private static byte[] Csv(CourseOverview overview, CaseText words)
    {
        using var buffer = new MemoryStream();
        using (var writer = new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", InjectionOptions = InjectionOptions.Escape }))
        {
            foreach (var heading in new[] { CourseWords.OverviewName, CourseWords.OverviewSchool, CourseWords.OverviewStatus, CourseWords.OverviewFinished, CourseWords.OverviewVersion, CourseWords.OverviewAnswer, CourseWords.OverviewAnswerVersion, CourseWords.OverviewAnswerDay, CourseWords.OverviewLanguage })
            {
                csv.WriteField(words[heading]);
            }

            csv.NextRecord();
            foreach (var row in overview.Rows)
            {
                Write(csv, row, words);
            }
        }

        return buffer.ToArray();
    }

    private static void Write(CsvWriter csv, OverviewRow row, CaseText words)
    {
        csv.WriteField(row.Name);
        csv.WriteField(row.School);
        csv.WriteField(words[OverviewText.Status(row.Status)]);
        csv.WriteField(Date(row.FinishedOn));
        csv.WriteField(row.Version);
        csv.WriteField(words[row.Answered is null ? CourseWords.AnswerNone : row.Answered.Accepted ? CourseWords.AnswerYes : CourseWords.AnswerNo]);
        csv.WriteField(row.Answered?.Version);
        csv.WriteField(Date(row.Answered?.On));
        csv.WriteField(row.Answered is null ? null : row.Answered.Tongue is Core.Language.Tongue.Dutch ? "nl" : "en");
        csv.NextRecord();
    }

    private static string? Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
