using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Host.Cards;
using ProtocolBot.Host.Content;

namespace ProtocolBot.Host.Commands;

/// <summary>All content, gone through as at the start and in the tests, and the date by which somebody must look at the phone numbers; then the directory, whose defects warn and never fail.</summary>
internal static class CheckCommand
{
    private const string PhonesFile = "phone-numbers.yaml";

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var configuration = Hosting.Configuration(args);
        var result = await RunAsync(ContentLoader.Folder(configuration), TimeProvider.System, Console.Out, cancellationToken);
        await DirectoryReport.WriteAsync(configuration, Console.Out, cancellationToken);
        return result;
    }

    public static async Task<int> RunAsync(string folder, TimeProvider time, TextWriter output, CancellationToken cancellationToken)
    {
        var reading = ContentReader.Read(ContentLoader.Files(folder));
        var problems = reading.Content is { } content ? Problems(content, time) : reading.Problems;
        foreach (var problem in problems)
        {
            await output.WriteLineAsync($"dialogs/{problem}".AsMemory(), cancellationToken);
        }

        if (reading.Content is { } dated && Due(dated, time) is ReviewDue.Soon)
        {
            await output.WriteLineAsync($"dialogs/{PhonesFile}:{dated.Phones.ReviewLine}: note: {Review(dated.Phones)}".AsMemory(), cancellationToken);
        }

        if (reading.Content is { } taught)
        {
            await CourseTableAsync(taught, output, cancellationToken);
        }

        await output.WriteLineAsync((reading.Content is { } whole
            ? $"{whole.Scenarios.Length} scenarios, {whole.Protocol.Paragraphs.Length} paragraphs, {whole.Wording.Texts.Count} sentences, content {whole.Hash}: {problems.Length} problems"
            : $"{problems.Length} problems").AsMemory(), cancellationToken);
        return problems.IsEmpty ? 0 : 1;
    }

    /// <summary>Which lesson teaches each paragraph, so that a gap is seen before the course is given.</summary>
    private static async Task CourseTableAsync(ContentSet content, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var row in CourseCoverage.Of(content))
        {
            var taught = row.Reason is { } reason ? $"not taught: {reason}" : $"{string.Join(", ", row.Lessons)} ({row.Exercises} situations and questions)";
            await output.WriteLineAsync($"onboarding {row.Paragraph,-9} {taught}".AsMemory(), cancellationToken);
        }

        if (content.Course is { } course)
        {
            await output.WriteLineAsync($"onboarding {course.Lessons.Length} lessons, {course.Quiz.Length} questions, {course.Draw} a try, pass at {course.Pass} %".AsMemory(), cancellationToken);
        }
    }

    private static ImmutableArray<ContentProblem> Problems(ContentSet content, TimeProvider time) =>
        [.. ContentCheck.Full(content).Concat(CardCheck.Full(content)).Concat(Overdue(content, time)).OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];

    private static IEnumerable<ContentProblem> Overdue(ContentSet content, TimeProvider time) => Due(content, time) is ReviewDue.Past
        ? [new ContentProblem(PhonesFile, content.Phones.ReviewLine, Review(content.Phones), "Phone each number, then set 'checked' and 'review' anew.")]
        : [];

    private static ReviewDue Due(ContentSet content, TimeProvider time) => PhoneReview.Of(content.Phones, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    private static string Review(PhoneList phones) => $"The numbers must be looked at by {phones.Review:yyyy-MM-dd}; owner: {phones.Owner}.";
}
