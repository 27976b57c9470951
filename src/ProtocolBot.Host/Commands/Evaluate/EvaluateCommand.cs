using ProtocolBot.Core.Evaluation;
using ProtocolBot.Host.Content;

namespace ProtocolBot.Host.Commands.Evaluate;

/// <summary>Puts a file of labelled questions to the understanding and tells how it fared.</summary>
internal static class EvaluateCommand
{
    private const int Misused = 2;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken) => args switch
    {
        [var file] => await RunAsync(file, null, Console.Out, Console.Error, cancellationToken),
        [var file, "--report", var report] => await RunAsync(file, report, Console.Out, Console.Error, cancellationToken),
        _ => await MisusedAsync(),
    };

    public static async Task<int> RunAsync(string file, string? report, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            await errors.WriteLineAsync($"There is no file {file}.".AsMemory(), cancellationToken);
            return 1;
        }

        var (questions, problems) = LabelledFile.Read(file);
        foreach (var problem in problems)
        {
            await errors.WriteLineAsync(problem.AsMemory(), cancellationToken);
        }

        if (!problems.IsEmpty)
        {
            return 1;
        }

        var evaluated = Evaluating.Of(ContentLoader.Load(ContentLoader.Folder(Hosting.Configuration([]))), questions);
        var card = Scorecard.Of(evaluated.Judged);
        await output.WriteAsync(ScorecardText.Of(evaluated, card).AsMemory(), cancellationToken);
        if (report is not null)
        {
            await File.WriteAllTextAsync(report, ScorecardPage.Of(evaluated, card), cancellationToken);
            await output.WriteLineAsync($"The report stands in {report}.".AsMemory(), cancellationToken);
        }

        return 0;
    }

    private static async Task<int> MisusedAsync()
    {
        await Console.Error.WriteLineAsync("Write: evaluate FILE.jsonl [--report FILE.html]");
        return Misused;
    }
}
