using System.Text;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Privacy;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>Names, numbers and addresses in what somebody wrote: noticed, and left out when asked.</summary>
internal static class PersonalData
{
    public static bool IsIn(Exchange exchange, string text) => Of(exchange).Parse(text).Count > 0;

    /// <summary>Replaces them in the answer to this question, and asks the present question again.</summary>
    public static TurnDecision LeaveOut(Exchange exchange, string? question)
    {
        var stack = exchange.Dialogs.DialogStack;
        for (var depth = 0; question is not null && depth < stack.Length; depth++)
        {
            if (stack[depth].Answers[question] is Answer.Written written)
            {
                var instance = stack[depth] with { Answers = stack[depth].Answers.With(question, new Answer.Written(Mask(exchange, written.Text))) };
                var dialogs = new DialogState(stack.SetItem(depth, instance));
                return exchange.Decision(dialogs, [Walk.Present(exchange, dialogs, [exchange.Say(WordingIds.PrivacyLeftOut)])]);
            }
        }

        return Rescue.OldButton(exchange);
    }

    private static string Mask(Exchange exchange, string text)
    {
        var masked = new StringBuilder(text);
        foreach (var found in Of(exchange).Parse(text).OrderByDescending(result => result.Start))
        {
            masked.Remove(found.Start, found.End - found.Start + 1).Insert(found.Start, exchange.Say(WordingIds.Masked((string)found.Resolution["value"])));
        }

        return masked.ToString();
    }

    private static PersonalDataModel Of(Exchange exchange) =>
        new(PrivacyWords.Of(exchange.Content.Names, exchange.Content.Language), exchange.Tongue, DateOnly.FromDateTime(exchange.Input.Now.UtcDateTime));
}
