using System.Collections.Immutable;

namespace ProtocolBot.Core.Tables;

/// <summary>A question as the table sees it: which answers there are, and when it is asked.</summary>
/// <param name="Ids">The ids one can answer; empty for free text.</param>
/// <param name="Many">One or more of the ids; <paramref name="Alone"/> excludes all others.</param>
public sealed record TableInput(string Id, ImmutableArray<string> Ids, bool Many, string? Alone, Condition AskIf, ImmutableArray<SetAnswer> Set)
{
    /// <summary>Whether it depends on other answers that this question counts.</summary>
    public bool Depends => !AskIf.AnyOf.IsEmpty || !Set.IsEmpty;

    public IEnumerable<Condition> Conditions => Set.Select(set => set.If).Prepend(AskIf);

    /// <summary>The answer that follows from others, so that it is not asked; null when there is none.</summary>
    public Answer? SetBy(Answers answers) => Set.FirstOrDefault(set => set.If.Holds(answers))?.Answer;

    public bool Accepts(Answer answer) => answer switch
    {
        Answer.Chosen chosen => chosen.Ids.Length > 0 && (Many || chosen.Ids.Length == 1) && chosen.Ids.All(Ids.Contains)
            && (Alone is null || chosen.Ids.Length == 1 || !chosen.Ids.Contains(Alone)),
        _ => Ids.IsEmpty,
    };

    /// <summary>Every answer there is: each id, or of a many-question each set of ids that may go together.</summary>
    public IEnumerable<Answer> Possible()
    {
        if (Ids.IsEmpty)
        {
            return [new Answer.Skipped()];
        }

        return Many ? Subsets().Select(ids => new Answer.Chosen(ids)) : Ids.Select(id => Answer.Of(id));
    }

    private IEnumerable<ImmutableArray<string>> Subsets()
    {
        ImmutableArray<string> free = Alone is null ? Ids : Ids.Remove(Alone);
        if (Alone is not null)
        {
            yield return [Alone];
        }

        for (var bits = 1; bits < 1 << free.Length; bits++)
        {
            yield return [.. free.Where((_, at) => (bits >> at & 1) == 1)];
        }
    }
}

/// <summary>When this holds, the answer is known without asking.</summary>
public sealed record SetAnswer(Condition If, Answer Answer);
