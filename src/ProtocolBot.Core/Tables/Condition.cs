using System.Collections.Immutable;

namespace ProtocolBot.Core.Tables;

/// <summary>A cell: this question was answered with (one of) these ids. A question that is not asked is never answered, so its cells are false.</summary>
public sealed record Cell(string Question, ImmutableArray<string> Ids)
{
    public bool Holds(Answers answers)
    {
        if (answers[Question] is not Answer.Chosen chosen)
        {
            return false;
        }

        foreach (var id in chosen.Ids)
        {
            if (Ids.Contains(id))
            {
                return true;
            }
        }

        return false;
    }

    public bool Equals(Cell? other) => other is not null && Question == other.Question && Ids.SequenceEqual(other.Ids);

    public override int GetHashCode() => Ids.Aggregate(Question.GetHashCode(StringComparison.Ordinal), (hash, id) => HashCode.Combine(hash, id));
}

/// <summary>When something holds: any of the alternatives, each of which is a row of cells that must all hold. None at all means always.</summary>
public sealed record Condition(ImmutableArray<ImmutableArray<Cell>> AnyOf)
{
    public static Condition Always { get; } = new([]);

    /// <summary>Whether it holds for answers that are complete: what is absent was not asked.</summary>
    public bool Holds(Answers answers)
    {
        if (AnyOf.IsEmpty)
        {
            return true;
        }

        foreach (var cells in AnyOf)
        {
            if (AllHold(cells, answers))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AllHold(ImmutableArray<Cell> cells, Answers answers)
    {
        foreach (var cell in cells)
        {
            if (!cell.Holds(answers))
            {
                return false;
            }
        }

        return true;
    }

    public bool Equals(Condition? other) =>
        other is not null && AnyOf.Length == other.AnyOf.Length && AnyOf.Zip(other.AnyOf).All(pair => pair.First.SequenceEqual(pair.Second));

    public override int GetHashCode() => AnyOf.Aggregate(17, (hash, cells) => HashCode.Combine(hash, cells.Length));
}
