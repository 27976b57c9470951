using System.Collections.Immutable;

using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Dialogs;

/// <summary>What can happen to the stack: begin, go on in another dialog, answer, take back, change. Each gives a new stack.</summary>
public static class DialogVerbs
{
    /// <summary>Begins a dialog, in place of all that ran.</summary>
    public static DialogState Begin(WaterfallDialog dialog, string version, Answers known) =>
        new([New(dialog, version, known)]);

    /// <summary>Goes on in another dialog; the one that led there waits beneath, for "terug".</summary>
    public static DialogState GoOn(this DialogState state, WaterfallDialog dialog, string version, Answers known) =>
        new(state.DialogStack.Insert(0, New(dialog, version, known)));

    public static DialogState Answer(this DialogState state, string question, Answer answer) => state.WithActive(active => active with
    {
        Answers = active.Answers.With(question, answer),
        Prefilled = active.Carried().Remove(question),
        Changing = null,
        Misses = 0,
    });

    /// <summary>Adds answers that were said along the way.</summary>
    public static DialogState Fill(this DialogState state, Answers said) => state.WithActive(active => active with
    {
        Answers = said.Given.Aggregate(active.Answers, (answers, given) => answers.With(given.Question, given.Answer)),
        Prefilled = active.Carried().AddRange(said.Given.Select(given => given.Question)),
    });

    public static DialogState Change(this DialogState state, string? question) => state.WithActive(active => active with { Changing = question, Misses = 0 });

    public static DialogState Miss(this DialogState state) => state.WithActive(active => active with { Misses = active.Misses + 1 });

    /// <summary>Takes back the last answer that was given, also out of a dialog that was gone on in; null when there is none.</summary>
    public static DialogState? Back(this DialogState state)
    {
        if (state.Active is not { } active)
        {
            return null;
        }

        if (active.Changing is not null)
        {
            return state.Change(null);
        }

        if (active.Answers.Given.LastOrDefault(given => !active.Carried().Contains(given.Question)) is { } last)
        {
            return state.TakeBack(last.Question);
        }

        if (state.DialogStack.Length > 1)
        {
            return new DialogState(state.DialogStack.RemoveAt(0)).Back();
        }

        // What was understood of the first message was said too, though not asked.
        return active.Answers.Given.IsEmpty ? null : state.TakeBack(active.Answers.Given[^1].Question);
    }

    /// <summary>The questions whose answers came from elsewhere.</summary>
    public static ImmutableArray<string> Carried(this DialogInstance instance) => instance.Prefilled.IsDefault ? [] : instance.Prefilled;

    private static DialogState TakeBack(this DialogState state, string question) => state.WithActive(active => active with
    {
        Answers = active.Answers.Without(question),
        Prefilled = active.Carried().Remove(question),
        Misses = 0,
    });

    public static DialogState WithActive(this DialogState state, Func<DialogInstance, DialogInstance> change) =>
        state.Active is { } active ? new(state.DialogStack.SetItem(0, change(active))) : state;

    private static DialogInstance New(WaterfallDialog dialog, string version, Answers known) =>
        new(dialog.Id, version, known, null, [.. known.Given.Select(given => given.Question)]);
}
