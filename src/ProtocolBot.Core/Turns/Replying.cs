using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>Takes an answer to the present question and goes on, or asks on when it is not one.</summary>
internal static class Replying
{
    public static TurnDecision Read(Exchange exchange, WaterfallStep step, AnswerReading reading, string? text) => reading switch
    {
        AnswerReading.Understood understood => Take(exchange, step, understood, text),
        AnswerReading.AsksWhy => AskedFor.Why(exchange),
        AnswerReading.Partly => AskAgain(exchange, exchange.Say(WordingIds.ReAskPartly)),
        AnswerReading.DoesNotKnow => AskAgain(exchange, exchange.Say(WordingIds.ReAskDoesNotKnow)),
        AnswerReading.Several several => AskAgain(exchange, exchange.Say(WordingIds.ReAskSeveral, ("choices", exchange.List(several.Choices.Select(choice => $"‘{exchange.Say(choice.Label)}’"), WordingIds.Or)))),
        AnswerReading.AloneWithOthers alone => AskAgain(exchange, exchange.Say(WordingIds.ReAskAlone, ("choice", exchange.Say(alone.Alone.Label)))),
        AnswerReading.TooLong tooLong => AskAgain(exchange, exchange.Say(WordingIds.ReAskTooLong, ("length", Number(tooLong.Length)), ("most", Number(tooLong.Most)))),
        AnswerReading.NotUnderstood => Rescue.NotUnderstood(exchange, text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static TurnDecision Take(Exchange exchange, WaterfallStep step, AnswerReading.Understood understood, string? text)
    {
        var active = exchange.Dialogs.Active!;
        if (active.Changing == DialogInstance.ChoosingWhatToChange && understood.Answer is Answer.Chosen question)
        {
            return Corrections.Change(exchange, question.Ids);
        }

        if (active.Changing is Filing.AskingSchool or Filing.AskingLeidinggevende && understood.Answer is Answer.Chosen { Ids: [var told] })
        {
            return Filing.Answered(exchange, active.Changing, told);
        }

        if (Walk.IsConfirm(exchange, active, step) && understood.Answer is Answer.Chosen confirmed)
        {
            return Summaries.Confirmed(exchange, confirmed);
        }

        var dialogs = Settle(exchange, exchange.Dialogs.Answer(step.Id, understood.Answer));
        return step.Prompt is TextPrompt
            ? Walk.On(exchange, dialogs, Warnings(exchange, step, understood.Answer), [])
            : WithMore(exchange, step, dialogs, understood, text);
    }

    /// <summary>What else a sentence said is filled in too, and all that was not said plainly is read back.</summary>
    private static TurnDecision WithMore(Exchange exchange, WaterfallStep step, DialogState dialogs, AnswerReading.Understood understood, string? text)
    {
        var scenario = exchange.ScenarioOf(dialogs.Active!);
        var more = understood.Sure || text is null ? Answers.None : Positions.NewOnes(scenario.Dialog, dialogs.Active!.Answers, Fills.Of(exchange.Lexicon, scenario, text));
        if (understood.Sure && more.Given.IsEmpty)
        {
            return Walk.On(exchange, dialogs, [], []);
        }

        var said = new Answers([new GivenAnswer(step.Id, understood.Answer), .. more.Given]);
        var filled = dialogs.Fill(more);
        return Walk.On(exchange, filled, [Corrections.ReadBack(exchange, scenario, said, Starting.ReceiptIfEnded(exchange, filled))], []);
    }

    /// <summary>Answers that no longer fit what was answered now are dropped.</summary>
    private static DialogState Settle(Exchange exchange, DialogState dialogs) => dialogs.WithActive(active =>
    {
        var answers = Positions.Fit(exchange.ScenarioOf(active).Dialog, active.Answers);
        return active with { Answers = answers, Prefilled = [.. active.Carried().Where(question => answers[question] is not null)] };
    });

    /// <summary>Danger, names and numbers in what somebody wrote. They are pointed out, and the answer stands.</summary>
    private static ImmutableArray<Reply> Warnings(Exchange exchange, WaterfallStep step, Answer answer)
    {
        if (answer is not Answer.Written { Text: var text })
        {
            return [];
        }

        var warnings = ImmutableArray.CreateBuilder<Reply>();
        if (Urgency.Of(exchange.Lexicon, exchange.Lexicon.Words(text)) is Urgent.Danger)
        {
            warnings.Add(Notices.Danger(exchange));
        }

        if (PersonalData.IsIn(exchange, text))
        {
            warnings.Add(exchange.Message(null, exchange.Say(WordingIds.PrivacyWarning), exchange.Button(WordingIds.ButtonLeaveOut, Asks.LeaveOut, step.Id)));
        }

        return warnings.ToImmutable();
    }

    private static TurnDecision AskAgain(Exchange exchange, string line) => exchange.Stay(Walk.Present(exchange, exchange.Dialogs, [line]));

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
