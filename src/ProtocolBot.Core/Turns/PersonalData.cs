using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>Names, numbers and addresses in what somebody wrote: noticed, and left out when asked.</summary>
internal static class PersonalData
{
    public static bool IsIn(Exchange exchange, string text) => Of(exchange).IsNeeded(text);

    /// <summary>Replaces them in the answer to this question, and asks the present question again.</summary>
    public static TurnDecision LeaveOut(Exchange exchange, string? question)
    {
        var stack = exchange.Dialogs.DialogStack;
        for (var depth = 0; question is not null && depth < stack.Length; depth++)
        {
            if (stack[depth].Answers[question] is Answer.Written written)
            {
                var instance = stack[depth] with { Answers = stack[depth].Answers.With(question, new Answer.Written(Of(exchange).Of(written.Text))) };
                var dialogs = new DialogState(stack.SetItem(depth, instance));
                return exchange.Decision(dialogs, [Walk.Present(exchange, dialogs, [exchange.Say(WordingIds.PrivacyLeftOut)])]);
            }
        }

        return Rescue.OldButton(exchange);
    }

    private static LeavingOut Of(Exchange exchange) => new(exchange.Content, exchange.Tongue, exchange.Input.Now);
}
