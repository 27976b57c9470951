using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>From answers to what is said next: on through dialogs that lead to others, to a question, a summary or a verdict.</summary>
internal static class Walk
{
    /// <summary>More dialogs one after another than content can hold; a run of them is our mistake.</summary>
    private const int MostDialogs = 12;

    /// <param name="dialogs">The stack after what was answered.</param>
    /// <param name="above">Said first, in messages of their own.</param>
    /// <param name="lines">Said above the next question.</param>
    /// <param name="text">What was typed: a dialog that is gone on in may find more answers in it.</param>
    public static TurnDecision On(Exchange exchange, DialogState dialogs, ImmutableArray<Reply> above, ImmutableArray<string> lines, string? text = null)
    {
        var (stack, wentOn, understood) = GoOn(exchange, dialogs, text);
        var said = ImmutableArray.CreateBuilder<Reply>();
        said.AddRange(Notices.New(exchange, stack));
        said.AddRange(above);
        said.AddRange(understood);
        if (Ended(exchange, stack) is { } verdict)
        {
            if (lines.Length + wentOn.Length > 0)
            {
                said.Add(exchange.Message(null, string.Join("\n\n", [.. lines, .. wentOn])));
            }

            said.Add(Verdicts.Card(exchange, stack.Active!, verdict));
            return exchange.Decision(DialogState.Empty, said.ToImmutable()) with { Status = DialogTurnStatus.Complete };
        }

        said.Add(Present(exchange, stack, [.. lines, .. wentOn]));
        return exchange.Decision(stack, said.ToImmutable());
    }

    /// <summary>The present question of the active dialog: one of its steps, its summary, or which answer to change.</summary>
    public static Reply Present(Exchange exchange, DialogState dialogs, ImmutableArray<string> before)
    {
        var active = dialogs.Active ?? throw new InvalidOperationException("no dialog, no question");
        return Asked(exchange, active) switch
        {
            { } asked when IsConfirm(exchange, active, asked.Step) => Summaries.Of(exchange, dialogs, asked, before),
            { } asked => Questions.Of(exchange, dialogs, asked, before),
            null => throw new InvalidOperationException($"the dialog '{active.Id}' ended and was not taken away"),
        };
    }

    /// <summary>The step that the next answer is for; null when no dialog runs, or the one that does has ended.</summary>
    public static WaterfallStep? PresentStep(Exchange exchange, DialogState dialogs) =>
        dialogs.Active is { } active ? Asked(exchange, active)?.Step : null;

    /// <summary>Whether a step is the one that sends, changes or cancels.</summary>
    public static bool IsConfirm(Exchange exchange, DialogInstance active, WaterfallStep step)
    {
        var dialog = exchange.ScenarioOf(active).Dialog;
        return (active.Changing == Filing.AskingToSend && step.Id == Filing.AskingToSend) || dialog.Finish is FinishKind.Summary && step.Id == dialog.Steps[^1].Id;
    }

    private static AskedStep? Asked(Exchange exchange, DialogInstance active) => active.Changing == DialogInstance.ChoosingWhatToChange
        ? Corrections.WhichAnswer(exchange, active)
        : Filing.Step(exchange, active) ?? Positions.Of(exchange.ScenarioOf(active).Dialog, active);

    private static (DialogState Stack, ImmutableArray<string> Lines, ImmutableArray<Reply> Understood) GoOn(Exchange exchange, DialogState dialogs, string? text)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var understood = ImmutableArray.CreateBuilder<Reply>();
        for (var depth = 0; depth < MostDialogs; depth++)
        {
            var active = dialogs.Active!;
            if (active.Changing is not null || Positions.GoesOn(exchange.ScenarioOf(active).Dialog, active.Answers) is not { } next)
            {
                return (dialogs, lines.ToImmutable(), understood.ToImmutable());
            }

            var scenario = exchange.Content.Scenario(next.Scenario) ?? throw new InvalidOperationException($"no scenario '{next.Scenario}' to go on in");
            var known = Positions.Carry(scenario.Dialog, active.Answers, next.Answers);
            dialogs = dialogs.GoOn(scenario.Dialog, exchange.Content.Hash, known);
            lines.Add(exchange.Say(WordingIds.GoOn, ("title", exchange.Say(scenario.Title))));
            if (text is not null && Positions.NewOnes(scenario.Dialog, known, Fills.Of(exchange.Lexicon, scenario, text)) is { Given.IsEmpty: false } said)
            {
                dialogs = dialogs.Fill(said);
                understood.Add(Corrections.ReadBack(exchange, scenario, said, Starting.ReceiptIfEnded(exchange, dialogs)));
            }
        }

        throw new InvalidOperationException("the dialogs go on in one another for ever");
    }

    private static Verdict? Ended(Exchange exchange, DialogState stack) =>
        stack.Active is { Changing: null } active ? Positions.Ended(exchange.ScenarioOf(active), active.Answers, exchange.Person.Role) : null;
}
