using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ProtocolBot.Core.Tables;

/// <summary>A decision table with hit policy FIRST over questions that are asked in order, some of them only if a guard holds.</summary>
/// <remarks>It is asked after every answer, so that nobody is asked a question in vain.</remarks>
public sealed class DecisionTable
{
    private readonly ImmutableArray<TableInput> inputs;
    private readonly FrozenDictionary<string, int> places;
    private readonly FrozenSet<string> deciding;

    public DecisionTable(ImmutableArray<TableInput> inputs, ImmutableArray<Rule> rules)
    {
        this.inputs = inputs;
        Rules = rules;
        places = inputs.Select((input, at) => (input.Id, at)).DistinctBy(pair => pair.Id).ToFrozenDictionary(pair => pair.Id, pair => pair.at, StringComparer.Ordinal);
        deciding = rules.Select(rule => rule.If).Concat(inputs.SelectMany(input => input.Conditions)).SelectMany(Cells).Select(cell => cell.Question).ToFrozenSet(StringComparer.Ordinal);
        MostQuestions = Longest(0, Answers.None);
    }

    /// <summary>The questions, in order.</summary>
    public ImmutableArray<TableInput> Inputs => inputs;

    public ImmutableArray<Rule> Rules { get; }

    /// <summary>The questions of the longest way through.</summary>
    public int MostQuestions { get; }

    /// <summary>The row that matches whatever the answers still to come: it is true and every row above it is false. Null while that is open.</summary>
    public Rule? Certain(Answers answers)
    {
        var first = new FirstMatch();
        Explore(0, answers, first);
        return first.Only;
    }

    /// <summary>Goes through every combination of answers: which rows are ever the first to match, and a combination for which none is.</summary>
    public TableSurvey Survey()
    {
        var first = new FirstMatch { All = true };
        Explore(0, Answers.None, first);
        return new TableSurvey([.. first.Seen], first.Gap);
    }

    /// <summary>Whether any row, guard or set looks at this question.</summary>
    public bool Steers(string question) => deciding.Contains(question);

    /// <summary>The place of the first question that is to be asked: its guard holds, and it is neither answered nor known from earlier answers.</summary>
    public int? Next(Answers answers)
    {
        for (var at = 0; at < inputs.Length; at++)
        {
            if (inputs[at].AskIf.Holds(answers) && inputs[at].SetBy(answers) is null && answers[inputs[at].Id] is null)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>What is left of answers when those that no longer fit are dropped (an id that is gone, a guard that is false), with the answers that follow from others.</summary>
    public Answers Fit(Answers answers)
    {
        foreach (var given in answers.Given.Where(given => !places.ContainsKey(given.Question)))
        {
            answers = answers.Without(given.Question);
        }

        foreach (var input in inputs)
        {
            answers = input switch
            {
                _ when !input.AskIf.Holds(answers) => answers.Without(input.Id),
                _ when input.SetBy(answers) is { } known => answers.With(input.Id, known),
                _ when answers[input.Id] is { } answer && !input.Accepts(answer) => answers.Without(input.Id),
                _ => answers,
            };
        }

        return answers;
    }

    /// <summary>Goes through all that can still be answered; stops as soon as a second row turns up.</summary>
    private bool Explore(int at, Answers answers, FirstMatch first)
    {
        if (FirstNotFalse(at, answers) is (true, var rule))
        {
            return first.Add(rule, answers);
        }

        if (at == inputs.Length)
        {
            return first.Add(null, answers);
        }

        foreach (var next in Following(at, answers))
        {
            if (!Explore(at + 1, next, first))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The answers with this question settled, in every way it can still be.</summary>
    private IEnumerable<Answers> Following(int at, Answers answers)
    {
        var input = inputs[at];
        return input switch
        {
            _ when !input.AskIf.Holds(answers) => [answers.Without(input.Id)],
            _ when input.SetBy(answers) is { } known => [answers.With(input.Id, known)],
            _ when answers[input.Id] is not null => [answers],
            _ when !deciding.Contains(input.Id) => [answers.With(input.Id, new Answer.Skipped())],
            _ => input.Possible().Select(answer => answers.With(input.Id, answer)),
        };
    }

    /// <summary>The first row that is not false when the questions from <paramref name="settled"/> on are open, and whether it is true.</summary>
    private (bool IsTrue, Rule? Rule) FirstNotFalse(int settled, Answers answers)
    {
        foreach (var rule in Rules)
        {
            switch (Judge(rule.If, settled, answers))
            {
                case true:
                    return (true, rule);
                case null:
                    return (false, rule);
                case false:
                    break;
            }
        }

        return (false, null);
    }

    private bool? Judge(Condition condition, int settled, Answers answers)
    {
        bool? any = condition.AnyOf.IsEmpty;
        foreach (var cells in condition.AnyOf)
        {
            bool? all = true;
            foreach (var cell in cells)
            {
                all = (all, Judge(cell, settled, answers)) switch
                {
                    (false, _) or (_, false) => false,
                    (null, _) or (_, null) => null,
                    _ => true,
                };
            }

            any = (any, all) switch
            {
                (true, _) or (_, true) => true,
                (null, _) or (_, null) => null,
                _ => false,
            };
        }

        return any;
    }

    private bool? Judge(Cell cell, int settled, Answers answers) =>
        places.TryGetValue(cell.Question, out var place) && place >= settled && (answers[cell.Question] is null || inputs[place].Depends)
            ? null
            : cell.Holds(answers);

    private int Longest(int at, Answers answers)
    {
        if (at == inputs.Length)
        {
            return 0;
        }

        var input = inputs[at];
        var asked = input.AskIf.Holds(answers) && input.SetBy(answers) is null ? 1 : 0;
        var steers = asked == 1 && inputs.Skip(at + 1).SelectMany(later => later.Conditions).SelectMany(Cells).Any(cell => cell.Question == input.Id);
        var ways = steers || asked == 0 ? Following(at, answers) : [answers.With(input.Id, new Answer.Skipped())];
        return asked + ways.Max(way => Longest(at + 1, way));
    }

    private static IEnumerable<Cell> Cells(Condition condition) => condition.AnyOf.SelectMany(cells => cells);

    /// <summary>Collects the rows that were the first to match; null stands for a gap in the table.</summary>
    private sealed class FirstMatch
    {
        public HashSet<Rule> Seen { get; } = [];

        public bool All { get; init; }

        public Answers? Gap { get; private set; }

        public Rule? Only => Gap is null && Seen.Count == 1 ? Seen.Single() : null;

        /// <summary>Whether it is of use to look further.</summary>
        public bool Add(Rule? rule, Answers answers)
        {
            if (rule is null)
            {
                Gap ??= answers;
            }
            else
            {
                Seen.Add(rule);
            }

            return All || (Gap is null && Seen.Count == 1);
        }
    }
}

/// <summary>What going through every combination showed.</summary>
/// <param name="Reached">The rows that are the first to match for some answers.</param>
/// <param name="Gap">Answers for which no row matches; null where there are none, as it must be.</param>
public sealed record TableSurvey(ImmutableHashSet<Rule> Reached, Answers? Gap);
