using System.Collections.Immutable;

namespace ProtocolBot.Core.Tables;

/// <summary>What was answered to one question: ids of answers (more than one only where the question allows), free text, or skipped.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>One or more ids, in the order of the question's answers.</summary>
    public sealed record Chosen(ImmutableArray<string> Ids) : Answer
    {
        public bool Equals(Chosen? other) => other is not null && Ids.SequenceEqual(other.Ids);

        public override int GetHashCode() => Ids.Aggregate(17, (hash, id) => HashCode.Combine(hash, id));
    }

    /// <summary>What a person wrote.</summary>
    public sealed record Written(string Text) : Answer;

    /// <summary>A text question that was passed over.</summary>
    public sealed record Skipped : Answer;

    public static Answer Of(params ReadOnlySpan<string> ids) => new Chosen([.. ids]);
}

/// <summary>The answers so far, in the order in which they were given (so that "terug" takes back the last).</summary>
public sealed record Answers(ImmutableArray<GivenAnswer> Given)
{
    public static Answers None { get; } = new([]);

    public Answer? this[string question]
    {
        get
        {
            foreach (var given in Given)
            {
                if (given.Question == question)
                {
                    return given.Answer;
                }
            }

            return null;
        }
    }

    /// <summary>Adds an answer, or replaces the one that stood.</summary>
    public Answers With(string question, Answer answer)
    {
        var index = Given.ToList().FindIndex(given => given.Question == question);
        var entry = new GivenAnswer(question, answer);
        return new(index < 0 ? Given.Add(entry) : Given.SetItem(index, entry));
    }

    public Answers Without(string question) => new(Given.RemoveAll(given => given.Question == question));

    public bool Equals(Answers? other) => other is not null && Given.SequenceEqual(other.Given);

    public override int GetHashCode() => Given.Aggregate(17, (hash, given) => HashCode.Combine(hash, given));
}

/// <summary>One question's answer.</summary>
public sealed record GivenAnswer(string Question, Answer Answer);
