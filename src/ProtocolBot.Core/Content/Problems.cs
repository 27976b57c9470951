using System.Collections.Immutable;

namespace ProtocolBot.Core.Content;

/// <summary>Collects what an author must mend, so that all of it is reported at once.</summary>
internal sealed class Problems
{
    private readonly ImmutableArray<ContentProblem>.Builder found = ImmutableArray.CreateBuilder<ContentProblem>();

    public bool Any => found.Count > 0;

    public void Add(string file, int line, string message, string remedy) => found.Add(new ContentProblem(file, line, message, remedy));

    public ImmutableArray<ContentProblem> InOrder() => [.. found.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
}
