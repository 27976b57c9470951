using ProtocolBot.Core.Content;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Content;

namespace ProtocolBot.Host.Commands;

/// <summary>From a receipt that somebody kept to the verdict it stands for.</summary>
internal static class ExplainCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args is not [var code])
        {
            await Console.Error.WriteLineAsync("explain RECEIPT: give the one code that 'bewaar dit advies' showed.");
            return 2;
        }

        var content = ContentLoader.Load(ContentLoader.Folder(Hosting.Configuration([])));
        var (readable, lines) = Tell(Explanation.Explain(content, code));
        foreach (var line in lines)
        {
            await (readable ? Console.Out : Console.Error).WriteLineAsync(line);
        }

        return readable ? 0 : 1;
    }

    /// <summary>For a person with a terminal: ids as the policy has them, and the reason in Dutch.</summary>
    private static (bool Readable, string[] Lines) Tell(Explanation explanation) => explanation switch
    {
        Explanation.Decided decided =>
        (
            true,
            [
                $"scenario   {decided.Verdict.Scenario}",
                $"verdict    {PolicyIds.Of(decided.Verdict.Kind)} (row {decided.Verdict.Rule})",
                $"articles   {string.Join(", ", decided.Verdict.Articles)}",
                $"answers    {string.Join(", ", decided.Receipt.Answers.Given.Select(Named))}",
                $"because    {decided.Verdict.Because.Dutch}",
                $"given on   {decided.Receipt.Day:yyyy-MM-dd}, protocol {decided.Receipt.ProtocolVersion}, content {decided.Receipt.ContentHash}",
                decided.SameContent ? "content    the same as now" : $"content    changed since; {(decided.SameRule ? "the same row still decides" : "another row decides now")}",
            ]
        ),
        Explanation.NoLonger gone => (false, [$"The scenario '{gone.Receipt.Scenario}' of this receipt is no longer there, or its answers lead nowhere now (content {gone.Receipt.ContentHash})."]),
        _ => (false, ["This is not a receipt, or a character of it is wrong."]),
    };

    private static string Named(GivenAnswer given) => given.Answer is Answer.Chosen chosen ? $"{given.Question}={string.Join('+', chosen.Ids)}" : given.Question;
}
