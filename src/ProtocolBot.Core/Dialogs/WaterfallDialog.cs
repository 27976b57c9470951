using System.Collections.Immutable;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Dialogs;

/// <summary>A scenario's questions in order, and the table that decides. There is no step index: where one is follows from the answers.</summary>
public sealed record WaterfallDialog(string Id, ImmutableArray<WaterfallStep> Steps, ImmutableArray<Rule> Rules, FinishKind Finish)
{
    /// <summary>The questions and rules, as the table that decides.</summary>
    public DecisionTable Table { get; } = new([.. Steps.Select(step => step.Input)], Rules);

    public WaterfallStep? Step(string id) => Steps.FirstOrDefault(step => step.Id == id);

    /// <summary>Where one is with these answers: a question to ask, another dialog to go on in, or the end.</summary>
    public DialogPosition At(Answers answers)
    {
        var known = Table.Fit(answers);
        var certain = Table.Certain(known);
        if (certain is { Then: Conclusion.GoOn } || (certain is not null && Finish is FinishKind.Verdict))
        {
            return new DialogPosition.Ended(certain, known);
        }

        if (Table.Next(known) is { } place)
        {
            return new DialogPosition.Ask(Steps[place], 1 + Steps.Count(step => known[step.Id] is not null && step.Input.SetBy(known) is null), Table.MostQuestions);
        }

        return new DialogPosition.Ended(certain ?? throw new InvalidOperationException($"the table of '{Id}' has a gap"), known);
    }
}

/// <summary>How a dialog ends.</summary>
public enum FinishKind
{
    /// <summary>With its verdict, as soon as that is certain; nothing is asked in vain.</summary>
    Verdict,

    /// <summary>With a summary that carries the verdict and asks to send, change or cancel; every question is asked first.</summary>
    Summary,
}

/// <summary>One question: what is asked, when, and why.</summary>
/// <param name="Id">What state and cards store; it never changes.</param>
/// <param name="AskIf">A guard over earlier answers.</param>
/// <param name="Set">Answers that follow from earlier ones, so that this question is not asked.</param>
public sealed record WaterfallStep(string Id, Prompt Prompt, Text Ask, Text Why, Condition AskIf, ImmutableArray<SetAnswer> Set, int Line)
{
    /// <summary>This question as the decision table sees it.</summary>
    public TableInput Input { get; } = Prompt switch
    {
        ChoicePrompt choice => new(Id, [.. choice.Choices.Select(option => option.Id)], choice.Many, choice.Alone, AskIf, Set),
        ConfirmPrompt confirm => new(Id, [.. confirm.Choices.Select(option => option.Id)], Many: false, Alone: null, AskIf, Set),
        _ => new(Id, [], Many: false, Alone: null, AskIf, Set),
    };
}

/// <summary>Where one is in a dialog. It follows from the answers alone, so a deploy or an old button cannot mislay it.</summary>
public abstract record DialogPosition
{
    private DialogPosition()
    {
    }

    /// <param name="Number">This question's number among those answered.</param>
    /// <param name="AtMost">The questions of the longest way through.</param>
    public sealed record Ask(WaterfallStep Step, int Number, int AtMost) : DialogPosition;

    /// <summary>The row that decides: a verdict, or going on elsewhere.</summary>
    public sealed record Ended(Rule Rule, Answers Answers) : DialogPosition;
}

/// <summary>How a question is put and its answer read.</summary>
public abstract record Prompt
{
    private protected Prompt()
    {
    }
}

/// <summary>One of several answers, or with <see cref="Many"/> one or more of them.</summary>
/// <param name="Alone">Of a many-question: the id that excludes all others ("none"), if any.</param>
public sealed record ChoicePrompt(ImmutableArray<Choice> Choices, bool Many = false, string? Alone = null) : Prompt;

/// <summary>Yes, no and, where the question can be unknown, "weet ik niet". The choices' ids are yes, no and unknown.</summary>
public sealed record ConfirmPrompt(ImmutableArray<Choice> Choices) : Prompt;

/// <summary>The person's own words, at most this many characters; <see cref="Skippable"/> takes the answer "skip".</summary>
public sealed record TextPrompt(int MaxLength, bool Skippable) : Prompt;

/// <summary>An answer one can choose: its id is for ever, its label is for people.</summary>
public sealed record Choice(string Id, Text Label, Synonyms Synonyms);
